using System.Collections;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace SgRules;

/// <summary>An immutable list that is a value: two lists are equal when their elements are, in order.</summary>
/// <remarks>
/// <see langword="default"/> is the empty list. Build one with a collection expression, <c>[a, b, ..others]</c>.
/// Reading an element costs O(1); equality, hashing and every change cost O(n).
/// </remarks>
/// <typeparam name="T">The elements' type, a value too.</typeparam>
[CollectionBuilder(typeof(ValueList), nameof(ValueList.Create))]
public readonly struct ValueList<T> : IReadOnlyList<T>, IEquatable<ValueList<T>>
{
    private readonly ImmutableArray<T> _items;

    internal ValueList(ImmutableArray<T> items) => _items = items;

    /// <summary>How many elements there are.</summary>
    public int Count => _items.IsDefault ? 0 : _items.Length;

    /// <summary>Whether there is no element.</summary>
    public bool IsEmpty => Count == 0;

    /// <summary>The element at a position.</summary>
    /// <param name="index">The position, 0 to <see cref="Count"/> - 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such position.</exception>
    public T this[int index]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)index, (uint)Count, nameof(index));
            return _items[index];
        }
    }

    /// <summary>The elements as a span; O(1), nothing is copied.</summary>
    /// <returns>The elements in order.</returns>
    public ReadOnlySpan<T> AsSpan() => _items.IsDefault ? default : _items.AsSpan();

    /// <summary>The elements as an immutable array; O(1), nothing is copied.</summary>
    /// <returns>The elements in order; empty for an empty list, never the array's default.</returns>
    public ImmutableArray<T> ToImmutableArray() => _items.IsDefault ? [] : _items;

    /// <summary>A list with one more element at its end.</summary>
    /// <param name="item">The element.</param>
    /// <returns>The longer list.</returns>
    public ValueList<T> Add(T item) => [.. this, item];

    /// <summary>Enumerates the elements in order.</summary>
    /// <returns>An enumerator that allocates nothing.</returns>
    public ReadOnlySpan<T>.Enumerator GetEnumerator() => AsSpan().GetEnumerator();

    /// <summary>Whether both lists have equal elements in the same order.</summary>
    /// <param name="other">The list to compare with.</param>
    /// <returns><see langword="true"/> if they are equal.</returns>
    public bool Equals(ValueList<T> other) => AsSpan().SequenceEqual(other.AsSpan(), EqualityComparer<T>.Default);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is ValueList<T> other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = default(HashCode);
        foreach (var item in this)
        {
            hash.Add(item);
        }

        return hash.ToHashCode();
    }

    /// <summary>The elements between brackets, for people.</summary>
    /// <returns>For example <c>[a, b]</c>.</returns>
    public override string ToString() => $"[{string.Join(", ", ToImmutableArray())}]";

    IEnumerator<T> IEnumerable<T>.GetEnumerator() => ((IEnumerable<T>)ToImmutableArray()).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => ((IEnumerable)ToImmutableArray()).GetEnumerator();

    /// <summary>Whether both lists have equal elements in the same order.</summary>
    /// <param name="left">A list.</param>
    /// <param name="right">Another list.</param>
    /// <returns><see langword="true"/> if they are equal.</returns>
    public static bool operator ==(ValueList<T> left, ValueList<T> right) => left.Equals(right);

    /// <summary>Whether the lists differ in an element or in their order.</summary>
    /// <param name="left">A list.</param>
    /// <param name="right">Another list.</param>
    /// <returns><see langword="true"/> if they differ.</returns>
    public static bool operator !=(ValueList<T> left, ValueList<T> right) => !left.Equals(right);
}

/// <summary>Makes <see cref="ValueList{T}"/> from other collections.</summary>
public static class ValueList
{
    /// <summary>Makes a list of elements; collection expressions call it.</summary>
    /// <typeparam name="T">The elements' type.</typeparam>
    /// <param name="items">The elements, copied.</param>
    /// <returns>The list.</returns>
    public static ValueList<T> Create<T>(ReadOnlySpan<T> items) => new([.. items]);

    /// <summary>Makes a list of what a sequence yields.</summary>
    /// <typeparam name="T">The elements' type.</typeparam>
    /// <param name="items">The elements; enumerated once.</param>
    /// <returns>The list.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="items"/> is null.</exception>
    public static ValueList<T> ToValueList<T>(this IEnumerable<T> items) => new([.. items]);

    /// <summary>Takes an array over without copying it; the caller must not touch it again.</summary>
    internal static ValueList<T> Adopt<T>(T[] items) => new(ImmutableCollectionsMarshal.AsImmutableArray(items));
}
