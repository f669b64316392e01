using SgRules.Addressing;
using SgRules.Analysis;
using SgRules.Cases;
using SgRules.Frames;
using SgRules.Laboratory;
using SgRules.Netfilter;
using SgRules.Policies;

namespace SgRules.Proofs;

/// <summary>The host of <see cref="FaultZone"/> in a laboratory, where a refuting packet is sent through the text that it refutes.</summary>
internal sealed class FaultLab : IDisposable
{
    private readonly HostPolicy _policy = RuleCompiler.Compile(FaultZone.Zone, Testing.ZoneCase.Host).Policy!;
    private readonly LabHost _host = new(FaultZone.Zone, FaultZone.Unknown);
    private readonly KernelLab _lab;

    public FaultLab() => _lab = KernelLab.Open(_host.BridgesWith(_ => [], [.. _host.Bridges.ToImmutableArray().SelectMany(bridge => _host.DevicesOf(bridge.Name))]));

    /// <summary>What the kernel does otherwise than the interpreter with a packet that refutes a fault's text; null if nothing.</summary>
    public string? Miss(SeededFault fault, Backend backend)
    {
        var ruleset = fault.Read();
        if (Refutations(ruleset).FirstOrDefault() is not { Sending: { } sending } refutation)
        {
            return "There is no refuting packet that can be sent.";
        }

        _lab.Load(ruleset, backend);
        var (frame, connections) = sending.ToFrame(_host, _lab.MacOf);
        var arrived = _lab.Send([new Shot(sending.Port, frame.Bytes) { Connections = connections }])[0];
        return arrived.Contains(refutation.OutPort, StringComparer.Ordinal) == refutation.Accepts
            ? null
            : $"{sending} to {refutation.OutPort}: the interpreter {(refutation.Accepts ? "accepts" : "drops")} it, it arrived at [{string.Join(", ", arrived)}]";
    }

    public void Dispose() => _lab.Dispose();

    private IEnumerable<(Sending? Sending, string OutPort, bool Accepts)> Refutations(Ruleset ruleset)
    {
        foreach (var table in (FilterTable[])[ruleset.IPv4, ruleset.IPv6])
        {
            var interpreter = new RuleInterpreter(table, ruleset.Sets);
            foreach (var example in new TableProver(_policy, table, ruleset.Sets, ProofBudget.Default).Prove().Counterexamples.ToImmutableArray())
            {
                foreach (var passage in Plugged(example.Passage).Where(passage => Refutes(interpreter, example.Packet, passage)))
                {
                    if (ToSending(example.Packet, passage) is { } sending)
                    {
                        yield return (sending, passage.OutPort!, example.TextAccepts);
                    }
                }
            }
        }
    }

    private bool Refutes(RuleInterpreter interpreter, Packet packet, Passage passage) =>
        (interpreter.Run(packet, passage).Outcome == WalkOutcome.Accepted) != (new ReferenceEvaluator(_policy).Decide(packet, passage).Ruling == Ruling.Accepted);

    // A port that stands for those that nobody names is one of those that the zone doesn't know.
    private IEnumerable<Passage> Plugged(Passage passage) => passage.Kind != PassageKind.Bridged
        ? []
        : from inPort in Plugged(passage.InInterface!, passage.InPort!)
          from outPort in Plugged(passage.InInterface!, passage.OutPort!)
          select Passage.Bridged(passage.InInterface!, inPort, outPort, passage.SourceMac!.Value);

    private IEnumerable<string> Plugged(string bridge, string device) =>
        _host.Has(bridge, device) ? [device] : FaultZone.Unknown.Where(unknown => unknown.Bridge == bridge).Select(unknown => unknown.Device);

    // Behind an authentication header there is a packet; null if a kernel never gives the packet that state.
    private Sending? ToSending(Packet packet, Passage passage)
    {
        var inner = packet.HasAuthenticationHeader ? Packet.Tcp(packet.Source, packet.Destination, 49152, 443) with { HopLimit = packet.HopLimit, State = packet.State } : packet;
        return !Tracking.StatesOf(inner).AsSpan().Contains(inner.State) ? null : new Sending(passage.InPort!, inner)
        {
            FromMac = passage.SourceMac,
            ToMac = _host.MacOf(passage.OutPort!),
            Extensions = packet.HasAuthenticationHeader ? [ExtensionHeader.Authentication] : [],
        };
    }
}
