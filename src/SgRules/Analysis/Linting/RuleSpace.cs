using SgRules.Addressing;
using SgRules.Model;
using SgRules.Policies;

namespace SgRules.Analysis;

/// <summary>What rules of one family and direction allow, as sets of packets.</summary>
internal sealed class RuleSpace
{
    private readonly PacketSpace _space;
    private readonly GateDiagrams _gates;

    /// <param name="policy">All groups of the zone and their peers.</param>
    /// <param name="values">The values of the family's fields, made of that policy.</param>
    /// <param name="direction">The direction.</param>
    /// <param name="budget">How many nodes there may be.</param>
    public RuleSpace(HostPolicy policy, PacketValues values, Direction direction, int budget)
    {
        (Family, Direction) = (values.Family, direction);
        _space = direction == Direction.Ingress ? PacketSpace.OfReceivers(values, budget) : PacketSpace.OfSenders(values, budget);
        _gates = new GateDiagrams(policy, _space);
        Asked = direction == Direction.Ingress ? _space.Accept : AskedOfSenders(policy, values);
    }

    public IPFamily Family { get; }

    public Direction Direction { get; }

    /// <summary>The packets that rules are asked about.</summary>
    /// <remarks>
    /// Of what may leave, all but 3.2 and 3.4 to 3.6. Of what may enter, all: what 3.4 and 3.6 always let in depends on the source port, the hop limit and
    /// the sender, and no rule does, so where a rule allows something of that it allows something else too.
    /// </remarks>
    public Diagram Asked { get; }

    /// <summary>How many nodes were made.</summary>
    public int Count => _space.Diagrams.Count;

    public Diagram Nothing => _space.Drop;

    public bool IsNothing(Diagram set) => set == Nothing;

    /// <summary>What some peers of rules allow.</summary>
    public Diagram AllowedBy(ValueList<LintedPeer> peers) => With(Nothing, peers);

    /// <summary>Of what some peers of rules allow, that which rules are asked about.</summary>
    public Diagram AskedOf(ValueList<LintedPeer> peers) => _space.Diagrams.Combine(Operation.Intersect, AllowedBy(peers), Asked);

    /// <summary>A set and what some peers of rules allow.</summary>
    public Diagram With(Diagram set, ValueList<LintedPeer> peers) => Choose(set, peers, _space.Accept);

    /// <summary>A set without what some peers of rules allow.</summary>
    public Diagram Without(Diagram set, ValueList<LintedPeer> peers) => Choose(set, peers, Nothing);

    /// <summary>A set without what a group's rules allow.</summary>
    public Diagram Without(Diagram set, LintedGroup group) => IsNothing(set) ? set : Without(set, _gates.Allowed(group.Id, Direction));

    public Diagram Without(Diagram set, Diagram other) => _space.Diagrams.Combine(Operation.Minus, set, other);

    /// <summary>For each of some lists of peers a set and what all other lists allow. Takes the time of its size times the logarithm.</summary>
    public Diagram[] WithOthers(Diagram set, IReadOnlyList<ValueList<LintedPeer>> lists)
    {
        var others = new Diagram[lists.Count];
        AddOthers(set, lists, 0, lists.Count, others);
        return others;
    }

    private Diagram AskedOfSenders(HostPolicy policy, PacketValues values)
    {
        var control = new ControlBoxes(values);
        var asked = _space.Accept;
        foreach (var box in control.Infrastructure.Concat(control.AlwaysSent).Concat(policy.AllowDns ? control.Dns : []))
        {
            asked = _space.Choose(box, Nothing, asked);
        }

        return asked;
    }

    private void AddOthers(Diagram set, IReadOnlyList<ValueList<LintedPeer>> lists, int first, int end, Diagram[] others)
    {
        if (end - first == 1)
        {
            others[first] = set;
            return;
        }

        var middle = (first + end) / 2;
        AddOthers(With(set, lists, middle, end), lists, first, middle, others);
        AddOthers(With(set, lists, first, middle), lists, middle, end, others);
    }

    private Diagram With(Diagram set, IReadOnlyList<ValueList<LintedPeer>> lists, int first, int end)
    {
        for (var i = first; i < end; i++)
        {
            set = With(set, lists[i]);
        }

        return set;
    }

    private Diagram Choose(Diagram set, ValueList<LintedPeer> peers, Diagram then)
    {
        foreach (var peer in peers)
        {
            foreach (var allow in peer.Allows)
            {
                set = allow.Family == Family ? _space.Choose(_gates.BoxOf(allow, Direction), then, set) : set;
            }
        }

        return set;
    }
}
