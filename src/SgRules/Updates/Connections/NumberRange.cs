namespace SgRules.Updates;

/// <summary>Numbers from a first to a last one, both included.</summary>
/// <param name="First">The first.</param>
/// <param name="Last">The last, not before the first.</param>
public readonly record struct NumberRange(int First, int Last)
{
    /// <summary>0 to 65535.</summary>
    public static NumberRange AllPorts { get; } = new(0, ushort.MaxValue);

    /// <summary>0 to 255.</summary>
    public static NumberRange AllProtocols { get; } = new(0, byte.MaxValue);

    /// <summary>Whether there is one number only.</summary>
    public bool IsSingle => First == Last;

    /// <summary>The range for people.</summary>
    /// <returns>For example <c>80</c> or <c>80-443</c>.</returns>
    public override string ToString() => IsSingle
        ? First.ToString(System.Globalization.CultureInfo.InvariantCulture)
        : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{First}-{Last}");
}
