using System.Runtime.InteropServices;

namespace SgRules.Laboratory;

/// <summary>struct pollfd.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct PollRequest
{
    public const short Readable = 1;

    public int Descriptor;
    public short Wanted;
    public short Found;
}
