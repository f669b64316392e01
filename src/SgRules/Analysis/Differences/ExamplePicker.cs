using SgRules.Addressing;
using SgRules.Model;
using SgRules.Policies;

namespace SgRules.Analysis;

/// <summary>Picks one packet of a set, as plain as the set has one, and the way by which it meets only the gate that changed.</summary>
internal sealed class ExamplePicker(SideIndex old, SideIndex @new)
{
    private ExampleAddresses? _addresses;

    /// <summary>As <c>sgrules explain</c> has it where none is given (RFC 6335 section 6).</summary>
    public const ushort SourcePort = 49152;

    private static readonly uint[] Protocols = [6, 17, 1, 58, 47, .. Enumerable.Range(2, 254).Select(number => (uint)number)];

    private static readonly uint[] Ports = [443, 80, 22, 1024];

    /// <summary>An example for an instance; null if there is no NIC on both sides with an address of the family, or no port to replay it by.</summary>
    public PacketExample? Pick(string instance, Direction direction, PacketSpace space, Diagram set)
    {
        var family = space.Values.Family;
        foreach (var pair in NicPair.Of(old.NicsOf(instance), @new.NicsOf(instance)))
        {
            if (pair is { Old.TrustedPort: not null, New.TrustedPort: not null } && NearEnd(pair, family) is { } near)
            {
                return Example(pair, near, direction, space, set);
            }
        }

        return null;
    }

    private static InternetAddress? NearEnd(NicPair pair, IPFamily family)
    {
        var common = pair.New!.Port.OwnAddressesOf(family).Where(own => pair.Old!.Port.OwnAddresses.Contains(own)).ToList();
        return common.OrderBy(own => !own.IsSingleAddress).ThenBy(own => own.Address.IsIPv6LinkLocal).Select(own => (InternetAddress?)own.Address).FirstOrDefault();
    }

    private PacketExample Example(NicPair pair, InternetAddress near, Direction direction, PacketSpace space, Diagram set)
    {
        var isIngress = direction == Direction.Ingress;
        var values = Values(space, set, isIngress ? PacketField.Destination : PacketField.Source, near);
        _addresses ??= new ExampleAddresses(old, @new);
        var far = _addresses.Of(space.Values.Addresses.RangesOf(ValueSet.Of(values[isIngress ? PacketField.Source : PacketField.Destination])));
        var packet = PacketOf(values, isIngress ? far : near, isIngress ? near : far);
        return new PacketExample(packet, WayOf(pair.Old!, isIngress), WayOf(pair.New!, isIngress))
        {
            IsByEnds = _addresses.AreEnds(near, far) && pair is { Old.Bridge.Uplinks.IsEmpty: false, New.Bridge.Uplinks.IsEmpty: false },
        };
    }

    private static HostPassage WayOf(PlacedNic nic, bool isIngress) => new(nic.Host.Host, isIngress
        ? Passage.Bridged(nic.Bridge.Name, nic.TrustedPort!, nic.Port.Device, Journey.RouterMac)
        : Passage.Bridged(nic.Bridge.Name, nic.Port.Device, nic.TrustedPort!, nic.Port.Mac));

    private static Packet PacketOf(Dictionary<PacketField, uint> values, InternetAddress source, InternetAddress destination)
    {
        var protocol = Protocol.Of((int)values[PacketField.Protocol]);
        var (first, port) = ((int)values[PacketField.SourcePortOrMessage], (int)values[PacketField.DestinationPort]);
        var isOwnIcmp = protocol == (source.Family == IPFamily.IPv4 ? Protocol.Icmp : Protocol.IcmpV6);
        var payload = protocol.HasPorts ? PacketPayload.Ports(first, port) : isOwnIcmp ? PacketPayload.Icmp(first >> 8, first & byte.MaxValue) : default;
        _ = Packet.TryCreate(source, destination, protocol, payload, out var packet, out _);
        return packet! with { HopLimit = (byte)values[PacketField.HopLimit] };
    }

    private static Dictionary<PacketField, uint> Values(PacketSpace space, Diagram set, PacketField nearEnd, InternetAddress near)
    {
        var values = new Dictionary<PacketField, uint>();
        for (var level = 0; level < PacketValues.FieldCount; level++)
        {
            var field = space.FieldAt(level);
            var value = Choose(set, level, Liked(field, nearEnd, near, space, values));
            values.Add(field, value);
            set = set.At(level, value);
        }

        return values;
    }

    private static IEnumerable<uint> Liked(PacketField field, PacketField nearEnd, InternetAddress near, PacketSpace space, Dictionary<PacketField, uint> values) => field switch
    {
        _ when field == nearEnd => [space.Values.Addresses.Of(near)],
        PacketField.Source or PacketField.Destination => ExampleAddresses.Liked(space.Values.Family).Select(space.Values.Addresses.Of),
        PacketField.Protocol => Protocols.OrderBy(number => number == (space.Values.Family == IPFamily.IPv4 ? 58u : 1u) ? 1 : 0),
        PacketField.DestinationPort => Ports,
        PacketField.SourcePortOrMessage => values[PacketField.Protocol] switch { 1 => [8 << 8], 58 => [128 << 8], _ => [SourcePort] },
        PacketField.HopLimit => [Packet.DefaultHopLimit],
        _ => [0],
    };

    // A node of a set that isn't nothing always leads to a packet.
    private static uint Choose(Diagram set, int level, IEnumerable<uint> liked)
    {
        foreach (var value in liked)
        {
            if (!set.At(level, value).Is(Outcome.Drop))
            {
                return value;
            }
        }

        var first = 0u;
        for (var i = 0; set.Rests[i].Is(Outcome.Drop); i++)
        {
            first = set.Lasts[i] + 1;
        }

        return first;
    }
}
