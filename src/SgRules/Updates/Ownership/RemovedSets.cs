using SgRules.Netfilter;

namespace SgRules.Updates;

/// <summary>The sets of ours on a host that the desired state has no more, and who else uses them: the kernel destroys no set that is in use.</summary>
internal sealed class RemovedSets
{
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private readonly Func<SetName, bool> _isOurs;

    public RemovedSets(SetsReading host, ValueList<IpSet> desired, Func<SetName, bool> isOurs)
    {
        _isOurs = isOurs;
        var kept = new HashSet<string>(StringComparer.Ordinal);
        foreach (var set in desired)
        {
            _ = kept.Add(set.Name.Text);
        }

        foreach (var name in host.Sets.Select(set => set.Name).Concat(host.ForeignSets))
        {
            if (isOurs(name) && !kept.Contains(name.Text))
            {
                _ = _names.Add(name.Text);
            }
        }
    }

    /// <summary>Whether a set is ours, there or not.</summary>
    public bool IsOurs(SetName set) => _isOurs(set);

    /// <summary>The first removed set that a rule uses, in whatever words; <see langword="null"/> if it uses none.</summary>
    public string? UsedBy(Rule rule)
    {
        if (_names.Count == 0)
        {
            return null;
        }

        foreach (var match in rule.Matches)
        {
            var used = match switch
            {
                SetMatch { Set.Text: var name } => _names.Contains(name) ? name : null,
                OpaqueMatch { Text: var words } => NamedIn(words),
                _ => null,
            };
            if (used is not null)
            {
                return used;
            }
        }

        return rule.Target is ExtensionTarget { Options: var options } ? NamedIn(options) : null;
    }

    /// <summary>The rules of other tables that use one, each with the set.</summary>
    public IEnumerable<(string Rule, string Set)> UsedIn(string otherTables)
    {
        foreach (var line in _names.Count == 0 ? [] : otherTables.Split('\n'))
        {
            if (NamedIn(line) is { } name)
            {
                yield return (line, name);
            }
        }
    }

    /// <summary>The members of others' lists of sets, by line of the text of sets, each with the list.</summary>
    public IEnumerable<(int Line, string List, string Set)> UsedIn(SetsReading host)
    {
        var line = 0;
        foreach (var text in _names.Count == 0 || host.Words is null ? [] : host.Words.Split('\n'))
        {
            line++;
            var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (words is ["add", var list, var set, ..] && _names.Contains(set) && !_names.Contains(list))
            {
                yield return (line, list, set);
            }
        }
    }

    // A set stands behind an option of the match or target that uses it, --match-set, --add-set and the like; a comment may name it too.
    private string? NamedIn(string words)
    {
        var isNext = false;
        foreach (var word in words.AsSpan().Split(' '))
        {
            var text = words.AsSpan(word);
            if (isNext && _names.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(text.Trim('"'), out var name))
            {
                return name;
            }

            isNext = text.StartsWith("--") && text.EndsWith("set");
        }

        return null;
    }
}
