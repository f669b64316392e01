using System.Collections.Immutable;
using SgRules.Addressing;
using SgRules.Netfilter;

namespace SgRules.Updates;

/// <summary>A set as the kernel has it. Of types other than hash:ip and hash:net the members are words.</summary>
internal sealed class ModelSet
{
    private static readonly Origin Read = new("read", "model");

    private readonly Lazy<IpSet> _value;

    public ModelSet(string name, ModelSetHeader header, ImmutableSortedSet<IPPrefix> members, ImmutableList<string> words)
    {
        (Name, Header, Members, Words) = (name, header, members, words);
        _value = new(() => IpSet.Create(Read, SetName.Parse(name), header.Type!.Value, header.Family!.Value, members));
    }

    public string Name { get; }

    public ModelSetHeader Header { get; }

    public ImmutableSortedSet<IPPrefix> Members { get; }

    /// <summary>The members of a set of another type.</summary>
    public ImmutableList<string> Words { get; }

    public int Count => Members.Count + Words.Count;

    /// <summary>What rules find in it; only where the type is known.</summary>
    public IpSet Value => _value.Value;

    public ModelSet Named(string name) => new(name, Header, Members, Words);

    public ModelSet With(ImmutableSortedSet<IPPrefix> members) => new(Name, Header, members, Words);

    public ModelSet With(ImmutableList<string> words) => new(Name, Header, Members, words);

    public ModelSet Flushed() => new(Name, Header, [], []);

    public IEnumerable<string> Lines() =>
    [
        $"create {Name} {Header.Words}",
        .. Members.Select(member => $"add {Name} {(member.IsSingleAddress ? member.Address.ToString() : member.ToString())}"),
        .. Words.Select(word => $"add {Name} {word}"),
    ];
}
