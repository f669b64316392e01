using System.Collections.Immutable;

namespace SgRules.Analysis;

/// <summary>What is proven already, by content: the next proof skips the bridges of which neither policy, rules nor sets have changed.</summary>
/// <remarks>
/// An immutable value that the caller keeps, and lets go of. Only what was proven is in it, so it can make no proof of what isn't one; the key is a
/// SHA-256 of all that the proof of a bridge rests on, whatever host it is on. Takes about 100 bytes a bridge and family.
/// </remarks>
public sealed class ProofCache
{
    private readonly ImmutableSortedDictionary<ProofKey, ProvenBridge> _proven;

    private ProofCache(ImmutableSortedDictionary<ProofKey, ProvenBridge> proven) => _proven = proven;

    /// <summary>Nothing is proven yet.</summary>
    public static ProofCache Empty { get; } = new(ImmutableSortedDictionary.Create<ProofKey, ProvenBridge>(Comparer<ProofKey>.Create(ProofKey.Compare)));

    /// <summary>How many bridges are known, those of each family counted.</summary>
    public int Count => _proven.Count;

    /// <summary>A cache that knows what a proof has proven too, even if other parts of it are unknown or refuted.</summary>
    /// <param name="proof">The proof.</param>
    /// <returns>The larger cache; to forget the rest, begin with <see cref="Empty"/>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="proof"/> is null.</exception>
    public ProofCache With(HostProof proof)
    {
        ArgumentNullException.ThrowIfNull(proof);
        var proven = proof.Tables.ToImmutableArray().SelectMany(table => table.Proven.ToImmutableArray());
        return new ProofCache(_proven.SetItems(proven.Select(bridge => KeyValuePair.Create(bridge.Key, bridge))));
    }

    internal ProvenBridge? Find(ProofKey key) => _proven.TryGetValue(key, out var proven) ? proven : null;
}
