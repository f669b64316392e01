namespace SgRules.Analysis;

/// <summary>
/// Proves courses against the policy, every port once as a sender and once as a receiver. For packets of a course let S be what its senders'
/// rules decide, one after the other, and R likewise: if S drops exactly what the policy's sender part drops, R drops exactly what its receiver
/// part drops and accepts the rest, and no rule of one end accepts what a later one of the other end drops, then rules and policy agree for
/// every pair of ports. What all senders of both drop needs no agreement at the receivers.
/// </summary>
internal sealed class CourseProver(PortParts senders, PortParts receivers, List<int> ports)
{
    // What is carried from one order of fields to the other is looked at box by box.
    private const int MaxBoxes = 1_000;

    private readonly HashSet<int> _unproven = [];

    /// <summary>The ports for which that can't be shown so; they are to be compared in pairs.</summary>
    public HashSet<int> Unproven(List<Course> courses, CancellationToken cancellationToken)
    {
        foreach (var course in courses)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var excused = ProveSenders(course);
            ProveReceivers(course, excused);
            ProveOrder(course, cancellationToken);
        }

        return _unproven;
    }

    // What every sender drops, of both, without its address: in the space of receivers.
    private Diagram ProveSenders(Course course)
    {
        var diagrams = senders.Space.Diagrams;
        var always = senders.Space.Accept;
        foreach (var port in ports)
        {
            var (text, policy) = (Fold(senders, Side.Sender, course, 0, course.Items.Count, port), senders.Sender(port, toTrusted: false));
            if (text != policy && !AgreeOnDrops(senders.Space, text, policy, course.Senders))
            {
                _unproven.Add(port);
            }

            always = always.Is(Outcome.Drop) ? always
                : diagrams.Combine(Operation.Intersect, always, diagrams.Combine(Operation.Intersect, DroppedByAny(text), DroppedByAny(policy)));
        }

        return Carried(senders.Space, always, receivers.Space) ?? receivers.Space.Drop;
    }

    private void ProveReceivers(Course course, Diagram excused)
    {
        var space = receivers.Space;
        var region = space.Diagrams.Combine(Operation.Minus, course.Receivers, excused);
        foreach (var port in ports)
        {
            var (text, policy) = (Fold(receivers, Side.Receiver, course, 0, course.Items.Count, port), receivers.Receiver(port, fromTrusted: false));
            if (text != policy && (!AgreeOnDrops(space, text, policy, region) || MayLeadTo(space, text, Outcome.Continue, region)))
            {
                _unproven.Add(port);
            }
        }
    }

    // A rule that accepts, and rules of the other end behind it that would drop.
    private void ProveOrder(Course course, CancellationToken cancellationToken)
    {
        for (var i = 0; i < course.Items.Count; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var (near, far) = course.Items[i].Side == Side.Sender ? (senders, receivers) : (receivers, senders);
            var farSide = course.Items[i].Side == Side.Sender ? Side.Receiver : Side.Sender;
            if (course.Items.FindIndex(i + 1, item => item.Side == farSide) < 0)
            {
                continue;
            }

            var accepted = near.Space.Drop;
            foreach (var port in ports)
            {
                accepted = near.Space.Diagrams.Combine(Operation.Union, accepted, near.Space.Diagrams.Where(Fold(near, course.Items[i].Side, course, i, i + 1, port), Outcome.Accept));
            }

            var here = near.Space.Diagrams.Combine(Operation.Intersect, accepted, near == senders ? course.Senders : course.Receivers);
            if (Carried(near.Space, here, far.Space) is { } carried)
            {
                ProveOrder(course, i, far, farSide, carried);
            }
            else
            {
                _unproven.UnionWith(ports);
            }
        }
    }

    private void ProveOrder(Course course, int item, PortParts far, Side side, Diagram accepted)
    {
        var diagrams = far.Space.Diagrams;
        foreach (var port in accepted.Is(Outcome.Drop) ? [] : ports)
        {
            var reached = diagrams.Where(Fold(far, side, course, 0, item, port), Outcome.Continue);
            var dropped = diagrams.Where(Fold(far, side, course, item + 1, course.Items.Count, port), Outcome.Drop);
            if (!diagrams.Combine(Operation.Intersect, accepted, diagrams.Combine(Operation.Intersect, reached, dropped)).Is(Outcome.Drop))
            {
                _unproven.Add(port);
            }
        }
    }

    // The rules of one end, one after the other.
    private static Diagram Fold(PortParts parts, Side side, Course course, int from, int to, int port)
    {
        var (inPort, outPort) = side == Side.Sender ? (port, parts.Other) : (parts.Other, port);
        var diagram = parts.Space.Continue;
        for (var i = to - 1; i >= from; i--)
        {
            if (course.Items[i] is { Rule: var rule } item && item.Side == side)
            {
                var here = rule is null ? parts.Text.OfPolicy() : parts.Text.Of(rule, inPort, outPort, parts.Space.Continue);
                diagram = parts.Space.Diagrams.Combine(Operation.Then, here, diagram);
            }
        }

        return diagram;
    }

    private static bool AgreeOnDrops(PacketSpace space, Diagram text, Diagram policy, Diagram region)
    {
        var differing = space.Diagrams.Combine(Operation.Differ, space.Diagrams.Where(text, Outcome.Drop), space.Diagrams.Where(policy, Outcome.Drop));
        return space.Diagrams.Combine(Operation.Intersect, differing, region).Is(Outcome.Drop) && !MayLeadTo(space, text, Outcome.Unknown, region);
    }

    private static bool MayLeadTo(PacketSpace space, Diagram text, Outcome outcome, Diagram region) =>
        !space.Diagrams.Combine(Operation.Intersect, space.Diagrams.Where(text, outcome), region).Is(Outcome.Drop);

    // Of the two first fields, the sender's addresses, all values have to lead to a drop.
    private Diagram DroppedByAny(Diagram part)
    {
        if (part.Level >= senders.Space.LevelOf(PacketField.State))
        {
            return senders.Space.Diagrams.Where(part, Outcome.Drop);
        }

        var dropped = senders.Space.Accept;
        foreach (var rest in part.Rests.Distinct())
        {
            dropped = senders.Space.Diagrams.Combine(Operation.Intersect, dropped, DroppedByAny(rest));
        }

        return dropped;
    }

    private static Diagram? Carried(PacketSpace from, Diagram set, PacketSpace to) =>
        from.Boxes(set).Take(MaxBoxes + 1).Count() > MaxBoxes ? null : from.CopyTo(to, set);
}
