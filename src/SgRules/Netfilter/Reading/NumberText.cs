using SgRules.Addressing;

namespace SgRules.Netfilter;

/// <summary>Decimal numbers as save prints them: digits, no sign, no leading zero.</summary>
internal static class NumberText
{
    public static bool TryRead(ReadOnlySpan<byte> digits, int maximum, out int number) => DecimalText.TryParse(digits, maximum, out number);
}
