using System.Globalization;
using SgRules.Netfilter;

namespace SgRules.Analysis;

/// <summary>The chains of a table while a commit changes them, with what the kernel and its tools refuse (facts: kernel, section 1.1).</summary>
/// <remarks>Each change answers why it isn't taken, a sentence without its full stop, or <see langword="null"/>.</remarks>
internal sealed class ChainEdits
{
    private readonly TableFormat _format;
    private readonly Dictionary<string, Chain> _chains;
    private readonly Dictionary<string, List<Rule>> _open = new(StringComparer.Ordinal);
    private readonly ChainUses _uses;
    private readonly HashSet<string> _declared = new(StringComparer.Ordinal);
    private readonly HashSet<string> _edited = new(StringComparer.Ordinal);
    private readonly HashSet<string> _emptied = new(StringComparer.Ordinal);

    public ChainEdits(LoadedTable table)
    {
        _format = LoadedTable.FormatOf(table.Kind);
        _chains = new(table.Chains, StringComparer.Ordinal);
        _uses = new ChainUses(_chains.Values);
    }

    /// <summary>Whether there is such a chain.</summary>
    public bool Has(string chain) => _chains.ContainsKey(chain);

    /// <summary>Makes a chain, or empties the one that is there; a built-in one gets a policy only.</summary>
    public string? Declare(ChainName name, Verdict? policy)
    {
        if (!_declared.Add(name.Text))
        {
            return $"chain {name} is declared twice";
        }

        if (!_chains.TryGetValue(name.Text, out var chain))
        {
            _chains.Add(name.Text, new Chain(name, []) { Policy = policy });
            return null;
        }

        _chains[name.Text] = chain with { Policy = policy };
        return _format.Order.IsBuiltIn(name) ? null : Empty(name.Text);
    }

    /// <summary>Puts a rule at a place, from 0; at the end for <see langword="null"/>.</summary>
    public string? Put(string chain, int? place, Rule rule)
    {
        var rules = Open(chain);
        var at = place ?? rules.Count;
        if (at < 0 || at > rules.Count)
        {
            return string.Create(CultureInfo.InvariantCulture, $"chain {chain} has no place {at + 1} for a rule");
        }

        if (LedTo(rule) is { } callee && (!_chains.TryGetValue(callee.Text, out _) || _format.Order.IsBuiltIn(callee)))
        {
            return $"the rule leads to {callee}, which isn't there or is built in";
        }

        if (place is not null && Number(chain) is { } busy)
        {
            return busy;
        }

        rules.Insert(at, rule);
        _uses.Add(rule);
        return null;
    }

    /// <summary>Deletes the rule at a place, from 0.</summary>
    public string? DeleteAt(string chain, int place)
    {
        var rules = Open(chain);
        if (place < 0 || place >= rules.Count)
        {
            return string.Create(CultureInfo.InvariantCulture, $"chain {chain} has no rule {place + 1}");
        }

        _uses.Remove(rules[place]);
        rules.RemoveAt(place);
        return Number(chain);
    }

    /// <summary>Deletes the first rule that is equal.</summary>
    public string? Delete(string chain, Rule rule)
    {
        var at = Open(chain).FindIndex(rule.Equals);
        return at < 0 ? $"chain {chain} has no such rule" : DeleteAt(chain, at);
    }

    /// <summary>Deletes all rules.</summary>
    public string? Empty(string chain)
    {
        // nft takes it for busy when one commit deletes rules one by one and then all.
        if (!_emptied.Add(chain) || _edited.Contains(chain))
        {
            return $"chain {chain} is emptied twice, or emptied and edited by number, in one commit";
        }

        var rules = Open(chain);
        rules.ForEach(_uses.Remove);
        rules.Clear();
        return null;
    }

    /// <summary>Removes a chain.</summary>
    public string? Remove(string chain)
    {
        if (_format.Order.IsBuiltIn(_chains[chain].Name) || Open(chain).Count > 0 || _uses.IsUsed(chain))
        {
            return $"chain {chain} is built in, has rules, or rules lead to it";
        }

        _ = _open.Remove(chain);
        _ = _chains.Remove(chain);
        return null;
    }

    /// <summary>The chains as they are now.</summary>
    public Dictionary<string, Chain> Close()
    {
        foreach (var (name, rules) in _open)
        {
            _chains[name] = _chains[name] with { Rules = [.. rules] };
        }

        _open.Clear();
        return _chains;
    }

    /// <summary>The chain that a rule leads to, if there is one.</summary>
    public static ChainName? LedTo(Rule rule) => rule.Target switch
    {
        JumpTarget jump => jump.Chain,
        GotoTarget jump => jump.Chain,
        _ => null,
    };

    private string? Number(string chain)
    {
        _ = _edited.Add(chain);
        return _emptied.Contains(chain) ? $"chain {chain} is emptied and edited by number in one commit" : null;
    }

    private List<Rule> Open(string chain)
    {
        if (!_open.TryGetValue(chain, out var rules))
        {
            _open.Add(chain, rules = [.. _chains[chain].Rules]);
        }

        return rules;
    }
}
