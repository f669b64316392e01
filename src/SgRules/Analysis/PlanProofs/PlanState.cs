using System.Buffers;
using System.Collections.Immutable;
using SgRules.Addressing;
using SgRules.Netfilter;
using SgRules.Updates;

namespace SgRules.Analysis;

/// <summary>What a host has loaded between two atoms of a plan, the rules and sets of others included.</summary>
/// <param name="IPv4">Table filter of iptables.</param>
/// <param name="IPv6">Table filter of ip6tables.</param>
/// <param name="Ethernet">Table nat of ebtables.</param>
/// <param name="Sets">The sets by name.</param>
internal sealed record PlanState(LoadedTable IPv4, LoadedTable IPv6, LoadedTable Ethernet, ImmutableSortedDictionary<string, LoadedSet> Sets)
{
    private static readonly ImmutableSortedDictionary<string, LoadedSet> NoSets = ImmutableSortedDictionary.Create<string, LoadedSet>(StringComparer.Ordinal);

    /// <summary>Words of other tables, and members of other sets: a set that is among them may be in use there.</summary>
    public IReadOnlySet<string> WordsElsewhere { get; init; } = ImmutableSortedSet.Create<string>(StringComparer.Ordinal);

    /// <summary>A host that a compilation was loaded on, and nothing else.</summary>
    public static PlanState Of(Ruleset ruleset) => new(
        LoadedTable.Of(UpdateTable.IPv4, ruleset.IPv4),
        LoadedTable.Of(UpdateTable.IPv6, ruleset.IPv6),
        LoadedTable.Of(ruleset.Ethernet),
        Reader().ApplyAll(Text(output => IpSetText.Write(output, ruleset.Sets))));

    /// <summary>A host whose own texts say what it has; they have no finding.</summary>
    public static PlanState Of(HostState host)
    {
        var reader = Reader();
        var sets = reader.ApplyAll(Text(host.Sets.WriteTo));
        return new PlanState(
            LoadedTable.Of(UpdateTable.IPv4, host.IPv4.Table!),
            LoadedTable.Of(UpdateTable.IPv6, host.IPv6.Table!),
            LoadedTable.Of(host.Ethernet.Table!),
            sets)
        {
            WordsElsewhere = WordsOf(host).Concat(reader.ForeignMembers).ToImmutableSortedSet(StringComparer.Ordinal),
        };
    }

    /// <summary>One table.</summary>
    public LoadedTable Table(UpdateTable table) => table switch
    {
        UpdateTable.IPv4 => IPv4,
        UpdateTable.IPv6 => IPv6,
        _ => Ethernet,
    };

    /// <summary>The state with another table in the place of the one of its kind.</summary>
    public PlanState With(LoadedTable table) => table.Kind switch
    {
        UpdateTable.IPv4 => this with { IPv4 = table },
        UpdateTable.IPv6 => this with { IPv6 = table },
        _ => this with { Ethernet = table },
    };

    /// <summary>For which addresses the rules of both families ask a set.</summary>
    public SetSides SidesOf(string set) => IPv4.AskedSets.GetValueOrDefault(set) | IPv6.AskedSets.GetValueOrDefault(set);

    /// <summary>Whether the kernel has a use for a set, so that it can't be destroyed.</summary>
    public bool IsInUse(string set) => SidesOf(set) != SetSides.None || WordsElsewhere.Contains(set);

    /// <summary>The sets whose members are known.</summary>
    public ValueList<IpSet> KnownSets => [.. Sets.Values.Select(set => set.Value).OfType<IpSet>()];

    /// <summary>The names of the others.</summary>
    public ValueList<SetName> ForeignSets => [.. Sets.Values.Where(set => set.Value is null).Select(set => set.Name)];

    /// <summary>The table of the family that a set is of; one whose family isn't known is IPv4's.</summary>
    public UpdateTable? TableOf(string set) => !Sets.TryGetValue(set, out var found) ? null
        : found.Header is { IsKnown: true, Family: IPFamily.IPv6 } ? UpdateTable.IPv6
        : UpdateTable.IPv4;

    // One reader for what is there and for what documents say.
    private static SetLines Reader() =>
        new(new PlanState(Nothing(UpdateTable.IPv4), Nothing(UpdateTable.IPv6), Nothing(UpdateTable.Ethernet), NoSets)) { TakesForeign = true };

    private static ReadOnlySpan<byte> Text(Action<IBufferWriter<byte>> write)
    {
        var text = new ArrayBufferWriter<byte>();
        write(text);
        return text.WrittenSpan;
    }

    private static LoadedTable Nothing(UpdateTable kind) => new(kind, new Dictionary<string, Chain>(StringComparer.Ordinal));

    private static IEnumerable<string> WordsOf(HostState host) =>
        new[] { host.IPv4.TablesBefore, host.IPv4.TablesAfter, host.IPv6.TablesBefore, host.IPv6.TablesAfter }.SelectMany(text => text.Split([' ', '\n']));
}
