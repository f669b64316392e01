using System.Collections;

namespace SgRules.Analysis;

/// <summary>Proves 6.1 and 6.2 for one family on one way, on every pair of ports.</summary>
/// <remarks>
/// Of any two ports that rules don't let through by their names alone, each is looked at once as the sender and once as the receiver: see
/// <see cref="FactorJudge"/>. What is left over is compared in pairs.
/// </remarks>
internal sealed class WaySafety
{
    private readonly Way _way;
    private readonly PlanProofOptions _options;
    private readonly SafetyLog _log;
    private readonly PortNames _ports;
    private readonly PacketSpace _senders;
    private readonly PacketSpace _receivers;
    private readonly Dictionary<TableMoment, (MomentDiagrams Least, MomentDiagrams Most)> _moments = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<int> _special;
    private bool _leavesOutDiagonal;

    public WaySafety(TableCourse course, Way way, PacketValues values, PlanProofOptions options, SafetyLog log)
    {
        (_way, _options, _log) = (way, options, log);
        _ports = CourseWays.PortsOf(course, way);
        _senders = PacketSpace.OfSenders(values, options.MaxNodes);
        _receivers = PacketSpace.OfReceivers(values, options.MaxNodes);
        foreach (var moment in course.All)
        {
            _moments.Add(moment, MomentDiagrams.Of(moment, way, _ports, _senders, _receivers));
        }

        _special = [.. NamedAtBothEnds.Of(_moments.Values.Select(moment => moment.Most.Table))];
    }

    /// <summary>Proves all moments of a course.</summary>
    public void Prove(TableCourse course, CancellationToken cancellationToken)
    {
        if (_moments.Values.Select(moment => moment.Most).FirstOrDefault(moment => !moment.Table.IsLoopFree || moment.Table.Forward.Height > SymbolicTable.MaxHeight) is { } deep)
        {
            _log.AddObstacle(deep.Moment, $"from {_way.InInterface} to {_way.OutInterface}, chains lead in a circle or deeper than the kernel takes");
            return;
        }

        if (_way.IsBridged)
        {
            TakeApart();
        }

        foreach (var moment in course.Moments)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Prove(course.Old, moment, course.New, cancellationToken);
        }

        if (course.End is { } end)
        {
            Prove(course.New, end, course.New, cancellationToken);
        }
    }

    // Ports that rules name together with others come to light one after the other.
    private void TakeApart()
    {
        bool grows;
        BitArray usual;
        List<(MomentDiagrams Moment, CourseFinder Found)> found;
        do
        {
            usual = new BitArray(_ports.Count, true);
            foreach (var port in _special)
            {
                usual[port] = false;
            }

            found = [.. _moments.Values.SelectMany(moment => moment.Least == moment.Most ? new[] { moment.Most } : [moment.Least, moment.Most]).Select(moment => (moment, CourseFinder.Find(moment.Table, usual, _senders, _receivers)))];
            grows = false;
            foreach (var port in found.SelectMany(one => one.Found.Special))
            {
                grows |= _special.Add(port);
            }
        }
        while (grows);

        var ports = Usual().ToList();
        foreach (var (moment, finder) in found)
        {
            var accepting = new AcceptingRules(usual);
            moment.Factors = finder.Courses.ConvertAll(course => new PortFactors(moment, course, ports, accepting));
            _leavesOutDiagonal |= finder.LeavesOutDiagonal;
        }
    }

    private IEnumerable<int> Usual() => Enumerable.Range(0, _ports.Count).Where(port => !_special.Contains(port));

    private void Prove(TableMoment old, TableMoment now, TableMoment @new, CancellationToken cancellationToken)
    {
        var judge = new PairSafety(_moments[old].Most, _moments[now], _moments[@new].Most, _way, _ports, _log);
        if (!_way.IsBridged)
        {
            judge.Judge(PortCondition.NoPort, PortCondition.NoPort, isBySender: false);
            foreach (var port in Usual())
            {
                judge.Judge(port, PortCondition.NoPort, isBySender: false);
            }

            return;
        }

        var special = new HashSet<int>(_special);
        special.UnionWith(FactorJudge.Unproven(_moments[old].Most, _moments[now].Most, _moments[@new].Most, _senders, _receivers, [.. Usual()], opens: true));
        special.UnionWith(FactorJudge.Unproven(_moments[old].Most, _moments[now].Least, _moments[@new].Most, _senders, _receivers, [.. Usual()], opens: false));
        if (2L * special.Count * _ports.Count > _options.MaxPairs)
        {
            _log.AddObstacle(now, string.Create(
                System.Globalization.CultureInfo.InvariantCulture,
                $"on bridge {_way.InInterface}, {special.Count} of {_ports.Count} ports would have to be compared with each other one by one, and {_options.MaxPairs} pairs at most are"));
            return;
        }

        ProvePairs(judge, special, cancellationToken);
    }

    private void ProvePairs(PairSafety judge, HashSet<int> special, CancellationToken cancellationToken)
    {
        for (var port = 0; port < _ports.Count; port++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (_leavesOutDiagonal && !special.Contains(port))
            {
                judge.Judge(port, port, isBySender: false);
            }

            foreach (var other in special)
            {
                judge.Judge(other, port, isBySender: false);
                if (!special.Contains(port))
                {
                    judge.Judge(port, other, isBySender: true);
                }
            }
        }
    }
}
