using System.Numerics;

namespace SgRules.Validation;

/// <summary>Which of many hashes were added more than once: four bytes a slot, where a dictionary of values and places needs sixty.</summary>
/// <remarks>Most models repeat nothing that must be unique: only values whose hash is repeated need be remembered and compared.</remarks>
/// <param name="capacity">How many are likely to come.</param>
internal sealed class RepeatedHashes(int capacity)
{
    private const int MinSlots = 8;
    private const uint Factor = 0x9E37_79B9;

    // Twice as many as hashes, or more; an empty one is 0.
    private uint[] _slots = new uint[BitOperations.RoundUpToPowerOf2((uint)Math.Max(2 * capacity, MinSlots))];
    private int _count;
    private HashSet<uint>? _repeated;

    /// <summary>Whether a hash was added more than once.</summary>
    public bool HasAny => _repeated is not null;

    public void Add(int hash)
    {
        if (!TryInsert(NotZero(hash)))
        {
            (_repeated ??= []).Add(NotZero(hash));
        }
        else if (2 * ++_count > _slots.Length)
        {
            Grow();
        }
    }

    /// <summary>Whether this hash was added more than once.</summary>
    public bool Contains(int hash) => _repeated is not null && _repeated.Contains(NotZero(hash));

    private static uint NotZero(int hash) => hash == 0 ? 1 : (uint)hash;

    private bool TryInsert(uint used)
    {
        var mask = _slots.Length - 1;
        var slot = (int)((used * Factor) >> (32 - BitOperations.Log2((uint)_slots.Length)));
        for (; _slots[slot] != 0; slot = (slot + 1) & mask)
        {
            if (_slots[slot] == used)
            {
                return false;
            }
        }

        _slots[slot] = used;
        return true;
    }

    private void Grow()
    {
        var old = _slots;
        _slots = new uint[2 * old.Length];
        foreach (var used in old)
        {
            _ = used != 0 && TryInsert(used);
        }
    }
}
