using System.Globalization;

namespace SgRules.Updates;

/// <summary>Numbers from a first to a last one, both included. <see langword="default"/> is the single number 0.</summary>
public readonly record struct NumberRange
{
    private readonly ushort _first;
    private readonly ushort _last;

    private NumberRange(int first, int last)
    {
        _first = (ushort)first;
        _last = (ushort)last;
    }

    /// <summary>0 to 65535: all ports, and all types or codes of ICMP.</summary>
    public static NumberRange AllPorts { get; } = new(0, ushort.MaxValue);

    /// <summary>0 to 255.</summary>
    public static NumberRange AllProtocols { get; } = new(0, byte.MaxValue);

    /// <summary>The first.</summary>
    public int First => _first;

    /// <summary>The last, not before the first.</summary>
    public int Last => _last;

    /// <summary>Whether there is one number only.</summary>
    public bool IsSingle => _first == _last;

    /// <summary>Makes a range.</summary>
    /// <param name="first">The first, 0 to 65535.</param>
    /// <param name="last">The last, not before the first, at most 65535.</param>
    /// <returns>The range.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is not 0 to 65535, or the last is before the first.</exception>
    public static NumberRange Create(int first, int last)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(first);
        ArgumentOutOfRangeException.ThrowIfLessThan(last, first);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(last, ushort.MaxValue);
        return new NumberRange(first, last);
    }

    /// <summary>Makes a range of one number.</summary>
    /// <param name="number">The number, 0 to 65535.</param>
    /// <returns>The range.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="number"/> is not 0 to 65535.</exception>
    public static NumberRange Of(int number) => Create(number, number);

    /// <summary>Whether a number lies in the range.</summary>
    /// <param name="number">The number.</param>
    /// <returns><see langword="true"/> if it does.</returns>
    public bool Contains(int number) => First <= number && number <= Last;

    /// <summary>The range for people.</summary>
    /// <returns>For example <c>80</c> or <c>80-443</c>.</returns>
    public override string ToString() => IsSingle
        ? First.ToString(CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"{First}-{Last}");
}
