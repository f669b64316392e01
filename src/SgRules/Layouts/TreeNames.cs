using System.Globalization;
using SgRules.Addressing;
using SgRules.Model;
using SgRules.Netfilter;

namespace SgRules.Layouts;

/// <summary>The names of bridges' chains and of trees, groups and policies: each depends on what it stands for, never on other objects, a counter or a position (design, section 4).</summary>
internal sealed class TreeNames(NameRegistry registry)
{
    // 50 bits where a readable beginning stands beside it, 60 where none does, 30 for a bridge.
    private const int HashLetters = 10;
    private const int NodeLetters = 12;
    private const int TagLetters = 6;

    private const int MaxSetLength = 28;

    public static ChainName OpenEgress { get; } = ChainName.Parse($"{OwnNames.Stem}eg-open");

    public ChainName Bridge(string bridge) => registry.Chain(OwnNames.OfBridge(bridge), $"bridge {bridge}");

    public ChainName BridgeIn(string bridge) => registry.Chain(OwnNames.OfBridge(bridge, OwnNames.InEnd), $"what comes in by a port of bridge {bridge}");

    public ChainName BridgeOut(string bridge) => registry.Chain(OwnNames.OfBridge(bridge, OwnNames.OutEnd), $"what goes out by a port of bridge {bridge}");

    /// <summary>The guard of the senders, in the per-vm layout.</summary>
    public ChainName BridgeSource(string bridge) => registry.Chain(OwnNames.OfBridge(bridge, OwnNames.SourceEnd), $"who sends by a port of bridge {bridge}");

    /// <summary>The guard of the receivers, in the per-vm layout.</summary>
    public ChainName BridgeDestination(string bridge) => registry.Chain(OwnNames.OfBridge(bridge, OwnNames.DestinationEnd), $"who receives by a port of bridge {bridge}");

    /// <summary>What goes to an uplink or system port, in the per-vm layout.</summary>
    public ChainName BridgeTrusted(string bridge) => registry.Chain(OwnNames.OfBridge(bridge, OwnNames.TrustedEnd), $"what goes out by an uplink or system port of bridge {bridge}");

    /// <summary>What may always be sent, between ports of one instance, in the per-vm layout.</summary>
    public ChainName BridgeSelf(string bridge) => registry.Chain(OwnNames.OfBridge(bridge, OwnNames.SelfEnd), $"what goes between ports of one instance on bridge {bridge}");

    /// <summary>The node of an address tree that stands for a prefix.</summary>
    public ChainName Node(PacketSide side, string bridge, IPPrefix prefix)
    {
        var identity = $"{Word(side)} addresses {prefix} of bridge {bridge}";
        var local = prefix.Family == IPFamily.IPv4
            ? string.Create(CultureInfo.InvariantCulture, $"{(uint)prefix.Address.Bits:x8}-{prefix.Length}")
            : NameHash.Of(prefix.ToString(), NodeLetters);
        return registry.Chain($"{NodeStem(side, bridge, prefix)}-{local}", identity);
    }

    /// <summary>The node for the ports of a prefix whose devices begin alike.</summary>
    public ChainName DeviceNode(PacketSide side, string bridge, IPPrefix prefix, string devices)
    {
        var identity = $"{Word(side)} addresses {prefix} at devices {devices}+ of bridge {bridge}";
        return registry.Chain($"{NodeStem(side, bridge, prefix)}-{NameHash.Of($"{prefix} {devices}", NodeLetters)}", identity);
    }

    public ChainName Policy(Direction direction, ValueList<string> groups)
    {
        var identity = $"{Word(direction)} policy of groups {groups}";
        var readable = groups.IsEmpty ? "none" : string.Join('.', groups.ToImmutableArray());
        return registry.Chain(Shortened(direction == Direction.Ingress ? $"{OwnNames.Stem}in-" : $"{OwnNames.Stem}eg-", readable, identity, string.Empty, ChainName.MaxLength), identity);
    }

    public ChainName Group(Direction direction, string id)
    {
        var identity = $"{Word(direction)} rules of group {id}";
        var stem = direction == Direction.Ingress ? $"{OwnNames.Stem}gi-" : $"{OwnNames.Stem}ge-";
        return registry.Chain(PlainOrShortened(stem, id, identity, string.Empty, ChainName.MaxLength), identity);
    }

    public SetName GroupSet(string id, IPFamily family)
    {
        var identity = $"{family} members of group {id}";
        return registry.Set(PlainOrShortened(OwnNames.Stem, id, $"members of group {id}", Suffix(family), MaxSetLength), identity);
    }

    public SetName PrefixSet(IEnumerable<IPPrefix> prefixes, IPFamily family)
    {
        var identity = $"prefixes {string.Join(' ', prefixes)}";
        return registry.Set(Shortened(OwnNames.Stem, "cidrs", identity, Suffix(family), MaxSetLength), identity);
    }

    private static string NodeStem(PacketSide side, string bridge, IPPrefix prefix)
    {
        var kind = side == PacketSide.Source ? "s" : "d";
        return $"{OwnNames.Stem}{kind}{(prefix.Family == IPFamily.IPv4 ? "4" : "6")}-{NameHash.Of(bridge, TagLetters)}";
    }

    /// <summary>A name as it is where that can stand, else a readable beginning and a hash of the identity.</summary>
    public static string PlainOrShortened(string stem, string id, string identity, string suffix, int maxLength) =>
        NameText.IsPlain($"{stem}{id}{suffix}", maxLength) ? $"{stem}{id}{suffix}" : Shortened(stem, id, identity, suffix, maxLength);

    /// <summary>A readable beginning, then the hash of the whole identity.</summary>
    public static string Shortened(string stem, string readable, string identity, string suffix, int maxLength)
    {
        var room = Math.Min(readable.Length, maxLength - stem.Length - suffix.Length - HashLetters - 1);
        var beginning = string.Create(room, readable, static (text, readable) =>
        {
            for (var i = 0; i < text.Length; i++)
            {
                text[i] = NameText.IsPlain(readable[i]) ? readable[i] : '_';
            }
        });
        return $"{stem}{beginning}-{NameHash.Of(identity, HashLetters)}{suffix}";
    }

    private static string Suffix(IPFamily family) => family == IPFamily.IPv4 ? "-4" : "-6";

    private static string Word(PacketSide side) => side == PacketSide.Source ? "source" : "destination";

    private static string Word(Direction direction) => direction == Direction.Ingress ? "ingress" : "egress";
}
