using System.Text;
using SgRules.Addressing;
using SgRules.Netfilter;

namespace SgRules.Analysis;

/// <summary>How a set was created: the words behind its name, and what is known of them.</summary>
internal sealed class SetHeader
{
    // The kernel's own choice where a line doesn't say (facts: kernel, section 1.2).
    private const int DefaultMaxMembers = 65_536;

    private readonly string _withoutHashSize;

    private SetHeader(string withoutHashSize, int maxMembers) => (_withoutHashSize, MaxMembers) = (withoutHashSize, maxMembers);

    /// <summary>Whether the set holds addresses or prefixes and nothing else, so that what is in it can be said.</summary>
    public bool IsKnown { get; private init; }

    /// <summary>What it holds, if that is known.</summary>
    public IpSetType Type { get; private init; }

    /// <summary>The family of its members, if its type is known.</summary>
    public IPFamily Family { get; private init; }

    /// <summary>How many members it takes.</summary>
    public int MaxMembers { get; }

    /// <summary>Reads the words behind a set's name.</summary>
    public static SetHeader Read(WordCursor words)
    {
        var isKnown = SetCreation.IsKnown(words, out var type, out var family);
        var (rest, most) = (new StringBuilder(), DefaultMaxMembers);
        while (!words.IsAtEnd)
        {
            var word = words.Take();
            if (word.SequenceEqual("hashsize"u8))
            {
                words.MoveNext();
                continue;
            }

            if (word.SequenceEqual("maxelem"u8) && NumberText.TryRead(words.Word, int.MaxValue, out var number))
            {
                most = number;
            }

            rest.Append(Encoding.UTF8.GetString(word)).Append(' ');
        }

        return new SetHeader(rest.ToString(), most) { IsKnown = isKnown, Type = type, Family = family };
    }

    /// <summary>Whether <c>create -exist</c> takes one for the other; the size of the hash doesn't count, it grows.</summary>
    public bool IsSameAs(SetHeader other) => _withoutHashSize == other._withoutHashSize;

    /// <summary>Whether <c>swap</c> takes the two.</summary>
    public bool CanSwapWith(SetHeader other) => IsKnown && other.IsKnown && Type == other.Type && Family == other.Family;
}
