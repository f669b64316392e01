using SgRules.Addressing;
using SgRules.Netfilter;
using SgRules.Policies;

namespace SgRules.Layouts;

/// <summary>Lays out what frames pass (contract 3.16): one table for the host, the same in every layout (design, section 5.3).</summary>
/// <remarks>
/// What comes in is decided where the sender's port is known, what goes out where the receiver's is. A frame of IP between two ports
/// costs the tests of one path through the tree of devices, and at most two more going out.
/// </remarks>
internal sealed class EthernetLayout
{
    private const string Paragraph = "3.16";

    private static readonly EtherType[] Carried = [EtherType.IPv4, EtherType.IPv6, EtherType.Arp];

    private readonly EthernetNames _names;
    private readonly List<Chain> _chains = [];

    private EthernetLayout(EthernetNames names) => _names = names;

    /// <summary>Lays a policy's frames out.</summary>
    /// <returns>The table, or <see langword="null"/> with the errors that stand against it; without a guest, a table without a rule of ours.</returns>
    public static (EthernetTable? Table, ValueList<Diagnostic> Findings) Lay(HostPolicy policy)
    {
        GuestPort[] guests = [.. policy.Bridges.ToImmutableArray().SelectMany(bridge => bridge.GuestPorts.ToImmutableArray())];
        if (guests.Length == 0)
        {
            return (EthernetTable.Empty, []);
        }

        var registry = new NameRegistry();
        var layout = new EthernetLayout(new EthernetNames(registry));
        var (senders, receivers) = (layout.Senders(guests), layout.Receivers(guests));
        return registry.Collisions.IsEmpty ? (layout.ToTable(senders, receivers), []) : (null, registry.Collisions);
    }

    private EthernetTable ToTable(ChainName senders, ChainName receivers) => EthernetTable.Create(
        [Rule.Create(new Origin(Paragraph, "what comes in"), Target.Jump(senders))],
        [Rule.Create(new Origin(Paragraph, "what goes out"), Target.Jump(receivers))],
        _chains);

    private ChainName Senders(GuestPort[] guests)
    {
        foreach (var instance in guests.GroupBy(guest => guest.Instance, StringComparer.Ordinal))
        {
            AddInstance(instance.Key, [.. instance.OrderBy(guest => guest.Device, StringComparer.Ordinal)]);
        }

        return AddRoot(_names.Senders, [], PacketSide.Source, guests, guest => Target.Jump(_names.Instance(guest.Instance)));
    }

    // RETURN, not ACCEPT: what is carried goes straight back to the hook, so other tools' rules behind it are asked at no cost.
    private ChainName Receivers(GuestPort[] guests) => AddRoot(
        _names.Receivers,
        Carried.Select(type => Rule.Create(new Origin(Paragraph, $"{type} is carried"), Target.Return, new FrameTypeMatch(type))),
        PacketSide.Destination,
        guests,
        _ => Target.Drop);

    private ChainName AddRoot(ChainName name, IEnumerable<Rule> first, PacketSide side, GuestPort[] guests, Func<GuestPort, Target> target)
    {
        var leaves = guests.Select(guest => new EthernetLeaf(guest.Device, OfPort(guest, target(guest), new FramePortMatch(side, DevicePattern.Exact(guest.Device)))));
        var rules = new EthernetTree(side, _names, _chains).Grow([.. leaves]);
        _chains.Add(new Chain(name, [.. first, .. rules]) { Policy = Verdict.Return });
        return name;
    }

    // One chain an instance, so that its name doesn't change with the number of its NICs; its rules name the device, and a NIC more
    // leaves those of the others as they are. They ACCEPT: ebtables has no goto, so a RETURN would walk through the rest of every
    // node above, for each packet. It ends this table's chain only; rules of other tools are asked if they stand before the hook,
    // in another table or in a chain of nft's own. IP stands first: most frames are.
    private void AddInstance(string instance, GuestPort[] nics)
    {
        Rule[] rules =
        [
            .. nics.SelectMany(nic => new[] { OfNic(nic, EtherType.IPv4), OfNic(nic, EtherType.IPv6) }),
            .. nics.SelectMany(OfArp),
        ];
        _chains.Add(new Chain(_names.Instance(instance), [.. rules]) { Policy = Verdict.Drop });
    }

    private static IEnumerable<Rule> OfArp(GuestPort nic)
    {
        IPPrefix[] own = [.. nic.OwnAddressesOf(IPFamily.IPv4)];
        var sender = new ArpMacMatch(PacketSide.Source, nic.Mac);
        Match[] probe = [new ArpOperationMatch(ArpMessage.Request), new ArpAddressMatch(PacketSide.Source, ControlTraffic.UnspecifiedIPv4)];
        return
        [
            .. own.Select(prefix => OfNic(nic, EtherType.Arp, [.. Within(PacketSide.Source, prefix), sender])),
            .. own.Select(prefix => OfNic(nic, EtherType.Arp, [.. probe, .. Within(PacketSide.Destination, prefix), sender])),
        ];
    }

    // Every address is in the prefix of everything: no condition says so exactly.
    private static Match[] Within(PacketSide side, IPPrefix prefix) => prefix.IsAny ? [] : [new ArpAddressMatch(side, prefix)];

    private static Rule OfNic(GuestPort nic, EtherType type, params ReadOnlySpan<Match> message) => OfPort(
        nic,
        Target.Accept,
        [new FrameTypeMatch(type), new FrameAddressMatch(PacketSide.Source, nic.Mac), new FramePortMatch(PacketSide.Source, DevicePattern.Exact(nic.Device)), .. message]);

    private static Rule OfPort(GuestPort port, Target target, params ReadOnlySpan<Match> matches) =>
        Rule.Create(new Origin(Paragraph, $"{port.Instance} {port.Device}"), target, matches);
}
