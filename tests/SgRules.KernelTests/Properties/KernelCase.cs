using SgRules.Cases;
using SgRules.Laboratory;
using SgRules.Model;
using SgRules.Testing;

namespace SgRules.Properties;

/// <summary>A zone and what is sent on its host, once by each of some layouts and backends; prints as zone.json and what went wrong.</summary>
/// <param name="Zone">The zone.</param>
/// <param name="Options">How it is compiled, the layout aside.</param>
/// <param name="Ports">Ports that are plugged, be they the zone's or not.</param>
/// <param name="Runs">What is sent, and under which rules.</param>
public sealed record KernelCase(Zone Zone, CompilerOptions Options, ValueList<(string Bridge, string Device)> Ports, ValueList<KernelRun> Runs)
{
    /// <summary>Ports that their bridge sends frames back to.</summary>
    public ValueList<string> Hairpins { get; init; }

    /// <summary>The first thing that goes wrong, be it that a tool refuses a document; <see langword="null"/> if nothing does.</summary>
    internal KernelFault? FirstFault()
    {
        var known = new LabHost(Zone);
        var host = new LabHost(Zone, Ports.ToImmutableArray().Where(port => !known.Has(port.Bridge, port.Device)));
        var run = Runs[0] with { Sendings = [] };
        try
        {
            using var lab = KernelLab.Open(host.BridgesWith(HostAddresses.On, Hairpins));
            foreach (var next in Runs)
            {
                run = next with { Sendings = [] };
                var judge = Load(next, host, lab);
                run = next;
                if (FaultOf(next, host, lab, judge) is { } fault)
                {
                    return fault;
                }
            }

            return null;
        }
        catch (Exception exception) when (exception is LoadException or LabException)
        {
            return new KernelFault(run, exception.Message);
        }
    }

    /// <summary>Says what is sent, not what became of it: that would take the kernel again, and the failure says it.</summary>
    public override string ToString() => $"{new ZoneCase(Zone)}\n{Options}\nports that frames come back to: {string.Join(' ', Hairpins.ToImmutableArray())}\n{string.Join('\n', Runs.ToImmutableArray())}";

    private KernelJudge Load(KernelRun run, LabHost host, KernelLab lab)
    {
        var result = RuleCompiler.Compile(Zone, ZoneCase.Host, Options with { Layout = run.Layout });
        var judge = new KernelJudge(result.Policy ?? throw new InvalidOperationException(string.Join('\n', result.Diagnostics)), host, Hairpins);
        lab.Load(result.Ruleset!, run.Backend);
        return judge;
    }

    private static KernelFault? FaultOf(KernelRun run, LabHost host, KernelLab lab, KernelJudge judge)
    {
        var staged = run.Sendings.ToImmutableArray().Select(sending => (Sending: sending, Staged: sending.ToFrame(host, lab.MacOf))).ToList();
        var arrivals = lab.Send([.. staged.Select(shot => new Shot(shot.Sending.Port, shot.Staged.Frame.Bytes) { Connections = shot.Staged.Connections })]);
        for (var i = 0; i < staged.Count; i++)
        {
            var (sending, frame) = (staged[i].Sending, staged[i].Staged.Frame);
            string[] arrived = [.. arrivals[i].Where(port => sending.ToHostOn is not null || !host.HasBridge(port)).Order(StringComparer.Ordinal)];
            var expected = judge.ArrivalsOf(sending, frame);
            if (!arrived.SequenceEqual(expected, StringComparer.Ordinal))
            {
                string[] wrong = [.. expected.Except(arrived, StringComparer.Ordinal), .. arrived.Except(expected, StringComparer.Ordinal)];
                var decisions = judge.Decisions(sending, frame, wrong[0]).Select(decision => $"{decision.Ruling} by {decision.Ground}");
                return new KernelFault(run with { Sendings = [sending] }, $"""
                    kernel: {(arrived.Contains(wrong[0], StringComparer.Ordinal) ? "arrived" : "did not arrive")} at {wrong[0]}
                    contract: {string.Join("; ", decisions)}
                    """) { Port = wrong[0] };
            }
        }

        return null;
    }
}
