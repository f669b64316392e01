namespace SgRules.Analysis;

/// <summary>
/// Proves 6.1 and 6.2 for all pairs of ports at once. Where the packets let through from a to b are those of s(a) that are in r(b), before a plan (o), at a moment
/// of it (k) and at its end (n), a packet that passes now and at neither end is in one of four sets:
/// s(a) now and at neither end, with r(b) now; s(a) now and not before, with r(b) now and not at the end; the same the other way round; r(b) now and at neither end.
/// One that passes at both ends and not now is in s(a) at both ends and not now, or in r(b) at both ends and not now.
/// </summary>
internal sealed class FactorJudge
{
    private readonly PacketSpace _senders;
    private readonly PacketSpace _receivers;
    private readonly List<int> _ports;
    private readonly bool _opens;
    private readonly HashSet<int> _unproven = [];

    private FactorJudge(PacketSpace senders, PacketSpace receivers, List<int> ports, bool opens) => (_senders, _receivers, _ports, _opens) = (senders, receivers, ports, opens);

    /// <summary>The ports for which it can't be shown so: each is to be compared with every other.</summary>
    /// <param name="old">The start.</param>
    /// <param name="now">What passes at most, for 6.1; at least, for 6.2.</param>
    /// <param name="new">The goal.</param>
    /// <param name="senders">The space of senders.</param>
    /// <param name="receivers">The space of receivers.</param>
    /// <param name="ports">The ports.</param>
    /// <param name="opens">Whether 6.1 is to be shown, else 6.2.</param>
    public static IReadOnlySet<int> Unproven(MomentDiagrams old, MomentDiagrams now, MomentDiagrams @new, PacketSpace senders, PacketSpace receivers, List<int> ports, bool opens)
    {
        var judge = new FactorJudge(senders, receivers, ports, opens);
        MomentDiagrams[] moments = [old, now, @new];
        if (moments.Any(moment => moment.Factors.Count == 0))
        {
            return ports.ToHashSet();
        }

        foreach (var before in old.Factors)
        {
            foreach (var here in now.Factors)
            {
                foreach (var after in @new.Factors)
                {
                    judge.Judge(before, here, after);
                }
            }
        }

        return judge._unproven;
    }

    private void Judge(PortFactors old, PortFactors now, PortFactors @new)
    {
        var (ofSenders, ofReceivers) = (
            Common(_senders, old.Course.Senders, now.Course.Senders, @new.Course.Senders),
            Common(_receivers, old.Course.Receivers, now.Course.Receivers, @new.Course.Receivers));
        if (ofSenders.Is(Outcome.Drop))
        {
            return;
        }

        _unproven.UnionWith(old.Unfit);
        _unproven.UnionWith(now.Unfit);
        _unproven.UnionWith(@new.Unfit);
        if (!_opens)
        {
            AddLost(_senders, ofSenders, old.Senders, now.Senders, @new.Senders);
            AddLost(_receivers, ofReceivers, old.Receivers, now.Receivers, @new.Receivers);
            return;
        }

        var (sendersGained, sendersMore) = Changed(_senders, ofSenders, old.Senders, now.Senders, @new.Senders);
        var (receiversGained, receiversMore) = Changed(_receivers, ofReceivers, old.Receivers, now.Receivers, @new.Receivers);
        AddFewer(sendersGained, receiversMore);
        AddFewer(sendersMore, receiversGained);
    }

    private void AddLost(PacketSpace space, Diagram region, Dictionary<int, Diagram> old, Dictionary<int, Diagram> now, Dictionary<int, Diagram> @new)
    {
        foreach (var port in _ports)
        {
            var (o, k, n) = (old[port], now[port], @new[port]);
            if (o != k && n != k && !Within(space, region, space.Diagrams.Combine(Operation.Minus, space.Diagrams.Combine(Operation.Intersect, o, n), k)).Is(Outcome.Drop))
            {
                _ = _unproven.Add(port);
            }
        }
    }

    // Ports that let a packet pass which they don't at the start; and ports that let one pass which they don't at the end.
    private (List<int> Gained, List<int> More) Changed(PacketSpace space, Diagram region, Dictionary<int, Diagram> old, Dictionary<int, Diagram> now, Dictionary<int, Diagram> @new)
    {
        var (gained, more) = (new List<int>(), new List<int>());
        foreach (var port in _ports)
        {
            var (o, k, n) = (old[port], now[port], @new[port]);
            if (o == k && k == n)
            {
                continue;
            }

            var opened = Within(space, region, space.Diagrams.Combine(Operation.Minus, k, o));
            var left = Within(space, region, space.Diagrams.Combine(Operation.Minus, k, n));
            if (!space.Diagrams.Combine(Operation.Intersect, opened, left).Is(Outcome.Drop))
            {
                _ = _unproven.Add(port);
            }

            Add(gained, port, opened);
            Add(more, port, left);
        }

        return (gained, more);
    }

    private static void Add(List<int> ports, int port, Diagram set)
    {
        if (!set.Is(Outcome.Drop))
        {
            ports.Add(port);
        }
    }

    // Only a pair of one of the first and one of the second ports can be wrong.
    private void AddFewer(List<int> first, List<int> second)
    {
        if (first.Count > 0 && second.Count > 0)
        {
            _unproven.UnionWith(first.Count < second.Count ? first : second);
        }
    }

    private static Diagram Within(PacketSpace space, Diagram region, Diagram set) => space.Diagrams.Combine(Operation.Intersect, region, set);

    private static Diagram Common(PacketSpace space, Diagram first, Diagram second, Diagram third) => Within(space, first, Within(space, second, third));
}
