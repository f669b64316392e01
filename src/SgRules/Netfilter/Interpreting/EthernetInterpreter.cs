using SgRules.Addressing;

namespace SgRules.Netfilter;

/// <summary>Runs frames through table nat of ebtables with netfilter's semantics: what the rules do with a frame, and by which of them.</summary>
/// <remarks>
/// It judges any table, foreign rules too, and says <see cref="WalkOutcome.Undecided"/> rather than guess. A frame costs time in proportion to
/// the rules it meets.
/// </remarks>
public sealed class EthernetInterpreter
{
    private readonly Dictionary<ChainName, Chain> _chains;

    /// <summary>Makes an interpreter of a table.</summary>
    /// <param name="table">The table.</param>
    public EthernetInterpreter(EthernetTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        _chains = table.Chains.ToImmutableArray().ToDictionary(chain => chain.Name);
    }

    /// <summary>Runs one frame through the hooks that its passage has.</summary>
    /// <remarks>
    /// A bridged frame meets PREROUTING, where only the port it came in by is known, then POSTROUTING, where only the other one is. One that the
    /// host takes, for itself or to route what it carries, meets PREROUTING if it came in by a port; what the host routes on is another
    /// frame. One from the host meets OUTPUT and POSTROUTING, and a rule that asks by which port can't be judged. ACCEPT ends one hook only.
    /// </remarks>
    /// <param name="frame">The frame.</param>
    /// <param name="passage">Its way through the host.</param>
    /// <returns>The outcome, and every rule whose conditions held, of all hooks; the last step decided. No step if no hook sees the frame.</returns>
    public Walk Run(Frame frame, Passage passage) => Run(frame, passage, null);

    /// <summary>Finds the rule that came nearest to letting a frame through that was dropped because no rule did, as <see cref="RuleInterpreter.NearestMiss(Packet, Passage)"/> does for packets.</summary>
    /// <param name="frame">The frame.</param>
    /// <param name="passage">Its way through the host.</param>
    /// <returns>The rule; <see langword="null"/> if the frame isn't dropped, is dropped by a rule with conditions, or fits no rule in anything.</returns>
    public MissedRule? NearestMiss(Frame frame, Passage passage)
    {
        var misses = new Misses();
        return Run(frame, passage, misses).Outcome == WalkOutcome.Dropped ? misses.Nearest(_ => false) : null;
    }

    private Walk Run(Frame frame, Passage passage, Misses? misses)
    {
        ArgumentNullException.ThrowIfNull(frame);
        ArgumentNullException.ThrowIfNull(passage);
        var walk = new Walk(WalkOutcome.Accepted, []);
        foreach (var (hook, test) in Hooks(frame, passage))
        {
            misses?.Begin(test);
            var next = new TableWalk<FrameTest>(_chains[hook], _chains, ChainOrder.Ethernet, test) { Misses = misses }.Run();
            walk = next with { Path = [.. walk.Path, .. next.Path] };
            if (walk.Outcome != WalkOutcome.Accepted)
            {
                break;
            }
        }

        return walk;
    }

    private static (ChainName Hook, FrameTest Test)[] Hooks(Frame frame, Passage passage) => passage switch
    {
        { Kind: PassageKind.Bridged } =>
        [
            (ChainName.Prerouting, new FrameTest(frame, passage.InPort, outPort: null)),
            (ChainName.Postrouting, new FrameTest(frame, inPort: null, passage.OutPort)),
        ],
        { Kind: PassageKind.FromHost } =>
        [
            (ChainName.Output, new FrameTest(frame, inPort: null, outPort: null) { HasUntoldOutPort = true }),
            (ChainName.Postrouting, new FrameTest(frame, inPort: null, outPort: null) { HasUntoldOutPort = true }),
        ],
        { InPort: { } inPort } => [(ChainName.Prerouting, new FrameTest(frame, inPort, outPort: null))],
        _ => [],
    };
}
