using System.Globalization;
using SgRules.Addressing;

namespace SgRules.Analysis;

/// <summary>Compares one family's tables of two texts, bridge by bridge, on every pair of ports that rules tell apart.</summary>
internal sealed class TextComparison(TextTable old, TextTable @new, TextDiffOptions options, TextDiffLog log)
{
    private const int MaxBoxes = 8;

    private IPFamily Family => old.Table.Family;

    public void Compare(CancellationToken cancellationToken)
    {
        var (addresses, macs) = TextAddresses.Of(old, @new);
        var values = new PacketValues(addresses, macs);
        foreach (var bridge in old.Bridges.Concat(@new.Bridges).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            cancellationToken.ThrowIfCancellationRequested();
            try
            {
                Compare(bridge, values);
            }
            catch (DiagramBudgetException exceeded)
            {
                log.AddUndecided(string.Create(CultureInfo.InvariantCulture, $"Bridge {bridge}, {Family}: more than {exceeded.Limit} nodes of diagrams would be needed."));
            }
        }
    }

    private void Compare(string bridge, PacketValues values)
    {
        var way = Way.Bridged(bridge);
        var patterns = new[] { old, @new }.SelectMany(side => PortNames.Patterns(SymbolicTable.Reachable(side.Table.Chains.ToDictionary(chain => chain.Name), way))).ToList();
        var ports = new PortNames(patterns.Where(pattern => !pattern.IsPrefix).Select(pattern => pattern.Name).Order(StringComparer.Ordinal), patterns.Where(pattern => pattern.IsPrefix).Select(pattern => pattern.Name));
        var (before, after) = (TableOf(old, way, ports, values), TableOf(@new, way, ports, values));
        if (!before.IsLoopFree || !after.IsLoopFree)
        {
            log.AddUndecided($"Bridge {bridge}, {Family}: a chain leads back to itself, which the kernel refuses.");
        }
        else if (Math.Max(before.Forward.Height, after.Forward.Height) > SymbolicTable.MaxHeight)
        {
            log.AddUndecided(string.Create(CultureInfo.InvariantCulture, $"Bridge {bridge}, {Family}: there are more chains on one path than the {SymbolicTable.MaxHeight} that nft takes."));
        }
        else if ((long)ports.Count * ports.Count > options.PairBudget)
        {
            log.AddUndecided(string.Create(CultureInfo.InvariantCulture, $"Bridge {bridge}, {Family}: {ports.Count} ports make more pairs than the {options.PairBudget} that are compared."));
        }
        else
        {
            var space = PacketSpace.OfReceivers(values, options.NodeBudget);
            ComparePairs(bridge, ports, new ChainDiagrams(before, space), new ChainDiagrams(after, space));
        }
    }

    private static SymbolicTable TableOf(TextTable side, Way way, PortNames ports, PacketValues values) =>
        SymbolicTable.Of(side.Table, way, ports, new RuleConditions(values, new SetClasses(side.Sets, values.Addresses)));

    private void ComparePairs(string bridge, PortNames ports, ChainDiagrams before, ChainDiagrams after)
    {
        var (space, sets, seen) = (before.Space, new[] { new List<PairSet>(), new List<PairSet>() }, new HashSet<Diagram>(ReferenceEqualityComparer.Instance));
        for (var inPort = 0; inPort < ports.Count; inPort++)
        {
            for (var outPort = 0; outPort < ports.Count; outPort++)
            {
                var (one, other) = (before.Verdict(inPort, outPort), after.Verdict(inPort, outPort));
                if (inPort != outPort && one != other)
                {
                    Add(sets[(int)ChangeKind.Allowed], inPort, outPort, Both(space, other, Outcome.Accept, one, Outcome.Drop));
                    Add(sets[(int)ChangeKind.Denied], inPort, outPort, Both(space, one, Outcome.Accept, other, Outcome.Drop));
                }

                foreach (var (verdict, side) in new[] { (one, old), (other, @new) }.Where(item => seen.Add(item.Item1)))
                {
                    AddUnknown(bridge, ports, new PairSet(inPort, outPort, space.Diagrams.Where(verdict, Outcome.Unknown)), space, side);
                }
            }
        }

        foreach (var kind in new[] { ChangeKind.Allowed, ChangeKind.Denied })
        {
            var greatest = Greatest(space, Greatest(space, sets[(int)kind], set => set.OutPort), set => set.InPort);
            log.AddLesser(sets[(int)kind].Except(greatest).Select(set => $"{(kind == ChangeKind.Allowed ? '+' : '-')} {Family} {bridge}: {ports[set.InPort]} -> {ports[set.OutPort]}"));
            greatest.ForEach(set => AddRows(bridge, ports, kind, set, space, after));
        }
    }

    private static Diagram Both(PacketSpace space, Diagram one, Outcome outcome, Diagram other, Outcome otherOutcome) =>
        space.Diagrams.Combine(Operation.Intersect, space.Diagrams.Where(one, outcome), space.Diagrams.Where(other, otherOutcome));

    private static void Add(List<PairSet> sets, int inPort, int outPort, Diagram set)
    {
        if (!set.Is(Outcome.Drop))
        {
            sets.Add(new PairSet(inPort, outPort, set));
        }
    }

    // Of pairs with one port in common, those of which no other has the same packets and more.
    private static List<PairSet> Greatest(PacketSpace space, List<PairSet> sets, Func<PairSet, int> port) => [.. sets.GroupBy(port).SelectMany(alike =>
    {
        var kept = new List<PairSet>();
        foreach (var set in alike.OrderByDescending(set => alike.Count(other => space.Diagrams.Combine(Operation.Minus, other.Set, set.Set).Is(Outcome.Drop))))
        {
            if (!kept.Exists(other => space.Diagrams.Combine(Operation.Minus, set.Set, other.Set).Is(Outcome.Drop)))
            {
                kept.Add(set);
            }
        }

        return kept;
    })];

    private void AddUnknown(string bridge, PortNames ports, PairSet unknown, PacketSpace space, TextTable side)
    {
        if (unknown.Set.Is(Outcome.Drop))
        {
            return;
        }

        if (new PacketExamples(space).Of(unknown.Set) is not { } example)
        {
            log.AddUndecided($"Bridge {bridge}, {Family}: rules that can't be judged decide packets that can't be written down.");
        }
        else
        {
            var walk = side.Run(example.Packet, Passage.Bridged(bridge, ports[unknown.InPort], ports[unknown.OutPort], example.SourceMac));
            log.AddUndecided(walk.Obstacle ?? $"Bridge {bridge}, {Family}: a rule can't be judged.");
        }
    }

    // Boxes of what changed only, if few do; else such as take in what is allowed now anyway, or denied.
    private void AddRows(string bridge, PortNames ports, ChangeKind kind, PairSet changed, PacketSpace space, ChainDiagrams after)
    {
        var now = space.Diagrams.Where(after.Verdict(changed.InPort, changed.OutPort), kind == ChangeKind.Allowed ? Outcome.Accept : Outcome.Drop);
        var (boxes, left) = Cover(space, changed.Set, changed.Set);
        (boxes, left) = left.Is(Outcome.Drop) ? (boxes, left) : Cover(space, changed.Set, now);
        foreach (var box in boxes)
        {
            var within = space.Diagrams.Combine(Operation.Intersect, changed.Set, space.Choose(box, space.Accept, space.Drop));
            AddRow(bridge, ports, kind, changed with { Set = within }, space, BoxWords.Of(box, space.Values));
        }

        if (!left.Is(Outcome.Drop))
        {
            AddRow(bridge, ports, kind, changed with { Set = left }, space, "more that takes many words, such as the example");
        }
    }

    private static (List<PacketBox> Boxes, Diagram Left) Cover(PacketSpace space, Diagram set, Diagram within)
    {
        var (boxes, left, widest) = (new List<PacketBox>(), set, new MaximalBox(space));
        while (!left.Is(Outcome.Drop) && boxes.Count < MaxBoxes)
        {
            var box = widest.Around(space.Boxes(left).First(), within);
            boxes.Add(box);
            left = space.Diagrams.Combine(Operation.Minus, left, space.Choose(box, space.Accept, space.Drop));
        }

        return (boxes, left);
    }

    private void AddRow(string bridge, PortNames ports, ChangeKind kind, PairSet set, PacketSpace space, string words)
    {
        if (new PacketExamples(space).Of(set.Set) is not { } example)
        {
            log.AddUndecided($"Bridge {bridge}, {Family}: the texts differ for packets that can't be written down.");
            return;
        }

        var passage = Passage.Bridged(bridge, ports[set.InPort], ports[set.OutPort], example.SourceMac);
        var (before, after) = (old.Run(example.Packet, passage), @new.Run(example.Packet, passage));
        log.Add(new TextChange
        {
            Id = string.Empty,
            Kind = kind,
            Family = Family,
            Passage = passage,
            Words = words,
            Packet = example.Packet,
            Before = old.CauseOf(before),
            After = @new.CauseOf(after),
        });
    }
}
