using System.Globalization;
using SgRules.Addressing;
using SgRules.Netfilter;

namespace SgRules.Updates;

/// <summary>How a set was made: <c>hash:ip family inet hashsize 64 ...</c>.</summary>
internal sealed class ModelSetHeader
{
    private const int DefaultMaxMembers = 65_536;

    private readonly string _withoutSize;
    private readonly string _type;

    public ModelSetHeader(string words)
    {
        Words = words;
        var each = words.Split(' ');
        _type = each[0];
        var at = Array.IndexOf(each, "hashsize");
        _withoutSize = string.Join(' ', at < 0 ? each : [.. each[..at], .. each[(at + 2)..]]);
        Family = ValueOf(each, "family") switch { "inet" => IPFamily.IPv4, "inet6" => IPFamily.IPv6, _ => null };
        MaxMembers = ValueOf(each, "maxelem") is { } most ? int.Parse(most, CultureInfo.InvariantCulture) : DefaultMaxMembers;
        var isPlain = !each.Any(word => word is "timeout" or "counters" or "comment" or "skbinfo");
        Type = !isPlain || Family is null ? null : each[0] switch { "hash:ip" => IpSetType.HashIp, "hash:net" => IpSetType.HashNet, _ => null };
    }

    public string Words { get; }

    /// <summary>Null where nobody here knows what is in it.</summary>
    public IpSetType? Type { get; }

    /// <summary>Null where the type has none.</summary>
    public IPFamily? Family { get; }

    /// <summary>How many members there can be.</summary>
    public int MaxMembers { get; }

    /// <summary>Whether a swap takes the two: type and family.</summary>
    public bool CanSwapWith(ModelSetHeader other) => _type == other._type && Family == other.Family;

    /// <summary>Whether create with -exist takes the one for the other: the size of the hash may have grown.</summary>
    public bool IsSame(ModelSetHeader other) => _withoutSize == other._withoutSize;

    private static string? ValueOf(string[] words, string option)
    {
        var at = Array.IndexOf(words, option);
        return at < 0 || at + 1 == words.Length ? null : words[at + 1];
    }
}
