using SgRules.Addressing;

namespace SgRules.Policies;

/// <summary>One choice for both ends.</summary>
internal sealed record EndPair(EndChoice From, EndChoice To)
{
    private const int Unfiltered = 3;

    /// <summary>Whether both are ports of one filtered bridge in one network, so that nothing leaves it.</summary>
    public bool IsLocal => IsSwitched && From.Port is { } sender && To.Port is { } receiver && sender.IsAtBridgeOf(receiver);

    /// <summary>How good the choice is, the smaller the better.</summary>
    public int Rank => IsSwitched && From.Port is not null ? 0 : Unfiltered - (From.Port is null ? 0 : 1) - (To.Port is null ? 0 : 1);

    // In one network no router is between them, and the frame keeps its source address.
    private bool IsSwitched => From.IsInNetworkOf(To);

    /// <summary>The passages between them.</summary>
    /// <param name="group">The frame's destination address, if it goes to several stations.</param>
    public IEnumerable<HostPassage> Passages(MacAddress? group)
    {
        var receiverMac = group ?? To.Mac ?? Journey.NextHopMac;
        if (IsLocal)
        {
            var (sender, receiver) = (From.Port!, To.Port!);
            yield return new HostPassage(sender.Host.Name, Passage.Bridged(sender.Bridge.Name, sender.Device, receiver.Device, sender.Nic.Mac)) { DestinationMac = receiverMac };
            yield break;
        }

        if (From.Port is { } leaving)
        {
            yield return new HostPassage(leaving.Host.Name, Passage.Bridged(leaving.Bridge.Name, leaving.Device, leaving.Uplink!, leaving.Nic.Mac))
            {
                AssumedUplink = leaving.AssumedUplink,
                DestinationMac = IsSwitched ? receiverMac : group ?? Journey.NextHopMac,
            };
        }

        if (To.Port is { } entering)
        {
            var mac = IsSwitched ? From.Place!.Nic.Mac : Journey.RouterMac;
            yield return new HostPassage(entering.Host.Name, Passage.Bridged(entering.Bridge.Name, entering.Uplink!, entering.Device, mac))
            {
                AssumedUplink = entering.AssumedUplink,
                DestinationMac = receiverMac,
            };
        }
    }
}
