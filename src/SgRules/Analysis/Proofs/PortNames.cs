using System.Globalization;
using SgRules.Netfilter;

namespace SgRules.Analysis;

/// <summary>
/// The ports of a bridge that a policy or the rules tell apart, by number. One stands for all that neither names, and for each pattern of the
/// rules there is one more that only it matches.
/// </summary>
internal sealed class PortNames
{
    private readonly List<string> _names = [];
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);

    /// <param name="known">The ports that are named, in the order of their numbers; a name may come again.</param>
    /// <param name="patterns">The beginnings of names that rules ask for.</param>
    public PortNames(IEnumerable<string> known, IEnumerable<string> patterns)
    {
        foreach (var name in known)
        {
            Add(name);
        }

        var prefixes = patterns.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        foreach (var prefix in prefixes)
        {
            Add(Fresh(prefix, prefixes));
        }

        Other = _names.Count;
        Add(Fresh(string.Empty, prefixes));
    }

    /// <summary>The port that stands for all that nobody names.</summary>
    public int Other { get; }

    public int Count => _names.Count;

    public string this[int number] => _names[number];

    /// <summary>The number of a name that was given.</summary>
    public int Of(string name) => _numbers[name];

    /// <summary>The conditions of rules on ports.</summary>
    public static IEnumerable<DevicePattern> Patterns(IEnumerable<Rule> rules)
    {
        foreach (var match in rules.SelectMany(rule => rule.Matches.ToImmutableArray()).OfType<PhysdevMatch>())
        {
            if (match.In is { } input)
            {
                yield return input;
            }

            if (match.Out is { } output)
            {
                yield return output;
            }
        }
    }

    private void Add(string name)
    {
        if (_numbers.TryAdd(name, _names.Count))
        {
            _names.Add(name);
        }
    }

    // A name that nobody has, of at most 15 bytes, and that no longer pattern matches.
    private string Fresh(string prefix, List<string> prefixes)
    {
        for (var i = 0; ; i++)
        {
            var name = prefix + (prefix.Length == 0 ? "other" : "x") + (i == 0 ? string.Empty : i.ToString(CultureInfo.InvariantCulture));
            if (!_numbers.ContainsKey(name) && !prefixes.Exists(other => other.Length > prefix.Length && name.StartsWith(other, StringComparison.Ordinal)))
            {
                return name;
            }
        }
    }
}
