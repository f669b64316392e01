using SgRules.Netfilter;

namespace SgRules.Updates;

/// <summary>
/// Compares gates that stand alone, as those of the tree layout do: chains that leaves lead to, that ask neither ports nor the local end's address, behind a
/// bridge's chain that is the same in both states. Then what a port may begin is what its gate lets through, less what is decided around the gate; and the
/// latter is the same for all ports of the bridge, so it is worked out once for each kind of packets and not once for each of thousands of ports.
/// </summary>
internal sealed class SharedGates(PacketSide local, RegionSpace space, GateRules old, GateRules @new, GateDifference difference, GateWalk oldWalk, GateWalk newWalk)
{
    private readonly Dictionary<(string Bridge, int Packets), Region> _around = [];
    private readonly Dictionary<(ChainName Before, ChainName After), Region> _narrowed = [];

    /// <summary>Whether two bindings of an address have such gates.</summary>
    public bool CanBeAsked(GateBinding before, GateBinding after) =>
        before is { IsOpen: false, Policy: { } was, Trusted: { } trusted } && after is { IsOpen: false, Policy: { } @is }
        && before.Bridge == after.Bridge && trusted == after.Trusted
        && old.Bridges[before.Bridge] == @new.Bridges[after.Bridge] && difference.IsSame(old.Bridges[before.Bridge], trusted)
        && old.Chain(was) is { } from && @new.Chain(@is) is { } to && old.AsksPeersOnly(from) && @new.AsksPeersOnly(to);

    /// <summary>What could begin and can't any longer, by services and peers.</summary>
    public Region Narrowed(GateBinding before, GateBinding after)
    {
        var packets = Narrowed(before.Policy!, after.Policy!, before.Passage(local), after.Passage(local));
        if (packets.IsNothing)
        {
            return packets;
        }

        if (!_around.TryGetValue((before.Bridge, packets.Id), out var region))
        {
            var ofOne = space.Of(RegionSpace.Local, before.First, before.First, packets);
            var begun = oldWalk.AcceptedAround(before.Policy!, isOpen: true, before.Passage(local), ofOne);
            begun = space.Minus(begun, newWalk.AcceptedAround(after.Policy!, isOpen: false, after.Passage(local), begun));
            region = begun.IsNothing ? begun : begun.Segments[0].Rest;
            _around.Add((before.Bridge, packets.Id), region);
        }

        return region;
    }

    private Region Narrowed(ChainName before, ChainName after, GatePassage passageBefore, GatePassage passageAfter)
    {
        if (!_narrowed.TryGetValue((before, after), out var region))
        {
            var begun = oldWalk.Passing(before, difference.Between(before, after, passageBefore, passageAfter));
            region = space.Minus(begun, newWalk.Passing(after, begun));
            _narrowed.Add((before, after), region);
        }

        return region;
    }
}
