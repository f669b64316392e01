using SgRules.Addressing;

namespace SgRules.Laboratory;

/// <summary>A port of a bridge, with a wire behind it that frames are sent and observed on.</summary>
/// <param name="Device">The port's device.</param>
/// <param name="Mac">Frames to this address leave by this port and no other, whatever is sent from where.</param>
internal sealed record LabPort(string Device, MacAddress Mac)
{
    /// <summary>Addresses that the host itself reaches here: it has a route and a neighbour entry for each, and asks nobody.</summary>
    public ValueList<InternetAddress> Addresses { get; init; }

    /// <summary>Whether the bridge sends frames back to the port that they came by (hairpin mode).</summary>
    public bool IsHairpin { get; init; }
}
