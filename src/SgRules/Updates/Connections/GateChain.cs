using SgRules.Netfilter;

namespace SgRules.Updates;

/// <summary>A chain whose rules for one pair of ports are found without asking all others, as a bridge's chain has one for each port.</summary>
internal sealed class GateChain(Chain chain, int id)
{
    // Fewer are tried one by one.
    private const int Few = 24;

    private Dictionary<string, List<int>>? _byPort;
    private List<int>? _others;

    /// <summary>A number that no other chain of the table has.</summary>
    public int Id { get; } = id;

    public Chain Chain { get; } = chain;

    /// <summary>Whether its rules, and those of the chains below, ask neither a port nor the local end's address; <see langword="null"/> before it was looked for.</summary>
    public bool? AsksPeersOnly { get; set; }

    /// <summary>The rules that can hold for two ports, in order; those that name another port as the only one are left out.</summary>
    public ReadOnlySpan<Rule> Rules(GatePassage passage)
    {
        if (Chain.Rules.Count <= Few)
        {
            return Chain.Rules.AsSpan();
        }

        if (_byPort is null)
        {
            Index();
        }

        if (_byPort!.Count == 0)
        {
            return Chain.Rules.AsSpan();
        }

        List<int> places = [.. _others!, .. _byPort.GetValueOrDefault(passage.InPort, []), .. passage.OutPort == passage.InPort ? [] : _byPort.GetValueOrDefault(passage.OutPort, [])];
        places.Sort();
        return places.ConvertAll(place => Chain.Rules[place]).ToArray();
    }

    private void Index()
    {
        (_byPort, _others) = (new Dictionary<string, List<int>>(StringComparer.Ordinal), []);
        for (var place = 0; place < Chain.Rules.Count; place++)
        {
            if (OnlyPort(Chain.Rules[place]) is not { } port)
            {
                _others.Add(place);
            }
            else if (_byPort.TryGetValue(port, out var places))
            {
                places.Add(place);
            }
            else
            {
                _byPort.Add(port, [place]);
            }
        }
    }

    private static string? OnlyPort(Rule rule)
    {
        foreach (var match in rule.Matches)
        {
            if (match is PhysdevMatch physdev)
            {
                return physdev is { In: { IsPrefix: false } ingress, IsInNegated: false } ? ingress.Name
                    : physdev is { Out: { IsPrefix: false } egress, IsOutNegated: false } ? egress.Name
                    : null;
            }
        }

        return null;
    }
}
