using System.Collections.Immutable;
using SgRules.Addressing;
using SgRules.Netfilter;

namespace SgRules.Updates;

/// <summary>One run of <c>ipset restore -exist</c>: line by line, and what stands before a line that fails stays (facts: kernel, section 1.2).</summary>
internal sealed class SetRestore(Func<string, bool> isAsked)
{
    private const int MaxNameBytes = 31;

    private int _line;

    /// <summary>The sets behind one more line.</summary>
    /// <exception cref="KernelRefusal">The line isn't taken.</exception>
    public ImmutableSortedDictionary<string, ModelSet> Apply(ImmutableSortedDictionary<string, ModelSet> sets, string line, int number)
    {
        _line = number;
        var words = line.Split(' ', 3);
        Check(words.Length >= 2, "a command and a set");
        var (name, rest) = (words[1], words.Length < 3 ? string.Empty : words[2]);
        return words[0] switch
        {
            "create" => Create(sets, name, new ModelSetHeader(rest)),
            "add" => sets.SetItem(name, Add(Find(sets, name), rest)),
            "del" => sets.SetItem(name, Delete(Find(sets, name), rest)),
            "flush" => sets.SetItem(name, Find(sets, name).Flushed()),
            "destroy" => Destroy(sets, name),
            "swap" => Swap(sets, Find(sets, name), Find(sets, rest)),
            _ => throw new KernelRefusal(_line, $"unknown command {words[0]}"),
        };
    }

    private ImmutableSortedDictionary<string, ModelSet> Create(ImmutableSortedDictionary<string, ModelSet> sets, string name, ModelSetHeader header)
    {
        Check(System.Text.Encoding.UTF8.GetByteCount(name) <= MaxNameBytes, $"set name {name} is too long");
        Check(header.Words.Length > 0, "no type");
        if (!sets.TryGetValue(name, out var set))
        {
            return sets.Add(name, new ModelSet(name, header, [], []));
        }

        Check(set.Header.IsSame(header), $"set {name} exists with another header");
        return sets;
    }

    private ImmutableSortedDictionary<string, ModelSet> Destroy(ImmutableSortedDictionary<string, ModelSet> sets, string name)
    {
        Check(!isAsked(name), $"set {name} is in use by a kernel component");
        return sets.Remove(name);
    }

    private ImmutableSortedDictionary<string, ModelSet> Swap(ImmutableSortedDictionary<string, ModelSet> sets, ModelSet one, ModelSet other)
    {
        Check(one.Header.CanSwapWith(other.Header), "the sets can't be swapped: their type does not match");
        return sets.SetItem(one.Name, other.Named(one.Name)).SetItem(other.Name, one.Named(other.Name));
    }

    private ModelSet Add(ModelSet set, string word)
    {
        if (set.Header.Type is null)
        {
            return set.Words.Contains(word) ? set : set.With(set.Words.Add(word));
        }

        var member = Member(set, word);
        if (set.Members.Contains(member))
        {
            return set;
        }

        Check(set.Count < set.Header.MaxMembers, $"set {set.Name} is full");
        return set.With(set.Members.Add(member));
    }

    private ModelSet Delete(ModelSet set, string word) => set.Header.Type is null
        ? set.Words.Contains(word) ? set.With(set.Words.Remove(word)) : set
        : set.Members.Contains(Member(set, word)) ? set.With(set.Members.Remove(Member(set, word))) : set;

    private IPPrefix Member(ModelSet set, string word)
    {
        var isAddress = InternetAddress.TryParse(word, out var address);
        var prefix = isAddress ? IPPrefix.Of(address) : default;
        Check(isAddress || IPPrefix.TryParse(word, out prefix), $"{word} is no address");
        Check(set.Header.Family is not null && IpSet.CanHold(set.Header.Type!.Value, set.Header.Family.Value, prefix), $"{word} can't be in set {set.Name}");
        return prefix;
    }

    private ModelSet Find(ImmutableSortedDictionary<string, ModelSet> sets, string name) =>
        sets.TryGetValue(name, out var set) ? set : throw new KernelRefusal(_line, $"no set {name}");

    private void Check(bool holds, string problem)
    {
        if (!holds)
        {
            throw new KernelRefusal(_line, problem);
        }
    }
}
