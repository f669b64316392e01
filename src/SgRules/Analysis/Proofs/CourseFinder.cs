using System.Collections;
using System.Collections.Immutable;
using Frames = System.Collections.Immutable.ImmutableStack<(SgRules.Analysis.SymbolicChain Chain, int Next)>;

namespace SgRules.Analysis;

/// <summary>
/// Takes FORWARD apart, for packets between ports that aren't trusted, into courses of rules each of which tells one end apart only. Then what
/// is proven of every sender and of every receiver holds for every pair: there is no need to look at pairs.
/// </summary>
internal sealed class CourseFinder
{
    // An operator's own rules that go to chains of ours under conditions make a course each.
    private const int MaxCourses = 512;

    private readonly SideFinder _sides;
    private readonly PacketSpace _senders;
    private readonly PacketSpace _receivers;

    private CourseFinder(BitArray ports, PacketSpace senders, PacketSpace receivers)
    {
        _sides = new SideFinder(ports);
        _senders = senders;
        _receivers = receivers;
    }

    /// <summary>The courses, together of all packets and none of two; empty if FORWARD can't be taken apart.</summary>
    public List<Course> Courses { get; } = [];

    /// <summary>Whether some rules are about packets that go out where they came in only: these pairs are left out of the courses.</summary>
    public bool LeavesOutDiagonal { get; private set; }

    /// <summary>Ports whose rules name the other end's port too: they have to be left out.</summary>
    public HashSet<int> Special { get; } = [];

    private bool HasFailed { get; set; }

    public static CourseFinder Find(SymbolicTable table, BitArray ports, PacketSpace senders, PacketSpace receivers)
    {
        var finder = new CourseFinder(ports, senders, receivers);
        finder.Follow(Frames.Empty.Push((table.Forward, 0)), [], senders.Accept, receivers.Accept);
        if (finder.HasFailed || finder.Courses.Count > MaxCourses)
        {
            finder.Courses.Clear();
        }

        return finder;
    }

    private void Follow(Frames frames, ImmutableList<CourseItem> items, Diagram senders, Diagram receivers)
    {
        while (!frames.IsEmpty && !HasFailed && !senders.Is(Outcome.Drop))
        {
            frames = frames.Pop(out var frame);
            if (frame.Next == frame.Chain.Rules.Count)
            {
                continue;
            }

            var rule = frame.Chain.Rules[frame.Next];
            var onward = frames.Push((frame.Chain, frame.Next + 1));
            if (rule.Effect == RuleEffect.None || _sides.IsDead(rule))
            {
                frames = onward;
                continue;
            }

            var (side, leadsAway) = (_sides.Of(rule), rule.Effect is RuleEffect.Goto or RuleEffect.Return);
            if (side is Side.Sender or Side.Receiver && !leadsAway)
            {
                LeavesOutDiagonal |= _sides.HasDiagonal(rule);
                items = items.Add(new CourseItem(side, rule));
                frames = onward;
                continue;
            }

            if (side == Side.Diagonal || IsSpecial(rule, side))
            {
                LeavesOutDiagonal = true;
                frames = onward;
                continue;
            }

            var inside = Divide(rule, ref senders, ref receivers);
            if (HasFailed)
            {
                return;
            }

            FollowInside(rule, side, frames, onward, items, inside);
            frames = onward;
        }

        if (frames.IsEmpty && !HasFailed && !senders.Is(Outcome.Drop))
        {
            Courses.Add(new Course(senders, receivers, items.Add(new CourseItem(Side.Receiver, null))));
            HasFailed = Courses.Count > MaxCourses;
        }
    }

    // What meets the rule's conditions leaves the packets that go on; a rule that asks for ports, or may hold or not, can't be divided by.
    private (Diagram Senders, Diagram Receivers) Divide(SymbolicRule rule, ref Diagram senders, ref Diagram receivers)
    {
        if (rule.HasDoubt || SideFinder.AsksPorts(rule))
        {
            HasFailed = true;
            return default;
        }

        var (within, among) = (_senders.Drop, _receivers.Drop);
        foreach (var (box, _) in rule.Alternatives)
        {
            within = _senders.Choose(box, _senders.Accept, within);
            among = _receivers.Choose(box, _receivers.Accept, among);
        }

        var inside = (_senders.Diagrams.Combine(Operation.Intersect, senders, within), _receivers.Diagrams.Combine(Operation.Intersect, receivers, among));
        senders = _senders.Diagrams.Combine(Operation.Minus, senders, within);
        receivers = _receivers.Diagrams.Combine(Operation.Minus, receivers, among);
        return inside;
    }

    private void FollowInside(SymbolicRule rule, Side side, Frames frames, Frames onward, ImmutableList<CourseItem> items, (Diagram Senders, Diagram Receivers) inside)
    {
        if (side != Side.Both && rule.Effect == RuleEffect.Goto)
        {
            LeavesOutDiagonal |= _sides.HasDiagonal(rule);
            items = items.Add(new CourseItem(side, rule));
        }

        var next = (rule.Effect, side) switch
        {
            (RuleEffect.Jump, _) => onward.Push((rule.Callee!, 0)),
            (RuleEffect.Goto, Side.Both) => frames.Push((rule.Callee!, 0)),
            _ => frames,
        };
        Follow(next, items, inside.Senders, inside.Receivers);
    }

    // A rule for packets between two named ports, or from one to where others are named.
    private bool IsSpecial(SymbolicRule rule, Side side)
    {
        if (side != Side.Both || rule.KeyIn is not { } port)
        {
            return false;
        }

        Special.Add(port);
        return true;
    }
}
