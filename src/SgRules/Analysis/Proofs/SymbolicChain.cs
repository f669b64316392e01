using System.Collections;
using SgRules.Netfilter;

namespace SgRules.Analysis;

/// <summary>
/// A chain as a proof sees it: those of its rules that a packet on its way can meet, and which ports it, and the chains that it leads to, tell
/// apart. Of all other ports it says the same.
/// </summary>
internal sealed class SymbolicChain(ChainName name, int number, int portCount)
{
    private readonly Dictionary<int, List<SymbolicRule>> _byIn = [];
    private readonly Dictionary<int, List<SymbolicRule>> _byOut = [];
    private readonly List<SymbolicRule> _others = [];

    public ChainName Name { get; } = name;

    /// <summary>A number that no other chain of the table has.</summary>
    public int Number { get; } = number;

    public List<SymbolicRule> Rules { get; } = [];

    public Verdict? Policy { get; init; }

    /// <summary>The ports that make a difference as the one that a packet came in by.</summary>
    public BitArray InPorts { get; } = new(portCount);

    /// <summary>The ports that make a difference as the one that a packet goes out by.</summary>
    public BitArray OutPorts { get; } = new(portCount);

    /// <summary>The most chains on one path from here, this one counted.</summary>
    public int Height { get; set; }

    public void Add(SymbolicRule rule)
    {
        Rules.Add(rule);
        if (rule.KeyIn is { } inPort)
        {
            Add(_byIn, inPort, rule);
        }
        else if (rule.KeyOut is { } outPort)
        {
            Add(_byOut, outPort, rule);
        }
        else
        {
            _others.Add(rule);
        }
    }

    /// <summary>The rules that may hold for a pair of ports, the last one first.</summary>
    public IEnumerable<SymbolicRule> Backwards(int inPort, int outPort)
    {
        var (a, b, c) = (_byIn.GetValueOrDefault(inPort), _byOut.GetValueOrDefault(outPort), _others);
        var (i, j, k) = ((a?.Count ?? 0) - 1, (b?.Count ?? 0) - 1, c.Count - 1);
        while (i >= 0 || j >= 0 || k >= 0)
        {
            var (x, y, z) = (i < 0 ? 0 : a![i].Number, j < 0 ? 0 : b![j].Number, k < 0 ? 0 : c[k].Number);
            yield return x > y && x > z ? a![i--] : y > z ? b![j--] : c[k--];
        }
    }

    /// <summary>The rules that may hold for packets that came in by a port.</summary>
    public IEnumerable<SymbolicRule> OfIn(int port) => (_byIn.GetValueOrDefault(port) ?? []).Concat(_byOut.Values.SelectMany(rules => rules)).Concat(_others);

    /// <summary>The rules that may hold for packets that go out by a port.</summary>
    public IEnumerable<SymbolicRule> OfOut(int port) =>
        (_byOut.GetValueOrDefault(port) ?? []).Concat(_byIn.Values.SelectMany(rules => rules).Where(rule => rule.KeyOut is null || rule.KeyOut == port)).Concat(_others);

    private static void Add(Dictionary<int, List<SymbolicRule>> rules, int port, SymbolicRule rule)
    {
        if (!rules.TryGetValue(port, out var list))
        {
            rules.Add(port, list = []);
        }

        list.Add(rule);
    }
}
