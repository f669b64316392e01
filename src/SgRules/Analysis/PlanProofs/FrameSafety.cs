using SgRules.Addressing;
using SgRules.Netfilter;

namespace SgRules.Analysis;

/// <summary>Proves 6.1 and 6.2 for frames, on every pair of ports. A frame that crosses a bridge passes if the hook of its first port lets it and that of its second.</summary>
internal sealed class FrameSafety
{
    // Rules of ebtables ask ports, not bridges.
    private const string AnyBridge = "bridge";

    private readonly FrameSpace _space;
    private readonly PortNames _ports;
    private readonly PlanProofOptions _options;
    private readonly List<FrameBreach> _breaches = [];
    private readonly List<string> _obstacles = [];

    private FrameSafety(FrameCourse course, PlanProofOptions options)
    {
        _space = new FrameSpace(course.Rules(), options.MaxNodes);
        _ports = course.Ports();
        _options = options;
    }

    /// <summary>What is wrong, and what can't be said.</summary>
    public static (IReadOnlyList<FrameBreach> Breaches, IReadOnlyList<string> Obstacles) Of(FrameCourse course, PlanProofOptions options, CancellationToken cancellationToken)
    {
        if (course.IsTrivial)
        {
            return ([], []);
        }

        var safety = new FrameSafety(course, options);
        try
        {
            foreach (var moment in course.Moments)
            {
                safety.Judge(course.Old, moment, course.New, cancellationToken);
            }

            if (course.End is { } end)
            {
                safety.Judge(course.New, end, course.New, cancellationToken);
            }
        }
        catch (DiagramBudgetException exceeded)
        {
            safety._obstacles.Add(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"more than {exceeded.Limit} nodes of diagrams would be needed for frames"));
        }

        return (safety._breaches, safety._obstacles);
    }

    private void Judge(FrameMoment old, FrameMoment now, FrameMoment @new, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var entering = Parts(old, now, @new, ChainName.Prerouting);
        var leaving = Parts(old, now, @new, ChainName.Postrouting);
        var all = new FramePart(_space[Outcome.Accept], _space[Outcome.Accept], _space[Outcome.Accept], _space);
        var everywhere = Enumerable.Range(0, _ports.Count).ToList();
        foreach (var port in everywhere.Where(port => !entering[port].IsSame))
        {
            Judge(old, now, @new, port, null, entering[port], all);
        }

        var (ins, outs) = (Special(entering, leaving), Special(leaving, entering));
        if ((long)(ins.Count + outs.Count) * _ports.Count > _options.MaxPairs)
        {
            _obstacles.Add("too many ports would have to be compared with each other one by one for frames");
            return;
        }

        foreach (var (inPort, outPort) in ins.SelectMany(port => everywhere.Select(other => (port, other))).Concat(outs.SelectMany(port => everywhere.Select(other => (other, port)))))
        {
            Judge(old, now, @new, inPort, outPort, entering[inPort], leaving[outPort]);
        }
    }

    // Ports that are wrong by themselves, or that gain what others still have too much.
    private static List<int> Special(FramePart[] parts, FramePart[] others)
    {
        var hasMore = Array.Exists(others, part => part.HasMore);
        return [.. Enumerable.Range(0, parts.Length).Where(port => parts[port].IsWrong || (parts[port].HasGained && hasMore))];
    }

    private FramePart[] Parts(FrameMoment old, FrameMoment now, FrameMoment @new, ChainName hook) => [.. Enumerable.Range(0, _ports.Count).Select(port => Part(old, now, @new, hook, _ports[port]))];

    // Where a port's frames meet the same rules at all three moments, they fare alike, whatever a rule that isn't understood does.
    private FramePart Part(FrameMoment old, FrameMoment now, FrameMoment @new, ChainName hook, string port)
    {
        var met = now.Met(hook, port);
        if (met.SequenceEqual(old.Met(hook, port)) && met.SequenceEqual(@new.Met(hook, port)))
        {
            var same = Passed(now.Verdict(_space, hook, port));
            return new FramePart(same, same, same, _space);
        }

        Diagram[] verdicts = [old.Verdict(_space, hook, port), now.Verdict(_space, hook, port), @new.Verdict(_space, hook, port)];
        if (Array.Exists(verdicts, verdict => !_space.Diagrams.Where(verdict, Outcome.Unknown).Is(Outcome.Drop)))
        {
            _obstacles.Add($"what becomes of frames by port {port} at {hook} hangs on a rule that isn't understood");
        }

        return new FramePart(Passed(verdicts[0]), Passed(verdicts[1]), Passed(verdicts[2]), _space);
    }

    private Diagram Passed(Diagram verdict) => _space.Diagrams.Where(verdict, Outcome.Accept);

    private void Judge(FrameMoment old, FrameMoment now, FrameMoment @new, int inPort, int? outPort, FramePart entering, FramePart leaving)
    {
        if (_breaches.Exists(breach => ReferenceEquals(breach.Now, now)))
        {
            return;
        }

        var diagrams = _space.Diagrams;
        var (o, k, n) = (diagrams.Combine(Operation.Intersect, entering.Old, leaving.Old), diagrams.Combine(Operation.Intersect, entering.Now, leaving.Now), diagrams.Combine(Operation.Intersect, entering.New, leaving.New));
        foreach (var (set, opens) in new[]
        {
            (diagrams.Combine(Operation.Minus, k, diagrams.Combine(Operation.Union, o, n)), true),
            (diagrams.Combine(Operation.Minus, diagrams.Combine(Operation.Intersect, o, n), k), false),
        })
        {
            if (!set.Is(Outcome.Drop))
            {
                var frame = _space.Example(set);
                _breaches.Add(new FrameBreach(old, now, @new, opens, frame, PassageOf(inPort, outPort, frame.Source)));
                return;
            }
        }
    }

    private Passage PassageOf(int inPort, int? outPort, MacAddress source) => outPort is { } port
        ? Passage.Bridged(AnyBridge, _ports[inPort], _ports[port], source)
        : Passage.ToHost(AnyBridge, _ports[inPort], source);
}
