using SgRules.Addressing;
using SgRules.Netfilter;

namespace SgRules.Laboratory;

/// <summary>
/// Bridges with ports in a network namespace of their own, the rules of one host, and frames sent through them on the kernel. Nothing outside is
/// touched, and nothing is left when the process ends, however it ends. Several laboratories don't disturb each other; one is used by one thread at a time.
/// </summary>
internal sealed class KernelLab : IDisposable
{
    private KernelLab()
    {
    }

    /// <summary>Why there can be no laboratory here; <see langword="null"/> if there can be.</summary>
    public static string? SkipReason => null;

    /// <summary>Makes the bridges and waits until all ports forward.</summary>
    public static KernelLab Open(IEnumerable<LabBridge> bridges) => throw new NotSupportedException();

    /// <summary>The host's own address on a bridge.</summary>
    public MacAddress MacOf(string bridge) => throw new NotSupportedException();

    /// <summary>Replaces all that was loaded, on either backend, by a ruleset's documents.</summary>
    /// <exception cref="LoadException">A tool refuses a document.</exception>
    public void Load(Ruleset ruleset, Backend backend) => throw new NotSupportedException();

    /// <summary>What the save tools print now.</summary>
    public SavedText Save(Backend backend) => throw new NotSupportedException();

    /// <summary>Sends shots, each as if there were no other.</summary>
    /// <returns>
    /// For each shot the devices where its last frame arrived, sorted: ports, and the bridge's name if the host received it (an IP packet: behind
    /// chain INPUT). What comes back to the shot's own port isn't an arrival.
    /// </returns>
    public IReadOnlyList<ImmutableArray<string>> Send(IReadOnlyList<Shot> shots) => throw new NotSupportedException();

    public void Dispose()
    {
    }
}
