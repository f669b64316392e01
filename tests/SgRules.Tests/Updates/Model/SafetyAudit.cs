using SgRules.Netfilter;

namespace SgRules.Updates;

/// <summary>Looks for what opens (6.1) and what blinks (6.2) after each atom, table by table and across them.</summary>
internal sealed class SafetyAudit
{
    private readonly Probe[] _probes;
    private readonly Verdicts _old;
    private readonly Verdicts _new;

    /// <summary>Makes an audit.</summary>
    /// <param name="probes">What is sent after each atom.</param>
    /// <param name="old">The host before the plan.</param>
    /// <param name="new">The host behind it.</param>
    public SafetyAudit(Probe[] probes, ModelKernel old, ModelKernel @new)
    {
        _probes = probes;
        _old = Verdicts.Of(probes, old);
        _new = Verdicts.Of(probes, @new, _old);
    }

    /// <summary>The devices that move to another bridge: a frame that comes in by one on either bridge is of one of the two states only.</summary>
    public IReadOnlySet<string> PortsOfAnotherBridge { get; init; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>
    /// Whether our part of ebtables' table was tampered with at the start: what it lets through then isn't told from its guards, and a plan is held to each
    /// table alone.
    /// </summary>
    public bool HasTamperedFrames { get; set; }

    /// <summary>How many probes the two states let through differently.</summary>
    public int Differing => Enumerable.Range(0, _probes.Length).Count(i => _old.Joint(i) != _new.Joint(i));

    /// <summary>The first fault, in words; null if there is none.</summary>
    public string? Fault(IEnumerable<PlanAtom> atoms)
    {
        var (now, number) = (_old, 0);
        foreach (var atom in atoms)
        {
            number++;
            var next = Verdicts.Of(_probes, atom.Host, now);
            if (next != now && Fault(next) is { } fault)
            {
                return FormattableString.Invariant($"{fault}\nafter atom {number}, {atom.What} of {atom.Step.Kind} {atom.Step.Table}");
            }

            now = next;
        }

        return null;
    }

    private string? Fault(Verdicts now)
    {
        for (var i = 0; i < _probes.Length; i++)
        {
            var probe = i;
            var fault = Of("Ethernet", _old.Ethernet(i), _new.Ethernet(i), now.Ethernet(i));
            if (_probes[i].Packet is not null)
            {
                fault ??= Of("filter", _old.Filter(i), _new.Filter(i), now.Filter(i));
                fault ??= Of("both", _old.Joint(i), _new.Joint(i), now.Joint(i)) is { } across && !(across.StartsWith("opens", StringComparison.Ordinal) && IsExcepted(_probes[probe])) ? $"across tables, {Tables(now, i)}: {across}" : null;
            }

            if (fault is not null)
            {
                return $"{fault}\n{_probes[i]}";
            }
        }

        return null;
    }

    private string Tables(Verdicts now, int i) =>
        $"filter {_old.Filter(i)}-{now.Filter(i)}-{_new.Filter(i)}, Ethernet {_old.Ethernet(i)}-{now.Ethernet(i)}-{_new.Ethernet(i)}";

    private static string? Of(string what, WalkOutcome old, WalkOutcome @new, WalkOutcome now) => now switch
    {
        WalkOutcome.Accepted when old == WalkOutcome.Dropped && @new == WalkOutcome.Dropped => $"opens: {what}",
        WalkOutcome.Dropped when old == WalkOutcome.Accepted && @new == WalkOutcome.Accepted => $"blinks: {what}",
        WalkOutcome.Undecided when old != WalkOutcome.Undecided && @new != WalkOutcome.Undecided => $"can't be judged: {what}",
        _ => null,
    };

    private bool IsExcepted(Probe probe) => HasTamperedFrames || (probe.Passage.InPort is { } port && PortsOfAnotherBridge.Contains(port));
}
