using SgRules.Netfilter;
using SgRules.Policies;

namespace SgRules.Layouts;

/// <summary>What rules on frames say of a guest port, made once and shared by all of them (contract 3.16).</summary>
internal sealed class FrameTerms
{
    private FrameTerms(PortTerms terms)
    {
        Port = terms.Port;
        Origin = new Origin("3.16", terms.Subject);
        var device = DevicePattern.Exact(Port.Device);
        In = new FramePortMatch(PacketSide.Source, device);
        Out = new FramePortMatch(PacketSide.Destination, device);
        Mac = new FrameAddressMatch(PacketSide.Source, Port.Mac);
        ArpMac = new ArpMacMatch(PacketSide.Source, Port.Mac);
    }

    public GuestPort Port { get; }

    public Origin Origin { get; }

    public Match In { get; }

    public Match Out { get; }

    public Match Mac { get; }

    public Match ArpMac { get; }

    /// <summary>Those of all bridges, by device; no device is a port of two.</summary>
    public static FrameTerms[] Of(BridgePorts[] bridges)
    {
        FrameTerms[] guests = [.. bridges.SelectMany(bridge => bridge.Guests).Select(terms => new FrameTerms(terms))];
        if (bridges.Length > 1)
        {
            Array.Sort(guests, (left, right) => string.CompareOrdinal(left.Port.Device, right.Port.Device));
        }

        return guests;
    }
}
