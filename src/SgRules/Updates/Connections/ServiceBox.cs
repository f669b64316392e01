using SgRules.Addressing;

namespace SgRules.Updates;

/// <summary>Ranges of protocols, and of their ports or messages.</summary>
internal readonly record struct ServiceBox(NumberRange Protocols, NumberRange First, NumberRange Second)
{
    /// <summary>Packets of these services, whatever the local end, with other ends that are given.</summary>
    public Region With(RegionSpace space, Region peers) => Level(
        RegionSpace.Protocol, Protocols, Level(RegionSpace.First, First, Level(RegionSpace.Second, Second, peers, space), space), space);

    /// <summary>The services between two ends: one box, or one for each protocol if they have ports.</summary>
    public IEnumerable<FlowBox> ToBoxes(ValueList<AddressRange> sources, ValueList<AddressRange> destinations)
    {
        if (Protocols.IsSingle || (First == NumberRange.AllPorts && Second == NumberRange.AllPorts))
        {
            return [FlowBox.Create(sources, destinations, Protocols, First, Second)];
        }

        var (first, second) = (First, Second);
        return Enumerable.Range(Protocols.First, Protocols.Last - Protocols.First + 1)
            .Select(protocol => FlowBox.Create(sources, destinations, NumberRange.Of(protocol), first, second));
    }

    private static Region Level(int level, NumberRange numbers, Region rest, RegionSpace space) =>
        space.Of(level, (UInt128)numbers.First, (UInt128)numbers.Last, rest);
}
