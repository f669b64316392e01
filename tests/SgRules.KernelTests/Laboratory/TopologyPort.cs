using static System.FormattableString;

namespace SgRules.Laboratory;

/// <summary>A port as it was made.</summary>
/// <param name="Lab">What was asked for.</param>
/// <param name="Index">The kernel's number of its device.</param>
/// <param name="Wire">The kernel's number of the wire's far end, where frames are sent and observed.</param>
/// <param name="IsSentinel">Whether it is the laboratory's own.</param>
internal sealed record TopologyPort(LabPort Lab, int Index, int Wire, bool IsSentinel)
{
    public string Device => Lab.Device;

    public string WireName => Invariant($"w{Wire}");
}
