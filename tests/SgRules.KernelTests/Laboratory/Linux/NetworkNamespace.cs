using static System.FormattableString;

namespace SgRules.Laboratory;

/// <summary>A network namespace without a name: it lives as long as this process holds it.</summary>
internal sealed class NetworkNamespace : IDisposable
{
    private readonly int _descriptor;

    private NetworkNamespace(int descriptor) => _descriptor = descriptor;

    /// <summary>Where a program that this process starts finds it.</summary>
    public string Path => Invariant($"/proc/{Environment.ProcessId}/fd/{_descriptor}");

    /// <summary>Makes a new one, in which the calling thread is then.</summary>
    public static NetworkNamespace Create()
    {
        LibC.Checked(LibC.Unshare(LibC.CloneNewNet), "unshare");
        return new(LibC.Checked(LibC.Open("/proc/thread-self/ns/net", LibC.OpenReadOnlyCloseOnExec), "/proc/thread-self/ns/net"));
    }

    /// <summary>Takes the calling thread in.</summary>
    public void Enter() => LibC.Checked(LibC.EnterNamespace(_descriptor, LibC.CloneNewNet), "setns");

    public void Dispose() => _ = LibC.Close(_descriptor);
}
