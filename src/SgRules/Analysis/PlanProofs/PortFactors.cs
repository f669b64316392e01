namespace SgRules.Analysis;

/// <summary>
/// What a table lets through between any two of some ports, for the packets of one course of its rules: a packet passes exactly if the rules of its
/// sender don't drop it and those of its receiver don't.
/// </summary>
/// <remarks>
/// Among the rules that a packet meets, the first one that decides does. Of each end, the first one of its own that decides is worked out apart. If the first one of all
/// drops, the end that it belongs to drops. If it accepts, nothing may be dropped by a rule of the other end that stands behind it, or the sentence above
/// wouldn't hold: ports for which that may be are <see cref="Unfit"/>, and are to be compared in pairs. The policy belongs to the receiver.
/// </remarks>
internal sealed class PortFactors
{
    // What is carried from one order of fields to the other is looked at box by box.
    private const int MaxBoxes = 1_000;

    private readonly MomentDiagrams _moment;
    private readonly List<int> _ports;
    private readonly AcceptingRules _accepting;

    public PortFactors(MomentDiagrams moment, Course course, List<int> ports, AcceptingRules accepting)
    {
        (_moment, Course, _ports, _accepting) = (moment, course, ports, accepting);
        Senders = ports.ToDictionary(port => port, port => Passed(Side.Sender, port));
        Receivers = ports.ToDictionary(port => port, port => Passed(Side.Receiver, port));
        for (var i = 0; i < course.Items.Count; i++)
        {
            CheckOrder(i);
        }
    }

    public Course Course { get; }

    /// <summary>The packets that the rules of a port, as the one that they come in by, don't drop.</summary>
    public Dictionary<int, Diagram> Senders { get; }

    /// <summary>The packets that the rules of a port, as the one that they go out by, don't drop.</summary>
    public Dictionary<int, Diagram> Receivers { get; }

    /// <summary>The ports of which it can't be said so.</summary>
    public HashSet<int> Unfit { get; } = [];

    private ChainDiagrams Text(Side side) => side == Side.Sender ? _moment.Senders : _moment.Receivers;

    private Diagram Region(Side side) => side == Side.Sender ? Course.Senders : Course.Receivers;

    private Diagram Passed(Side side, int port)
    {
        var space = Text(side).Space;
        var fold = Fold(side, 0, Course.Items.Count, port);
        if (!space.Diagrams.Combine(Operation.Intersect, space.Diagrams.Where(fold, Outcome.Unknown), Region(side)).Is(Outcome.Drop))
        {
            _ = Unfit.Add(port);
        }

        return space.Diagrams.Map(fold, [Outcome.Drop, Outcome.Accept, Outcome.Accept, Outcome.Accept]);
    }

    private void CheckOrder(int item)
    {
        var side = Course.Items[item].Side;
        var far = side == Side.Sender ? Side.Receiver : Side.Sender;
        if (Course.Items[item].Rule is not { } rule || !_accepting.Of(rule) || Course.Items.FindIndex(item + 1, other => other.Side == far) < 0)
        {
            return;
        }

        var near = Text(side).Space;
        var accepted = near.Drop;
        foreach (var port in _ports)
        {
            accepted = near.Diagrams.Combine(Operation.Union, accepted, near.Diagrams.Where(Fold(side, item, item + 1, port), Outcome.Accept));
        }

        CheckOrder(item, far, near, near.Diagrams.Combine(Operation.Intersect, accepted, Region(side)));
    }

    private void CheckOrder(int item, Side far, PacketSpace near, Diagram accepted)
    {
        var space = Text(far).Space;
        if (near.Boxes(accepted).Take(MaxBoxes + 1).Count() > MaxBoxes)
        {
            Unfit.UnionWith(_ports);
            return;
        }

        var carried = near.CopyTo(space, accepted);
        foreach (var port in carried.Is(Outcome.Drop) ? [] : _ports)
        {
            var reached = space.Diagrams.Where(Fold(far, 0, item, port), Outcome.Continue);
            var dropped = space.Diagrams.Where(Fold(far, item + 1, Course.Items.Count, port), Outcome.Drop);
            if (!space.Diagrams.Combine(Operation.Intersect, carried, space.Diagrams.Combine(Operation.Intersect, reached, dropped)).Is(Outcome.Drop))
            {
                _ = Unfit.Add(port);
            }
        }
    }

    // The rules of one end, one after the other.
    private Diagram Fold(Side side, int from, int to, int port)
    {
        var text = Text(side);
        var other = _moment.Table.Ports.Other;
        var (inPort, outPort) = side == Side.Sender ? (port, other) : (other, port);
        var diagram = text.Space.Continue;
        for (var i = to - 1; i >= from; i--)
        {
            if (Course.Items[i] is { Rule: var rule } item && item.Side == side)
            {
                var here = rule is null ? text.OfPolicy() : text.Of(rule, inPort, outPort, text.Space.Continue);
                diagram = text.Space.Diagrams.Combine(Operation.Then, here, diagram);
            }
        }

        return diagram;
    }
}
