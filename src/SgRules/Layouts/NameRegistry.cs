using System.Runtime.InteropServices;
using SgRules.Netfilter;

namespace SgRules.Layouts;

/// <summary>Remembers what each name stands for, and finds names that would stand for two things.</summary>
/// <remarks>A name depends on what it stands for only (design, section 4), so two things can come to one name; that is detected, never assumed away.</remarks>
/// <param name="remembersAll">Whether names of nodes, policies and instances are remembered too; there are many, and a table notices two of one name by itself.</param>
internal sealed class NameRegistry(bool remembersAll = true)
{
    private readonly Dictionary<string, Identity> _chains = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Identity> _sets = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, Diagnostic> _collisions = new(StringComparer.Ordinal);

    /// <summary>The collisions found so far, by name.</summary>
    public ValueList<Diagnostic> Collisions => _collisions.Values.ToValueList();

    /// <summary>Takes a chain's name for an identity.</summary>
    public ChainName Chain(string name, Identity identity)
    {
        Claim("chain", _chains, name, identity);
        return ChainName.Parse(name);
    }

    /// <summary>Takes a name for an identity that stands for one chain of a table, so that two are noticed there at the latest.</summary>
    public ChainName OneOfMany(string name, Identity identity) => remembersAll ? Chain(name, identity) : ChainName.Parse(name);

    /// <summary>Takes a set's name for an identity.</summary>
    public SetName Set(string name, Identity identity)
    {
        Claim("set", _sets, name, identity);
        return SetName.Parse(name);
    }

    private void Claim(string kind, Dictionary<string, Identity> owners, string name, Identity identity)
    {
        ref var owner = ref CollectionsMarshal.GetValueRefOrAddDefault(owners, name, out var isTaken);
        if (!isTaken)
        {
            owner = identity;
        }
        else if (owner != identity)
        {
            string[] both = [owner.ToString(), identity.ToString()];
            Array.Sort(both, StringComparer.Ordinal);
            _collisions[$"{kind} {name}"] = TargetFindings.NameCollision.At(
                string.Empty,
                $"The {kind} {name} would stand for {both[0]} and for {both[1]}; rename one of them.");
        }
    }
}
