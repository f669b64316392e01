using SgRules.Addressing;
using SgRules.Laboratory;
using SgRules.Model;
using SgRules.Netfilter;
using SgRules.Testing;

namespace SgRules.Cases;

/// <summary>Cases sent through a laboratory that is built once; a ruleset is loaded and all cases are sent at the first question about it.</summary>
internal sealed class CaseRun : IDisposable
{
    private readonly Zone _zone;
    private readonly CompilerOptions _options;
    private readonly ImmutableArray<Case> _cases;
    private readonly LabHost _host;
    private readonly KernelLab _lab;
    private readonly Dictionary<(RuleLayout, Backend), ILookup<string, string>> _misses = [];

    /// <summary>Builds the host of a zone.</summary>
    /// <param name="zone">The zone.</param>
    /// <param name="options">The options it is compiled with, the layout aside.</param>
    /// <param name="cases">The cases.</param>
    /// <param name="unknown">Ports that the zone doesn't know.</param>
    /// <param name="hostAddresses">Addresses of the host, on the first of its bridges.</param>
    /// <param name="hairpins">Ports that their bridge sends frames back to.</param>
    public CaseRun(
        Zone zone,
        CompilerOptions options,
        ImmutableArray<Case> cases,
        ImmutableArray<(string Bridge, string Device)> unknown,
        ValueList<IPPrefix> hostAddresses = default,
        ValueList<string> hairpins = default)
    {
        (_zone, _options, _cases) = (zone, options, cases);
        _host = new LabHost(zone, unknown);
        _lab = KernelLab.Open(_host.BridgesWith(bridge => bridge == _host.Bridges[0].Name ? hostAddresses : [], hairpins));
    }

    /// <summary>What becomes of the rules before they are loaded.</summary>
    public Func<Ruleset, Ruleset> Change { get; init; } = ruleset => ruleset;

    /// <summary>The cases of a paragraph that the kernel decides differently, for people.</summary>
    public IEnumerable<string> Misses(RuleLayout layout, Backend backend, string paragraph)
    {
        if (!_misses.TryGetValue((layout, backend), out var misses))
        {
            misses = Send(Change(ZoneCase.Compile(_zone, _options with { Layout = layout })), backend).ToLookup(miss => miss.Paragraph, miss => miss.Text, StringComparer.Ordinal);
            _misses.Add((layout, backend), misses);
        }

        return misses[paragraph];
    }

    /// <summary>Whether the kernel decides all cases right by other rules than the zone's.</summary>
    public bool IsMet(Ruleset ruleset, Backend backend) => !Send(ruleset, backend).Any();

    public void Dispose() => _lab.Dispose();

    private IEnumerable<(string Paragraph, string Text)> Send(Ruleset ruleset, Backend backend)
    {
        _lab.Load(ruleset, backend);
        var arrivals = _lab.Send([.. _cases.Select(@case => @case.Sending.ToShot(_host, _lab))]);
        return _cases.Zip(arrivals, (@case, arrived) => (@case, Arrived: Judged(@case, arrived)))
            .Where(pair => !pair.Arrived.AsSpan().SequenceEqual(pair.@case.Arrives.AsSpan()))
            .Select(pair => (pair.@case.Paragraph, pair.@case.Miss(pair.Arrived)));
    }

    // What is flooded reaches the host too, which is asked about only where it is meant (contract 3.15).
    private ImmutableArray<string> Judged(Case @case, ImmutableArray<string> arrived) => @case.Sending.ToHostOn is null
        ? [.. arrived.Where(port => !_host.Bridges.ToImmutableArray().Any(bridge => bridge.Name == port)).Order(StringComparer.Ordinal)]
        : [.. arrived.Order(StringComparer.Ordinal)];
}
