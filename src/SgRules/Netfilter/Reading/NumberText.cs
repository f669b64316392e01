using System.Buffers;
using System.Text;
using SgRules.Addressing;

namespace SgRules.Netfilter;

/// <summary>Decimal numbers as save prints them: digits, no sign, no leading zero.</summary>
internal static class NumberText
{
    private const int MaxLength = 10;

    public static bool TryRead(ReadOnlySpan<byte> digits, int maximum, out int number)
    {
        number = 0;
        Span<char> text = stackalloc char[MaxLength];
        return digits.Length is > 0 and <= MaxLength
            && Ascii.ToUtf16(digits, text, out var length) == OperationStatus.Done
            && DecimalText.TryParse(text[..length], maximum, out number);
    }
}
