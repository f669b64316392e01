using SgRules.Model;
using SgRules.Netfilter;
using SgRules.Policies;
using SgRules.Testing;

namespace SgRules.Updates;

/// <summary>One of the two states of a plan: what is loaded, and what the contract says of packets then.</summary>
internal sealed class HostSide
{
    private readonly ReferenceEvaluator? _contract;

    /// <summary>Compiles a zone.</summary>
    /// <param name="zone">The zone; <see langword="null"/> for nothing loaded.</param>
    /// <param name="options">How it is compiled.</param>
    public HostSide(Zone? zone, CompilerOptions options)
    {
        Zone = zone;
        Ruleset = Ruleset.Empty;
        if (zone is not null)
        {
            var result = RuleCompiler.Compile(zone, ZoneCase.Host, options);
            Ruleset = result.Ruleset ?? throw new InvalidOperationException(string.Join('\n', result.Diagnostics));
            _contract = new ReferenceEvaluator(result.Policy!);
        }
    }

    public Zone? Zone { get; }

    public Ruleset Ruleset { get; }

    /// <summary>Whether a frame and the packet in it pass, and why. Where nothing is loaded, everything does.</summary>
    public (bool Passes, string Why) Judge(Probe probe)
    {
        if (_contract is null)
        {
            return (true, "nothing is loaded");
        }

        var frame = _contract.Decide(probe.Frame, probe.Passage);
        var decision = frame.Ruling == Ruling.Dropped || probe.Packet is null ? frame : _contract.Decide(probe.Packet, probe.Passage);
        return (decision.Ruling != Ruling.Dropped, $"{decision.Ruling} by {decision.Ground}, behind {string.Join(", ", decision.Passed)}");
    }
}
