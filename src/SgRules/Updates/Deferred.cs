using System.Runtime.CompilerServices;

namespace SgRules.Updates;

/// <summary>A value that is worked out when it is first asked for, and then kept. Two are equal when the values are.</summary>
/// <remarks>It must be of immutable values only: threads that ask at once may each work it out, and get the same.</remarks>
internal sealed class Deferred<T> : IEquatable<Deferred<T>>
{
    private readonly Func<T>? _make;
    private volatile StrongBox<T>? _found;

    public Deferred(Func<T> make) => _make = make;

    private Deferred(T value) => _found = new StrongBox<T>(value);

    public T Value
    {
        get
        {
            if (_found is { } found)
            {
                return found.Value!;
            }

            return (_found = new StrongBox<T>(_make!())).Value!;
        }
    }

    public bool Equals(Deferred<T>? other) => other is not null && (ReferenceEquals(this, other) || EqualityComparer<T>.Default.Equals(Value, other.Value));

    public override bool Equals(object? obj) => Equals(obj as Deferred<T>);

    public override int GetHashCode() => EqualityComparer<T>.Default.GetHashCode(Value!);

    public static implicit operator Deferred<T>(T value) => new(value);
}
