using System.Runtime.InteropServices;
using SgRules.Addressing;
using SgRules.Netfilter;

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

    private static readonly Match IsIPv4 = new FrameTypeMatch(EtherType.IPv4);
    private static readonly Match IsIPv6 = new FrameTypeMatch(EtherType.IPv6);
    private static readonly Match IsArp = new FrameTypeMatch(EtherType.Arp);
    private static readonly Match IsRequest = new ArpOperationMatch(ArpMessage.Request);
    private static readonly Match FromNoAddress = new ArpAddressMatch(PacketSide.Source, ControlTraffic.UnspecifiedIPv4);

    private readonly EthernetNames _names;
    private readonly List<Chain> _chains = [];
    private readonly List<Rule> _rules = [];

    private EthernetLayout(EthernetNames names) => _names = names;

    /// <summary>Lays out what frames the guests of all bridges may send and receive.</summary>
    /// <returns>The table, or <see langword="null"/> with the errors that stand against it; without a guest, a table without a rule of ours.</returns>
    public static (EthernetTable? Table, ValueList<Diagnostic> Findings) Lay(BridgePorts[] bridges)
    {
        var guests = FrameTerms.Of(bridges);
        if (guests.Length == 0)
        {
            return (EthernetTable.Empty, []);
        }

        return TryLay(guests, new NameRegistry(remembersAll: false), out var table, out var findings)
            || TryLay(guests, new NameRegistry(remembersAll: true), out table, out findings)
            ? (table, findings)
            : throw new InvalidOperationException("Two chains have one name that nobody took twice.");
    }

    private static bool TryLay(FrameTerms[] guests, NameRegistry registry, out EthernetTable? table, out ValueList<Diagnostic> findings)
    {
        var layout = new EthernetLayout(new EthernetNames(registry));
        var (senders, receivers) = (layout.Senders(guests), layout.Receivers(guests));
        findings = registry.Collisions;
        table = null;
        return !findings.IsEmpty || EthernetTable.TryCreate(
            [Rule.Create(new Origin(Paragraph, "what comes in"), Target.Jump(senders))],
            [Rule.Create(new Origin(Paragraph, "what goes out"), Target.Jump(receivers))],
            layout._chains,
            out table);
    }

    private ChainName Senders(FrameTerms[] guests)
    {
        var siblings = Siblings(guests);
        var chains = new Dictionary<string, Target>(guests.Length, StringComparer.Ordinal);
        foreach (var guest in guests)
        {
            var instance = guest.Port.Instance;
            ref var chain = ref CollectionsMarshal.GetValueRefOrAddDefault(chains, instance, out _);
            chain ??= Target.Jump(AddInstance(instance, siblings.TryGetValue(instance, out var nics) ? CollectionsMarshal.AsSpan(nics) : [guest]));
        }

        return AddRoot(_names.Senders, [], PacketSide.Source, guests, guest => Rule.Adopt(guest.Origin, chains[guest.Port.Instance], [guest.In]));
    }

    // The guests of each instance that has several, by device; most have one.
    private static Dictionary<string, List<FrameTerms>> Siblings(FrameTerms[] guests)
    {
        var known = new HashSet<string>(guests.Length, StringComparer.Ordinal);
        var several = new Dictionary<string, List<FrameTerms>>(StringComparer.Ordinal);
        foreach (var guest in guests)
        {
            if (!known.Add(guest.Port.Instance))
            {
                _ = several.TryAdd(guest.Port.Instance, []);
            }
        }

        foreach (var guest in several.Count == 0 ? [] : guests)
        {
            if (several.TryGetValue(guest.Port.Instance, out var nics))
            {
                nics.Add(guest);
            }
        }

        return several;
    }

    // RETURN, not ACCEPT: what is carried goes straight back to the hook, so other tools' rules behind it are asked at no cost.
    private ChainName Receivers(FrameTerms[] guests) => AddRoot(
        _names.Receivers,
        Carried.Select(type => Rule.Create(new Origin(Paragraph, $"{type} is carried"), Target.Return, new FrameTypeMatch(type))),
        PacketSide.Destination,
        guests,
        guest => Rule.Adopt(guest.Origin, Target.Drop, [guest.Out]));

    private ChainName AddRoot(ChainName name, IEnumerable<Rule> first, PacketSide side, FrameTerms[] guests, Func<FrameTerms, Rule> leafOf)
    {
        var leaves = Array.ConvertAll(guests, guest => new EthernetLeaf(guest.Port.Device, leafOf(guest)));
        var rules = new EthernetTree(side, _names, _chains).Grow(leaves);
        _chains.Add(new Chain(name, [.. first, .. rules]) { Policy = Verdict.Return });
        return name;
    }

    // One chain an instance, so that its name doesn't change with the number of its NICs; its rules name the device, and a NIC more
    // leaves those of the others as they are. They ACCEPT: ebtables has no goto, so a RETURN would walk through the rest of every
    // node above, for each packet. It ends this table's chain only; rules of other tools are asked if they stand before the hook,
    // in another table or in a chain of nft's own. IP stands first: most frames are.
    private ChainName AddInstance(string instance, ReadOnlySpan<FrameTerms> nics)
    {
        foreach (var nic in nics)
        {
            _rules.Add(OfNic(nic, [IsIPv4, nic.Mac, nic.In]));
            _rules.Add(OfNic(nic, [IsIPv6, nic.Mac, nic.In]));
        }

        foreach (var nic in nics)
        {
            AddArp(nic);
        }

        var name = _names.Instance(instance);
        _chains.Add(new Chain(name, ValueList.Create<Rule>(CollectionsMarshal.AsSpan(_rules))) { Policy = Verdict.Drop });
        _rules.Clear();
        return name;
    }

    // Every address is in the prefix of everything: no condition says so exactly.
    private void AddArp(FrameTerms nic)
    {
        foreach (var own in nic.Port.OwnAddresses)
        {
            if (own.Family == IPFamily.IPv4)
            {
                _rules.Add(OfNic(nic, own.IsAny ? [IsArp, nic.Mac, nic.In, nic.ArpMac] : [IsArp, nic.Mac, nic.In, new ArpAddressMatch(PacketSide.Source, own), nic.ArpMac]));
            }
        }

        foreach (var own in nic.Port.OwnAddresses)
        {
            if (own.Family == IPFamily.IPv4)
            {
                _rules.Add(OfNic(nic, own.IsAny
                    ? [IsArp, nic.Mac, nic.In, IsRequest, FromNoAddress, nic.ArpMac]
                    : [IsArp, nic.Mac, nic.In, IsRequest, FromNoAddress, new ArpAddressMatch(PacketSide.Destination, own), nic.ArpMac]));
            }
        }
    }

    private static Rule OfNic(FrameTerms nic, Match[] conditions) => Rule.Adopt(nic.Origin, Target.Accept, conditions);
}
