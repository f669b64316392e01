using System.Numerics;

namespace SgRules.Addressing;

/// <summary>Strict decimal numbers: ASCII digits, no sign, no leading zero, no blank.</summary>
internal static class DecimalText
{
    // As many digits as the largest number has; they fit into a long.
    private const int MaxDigits = 10;

    public static bool TryParse<TChar>(ReadOnlySpan<TChar> digits, int maximum, out int value)
        where TChar : unmanaged, IBinaryInteger<TChar>
    {
        value = 0;
        if (digits.Length is 0 or > MaxDigits || (digits.Length > 1 && digits[0] == TChar.CreateTruncating('0')))
        {
            return false;
        }

        long number = 0;
        foreach (var digit in digits)
        {
            var one = uint.CreateTruncating(digit) - '0';
            if (one > 9)
            {
                return false;
            }

            number = (10 * number) + one;
        }

        value = number <= maximum ? (int)number : 0;
        return number <= maximum;
    }
}
