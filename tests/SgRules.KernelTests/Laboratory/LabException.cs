using System.ComponentModel;
using System.Runtime.InteropServices;

namespace SgRules.Laboratory;

/// <summary>The laboratory itself doesn't work, or is used in a way that it can't be.</summary>
public sealed class LabException(string message) : Exception(message)
{
    internal static LabException OfLastError(string what) => OfError(what, Marshal.GetLastPInvokeError());

    internal static LabException OfError(string what, int error) => new($"{what}: {new Win32Exception(error).Message}");
}
