using System.Globalization;

namespace SgRules.Addressing;

/// <summary>Strict decimal numbers: ASCII digits, no sign, no leading zero, no blank.</summary>
internal static class DecimalText
{
    public static bool TryParse(ReadOnlySpan<char> digits, int maximum, out int value) =>
        int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out value)
        && value <= maximum
        && (digits.Length == 1 || digits[0] != '0');
}
