using System.Runtime.InteropServices;

namespace SgRules.Laboratory;

/// <summary>The C library's calls that the framework has no name for, with the kernel's own names for numbers (x86-64 and arm64 alike).</summary>
internal static partial class LibC
{
    public const int CloneNewNet = 0x4000_0000;
    public const int OpenReadOnlyCloseOnExec = 0x8_0000;

    public const uint MemoryFileCloseOnExec = 1;

    public const int AfInet = 2;
    public const int AfInet6 = 10;
    public const int AfNetlink = 16;
    public const int AfPacket = 17;

    /// <summary>A raw socket that children don't inherit.</summary>
    public const int SockRaw = 3 | 0x8_0000;

    public const int SignalKill = 9;

    public const int MsgDontWait = 0x40;

    public const int SolSocket = 1;
    public const int SolPacket = 263;
    public const int SoBroadcast = 6;
    public const int SoBindToDevice = 25;
    public const int SoSendBufferForce = 32;
    public const int SoReceiveBufferForce = 33;
    public const int PacketStatistics = 6;
    public const int PacketIgnoreOutgoing = 23;

    public const int ErrorInterrupted = 4;
    public const int ErrorTryAgain = 11;
    public const int ErrorExists = 17;
    public const int ErrorNoBuffers = 105;

    [LibraryImport("libc", EntryPoint = "geteuid")]
    public static partial uint EffectiveUser();

    /// <summary>Sends a signal to a process, or to a group of them by its negative number.</summary>
    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    public static partial int Kill(int process, int signal);

    [LibraryImport("libc", EntryPoint = "unshare", SetLastError = true)]
    public static partial int Unshare(int flags);

    [LibraryImport("libc", EntryPoint = "setns", SetLastError = true)]
    public static partial int EnterNamespace(int descriptor, int kind);

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "memfd_create", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int CreateMemoryFile(string name, uint flags);

    [LibraryImport("libc", EntryPoint = "mkfifo", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int MakePipe(string path, int mode);

    [LibraryImport("libc", EntryPoint = "close")]
    public static partial int Close(int descriptor);

    [LibraryImport("libc", EntryPoint = "socket", SetLastError = true)]
    public static partial int Socket(int family, int kind, int protocol);

    [LibraryImport("libc", EntryPoint = "bind", SetLastError = true)]
    public static partial int Bind(int descriptor, ReadOnlySpan<byte> address, uint addressLength);

    [LibraryImport("libc", EntryPoint = "setsockopt", SetLastError = true)]
    public static partial int SetOption(int descriptor, int level, int option, ReadOnlySpan<byte> value, uint length);

    [LibraryImport("libc", EntryPoint = "getsockopt", SetLastError = true)]
    public static partial int GetOption(int descriptor, int level, int option, Span<byte> value, ref uint length);

    [LibraryImport("libc", EntryPoint = "sendto", SetLastError = true)]
    public static partial nint SendTo(int descriptor, ReadOnlySpan<byte> data, nuint length, int flags, ReadOnlySpan<byte> address, uint addressLength);

    [LibraryImport("libc", EntryPoint = "recvfrom", SetLastError = true)]
    public static partial nint ReceiveFrom(int descriptor, Span<byte> data, nuint length, int flags, Span<byte> address, ref uint addressLength);

    [LibraryImport("libc", EntryPoint = "poll", SetLastError = true)]
    public static partial int Poll(ref PollRequest request, nuint count, int milliseconds);

    [LibraryImport("libc", EntryPoint = "sched_getaffinity", SetLastError = true)]
    public static partial int GetAffinity(int thread, nuint size, Span<byte> mask);

    [LibraryImport("libc", EntryPoint = "sched_setaffinity", SetLastError = true)]
    public static partial int SetAffinity(int thread, nuint size, ReadOnlySpan<byte> mask);

    /// <summary>A call's result, or an exception with the kernel's words if it is negative.</summary>
    public static int Checked(int result, string what) => result >= 0 ? result : throw LabException.OfLastError(what);
}
