using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace SgRules.Netfilter;

/// <summary>Puts the chains of a table into the order of <see cref="ChainOrder"/>, by keys that are compared eight bytes at a time.</summary>
/// <remarks>A host of thousands of ports has thousands of chains, most of whose names begin alike.</remarks>
internal static class ChainSort
{
    /// <summary>The chains in order; of two with one name, the first given stands first.</summary>
    public static Chain[] Sorted(Chain[] given, ChainOrder order)
    {
        // Thousands of keys at a time would each time be a large object of the collector's.
        var keys = ArrayPool<Key>.Shared.Rent(given.Length);
        for (var i = 0; i < given.Length; i++)
        {
            keys[i] = Key.Of(order.Hook(given[i].Name), given[i].Name.Text, i);
        }

        keys.AsSpan(0, given.Length).Sort();
        var sorted = new Chain[given.Length];
        for (var i = 0; i < sorted.Length; i++)
        {
            sorted[i] = given[keys[i].Index];
        }

        ArrayPool<Key>.Shared.Return(keys);
        return sorted;
    }

    /// <summary>The first name that two of the chains have, which are in order; <see langword="null"/> if there is none.</summary>
    public static ChainName? Twin(Chain[] sorted)
    {
        for (var i = 1; i < sorted.Length; i++)
        {
            if (sorted[i].Name.Text == sorted[i - 1].Name.Text)
            {
                return sorted[i].Name;
            }
        }

        return null;
    }

#pragma warning disable MA0096, MA0097 // Sorted, never compared by itself.
    /// <summary>A chain's hook, then its name's bytes, filled up with zeros, which no name has, then its place.</summary>
    private readonly struct Key : IComparable<Key>
    {
        private readonly ulong _first;
        private readonly ulong _second;
        private readonly ulong _third;
        private readonly ulong _fourth;
        private readonly int _hook;

        private Key(int hook, ReadOnlySpan<byte> name, int index)
        {
            _hook = hook;
            _first = BinaryPrimitives.ReadUInt64BigEndian(name);
            _second = BinaryPrimitives.ReadUInt64BigEndian(name[8..]);
            _third = BinaryPrimitives.ReadUInt64BigEndian(name[16..]);
            _fourth = BinaryPrimitives.ReadUInt64BigEndian(name[24..]);
            Index = index;
        }

        public int Index { get; }

        public static Key Of(int hook, string name, int index)
        {
            Span<byte> bytes = stackalloc byte[32];
            bytes.Clear();
            _ = Encoding.UTF8.GetBytes(name, bytes[..ChainName.MaxLength]);
            return new Key(hook, bytes, index);
        }

        public int CompareTo(Key other) =>
            _hook != other._hook ? _hook.CompareTo(other._hook)
            : _first != other._first ? _first.CompareTo(other._first)
            : _second != other._second ? _second.CompareTo(other._second)
            : _third != other._third ? _third.CompareTo(other._third)
            : _fourth != other._fourth ? _fourth.CompareTo(other._fourth)
            : Index.CompareTo(other.Index);
    }
}
