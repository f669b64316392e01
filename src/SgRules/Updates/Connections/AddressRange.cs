using SgRules.Addressing;

namespace SgRules.Updates;

/// <summary>Addresses of one family from a first to a last one, both included.</summary>
/// <param name="First">The first.</param>
/// <param name="Last">The last, of the same family and not before the first.</param>
public readonly record struct AddressRange(InternetAddress First, InternetAddress Last)
{
    /// <summary>The range for people.</summary>
    /// <returns>One address, or two with a hyphen between them.</returns>
    public override string ToString() => First == Last ? First.ToString() : $"{First}-{Last}";
}
