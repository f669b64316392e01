using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
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

    private const string IngressStem = $"{OwnNames.Stem}in-";
    private const string EgressStem = $"{OwnNames.Stem}eg-";

    private readonly Dictionary<string, BridgeTree> _trees = new(StringComparer.Ordinal);
    private readonly Dictionary<IPPrefix, string> _hashes = [];

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
    /// <param name="side">The tree.</param>
    /// <param name="bridge">Its bridge.</param>
    /// <param name="prefix">The prefix.</param>
    /// <param name="subject">The prefix in words.</param>
    public ChainName Node(PacketSide side, string bridge, IPPrefix prefix, string subject)
    {
        var stem = NodeStem(side, bridge, prefix);
        var name = prefix.Family == IPFamily.IPv4
            ? string.Create(CultureInfo.InvariantCulture, $"{stem}{(uint)prefix.Address.Low:x8}-{prefix.Length}")
            : string.Concat(stem, HashOf(prefix));
        return registry.OneOfMany(name, NodeIdentity(side, bridge, subject));
    }

    /// <summary>The prefix of a node in words.</summary>
    public static string SubjectOf(IPPrefix node)
    {
        var beginning = "addresses "u8;
        Span<byte> utf8 = stackalloc byte[beginning.Length + IPPrefix.MaxUtf8Length];
        beginning.CopyTo(utf8);
        _ = node.TryFormat(utf8[beginning.Length..], out var length);
        return Encoding.ASCII.GetString(utf8[..(beginning.Length + length)]);
    }

    /// <summary>The node for the ports of a prefix whose devices begin alike.</summary>
    /// <param name="side">The tree.</param>
    /// <param name="bridge">Its bridge.</param>
    /// <param name="prefix">The prefix.</param>
    /// <param name="devices">What the devices begin with.</param>
    /// <param name="subject">Prefix and devices in words.</param>
    public ChainName DeviceNode(PacketSide side, string bridge, IPPrefix prefix, string devices, string subject) =>
        registry.OneOfMany($"{NodeStem(side, bridge, prefix)}{NameHash.Of($"{prefix} {devices}", NodeLetters)}", NodeIdentity(side, bridge, subject));

    public ChainName Policy(Direction direction, ValueList<string> groups)
    {
        var stem = direction == Direction.Ingress ? IngressStem : EgressStem;
        var identity = new Identity(
            direction == Direction.Ingress ? "ingress policy of groups [" : "egress policy of groups [",
            string.Join(", ", groups.AsSpan()!),
            "]",
            groups);
        var readable = groups.Count switch { 0 => "none", 1 => groups[0], _ => string.Join('.', groups.AsSpan()!) };
        return registry.OneOfMany(Shortened(stem, readable, identity, string.Empty, ChainName.MaxLength), identity);
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

    // The trees of both sides mostly have the same nodes.
    private string HashOf(IPPrefix prefix)
    {
        ref var hash = ref CollectionsMarshal.GetValueRefOrAddDefault(_hashes, prefix, out _);
        if (hash is null)
        {
            Span<byte> utf8 = stackalloc byte[IPPrefix.MaxUtf8Length];
            _ = prefix.TryFormat(utf8, out var length);
            Span<char> letters = stackalloc char[NodeLetters];
            NameHash.Write(utf8[..length], letters);
            hash = new string(letters);
        }

        return hash;
    }

    private Identity NodeIdentity(PacketSide side, string bridge, string subject) => new(side == PacketSide.Source ? "source " : "destination ", subject, Tree(bridge).Place);

    private string NodeStem(PacketSide side, string bridge, IPPrefix prefix)
    {
        var tree = Tree(bridge);
        return side == PacketSide.Source
            ? (prefix.Family == IPFamily.IPv4 ? tree.SourceIPv4 : tree.SourceIPv6)
            : (prefix.Family == IPFamily.IPv4 ? tree.DestinationIPv4 : tree.DestinationIPv6);
    }

    private BridgeTree Tree(string bridge)
    {
        if (!_trees.TryGetValue(bridge, out var tree))
        {
            var tag = NameHash.Of(bridge, TagLetters);
            tree = new BridgeTree($" of bridge {bridge}", $"{OwnNames.Stem}s4-{tag}-", $"{OwnNames.Stem}s6-{tag}-", $"{OwnNames.Stem}d4-{tag}-", $"{OwnNames.Stem}d6-{tag}-");
            _trees.Add(bridge, tree);
        }

        return tree;
    }

    /// <summary>A name as it is where that can stand, else a readable beginning and a hash of the identity.</summary>
    public static string PlainOrShortened(string stem, string id, Identity identity, string suffix, int maxLength) =>
        NameText.IsPlain($"{stem}{id}{suffix}", maxLength) ? $"{stem}{id}{suffix}" : Shortened(stem, id, identity, suffix, maxLength);

    /// <summary>A readable beginning, then the hash of the whole identity.</summary>
    public static string Shortened(string stem, string readable, Identity identity, string suffix, int maxLength)
    {
        var room = Math.Min(readable.Length, maxLength - stem.Length - suffix.Length - HashLetters - 1);
        Span<char> name = stackalloc char[stem.Length + room + 1 + HashLetters + suffix.Length];
        stem.CopyTo(name);
        var rest = name[stem.Length..];
        for (var i = 0; i < room; i++)
        {
            rest[i] = NameText.IsPlain(readable[i]) ? readable[i] : '_';
        }

        rest[room] = '-';
        NameHash.Write(identity, rest.Slice(room + 1, HashLetters));
        suffix.CopyTo(name[^suffix.Length..]);
        return new string(name);
    }

    private static string Suffix(IPFamily family) => family == IPFamily.IPv4 ? "-4" : "-6";

    private static string Word(Direction direction) => direction == Direction.Ingress ? "ingress" : "egress";

    // What the names of a bridge's nodes begin with.
    private sealed record BridgeTree(string Place, string SourceIPv4, string SourceIPv6, string DestinationIPv4, string DestinationIPv6);
}
