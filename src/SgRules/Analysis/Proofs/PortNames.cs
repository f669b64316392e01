using System.Globalization;
using System.Text;
using SgRules.Netfilter;

namespace SgRules.Analysis;

/// <summary>
/// The ports of a bridge that a policy or the rules tell apart, by number. One stands for all that neither names, and for each pattern of the
/// rules there is one more that only it matches.
/// </summary>
internal sealed class PortNames
{
    private const int MaxNumbers = 100;

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
            if (Fresh(prefix, prefixes) is { } name)
            {
                Add(name);
            }
        }

        Other = _names.Count;
        Add(Fresh(string.Empty, prefixes) ?? throw new ArgumentException("There are more patterns than characters.", nameof(patterns)));
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

    // A name that nobody has, of at most 15 bytes, and that no longer pattern matches; null if there is none.
    private string? Fresh(string prefix, List<string> prefixes)
    {
        foreach (var start in Continued(prefix, prefixes))
        {
            var name = start;
            for (var i = 0; !IsFree(name, prefix, prefixes) && i < MaxNumbers; i++)
            {
                name = string.Create(CultureInfo.InvariantCulture, $"{start}{i}");
            }

            if (IsFree(name, prefix, prefixes))
            {
                return name;
            }
        }

        return null;
    }

    private bool IsFree(string name, string prefix, List<string> prefixes) =>
        Encoding.UTF8.GetByteCount(name) <= DevicePattern.MaxLength
        && !_numbers.ContainsKey(name)
        && !prefixes.Exists(other => other.Length > prefix.Length && name.StartsWith(other, StringComparison.Ordinal));

    // Behind the beginning, a character with which no longer pattern goes on; letters that people read first, then any.
    private static IEnumerable<string> Continued(string prefix, List<string> prefixes)
    {
        var taken = prefixes.Where(other => other.Length > prefix.Length && other.StartsWith(prefix, StringComparison.Ordinal)).Select(other => other[prefix.Length]).ToHashSet();
        string[] words = prefix.Length == 0 ? ["other", "port", "any"] : ["x", "y", "z"];
        return words.Where(word => !taken.Contains(word[0])).Concat(Letters.Where(letter => !taken.Contains(letter)).Select(letter => letter.ToString())).Select(end => prefix + end);
    }

    private static IEnumerable<char> Letters => Enumerable.Range('0', char.MaxValue + 1 - '0').Select(number => (char)number).Where(char.IsLetterOrDigit);
}
