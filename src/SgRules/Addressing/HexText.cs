using System.Numerics;

namespace SgRules.Addressing;

/// <summary>Hexadecimal digits in either case.</summary>
internal static class HexText
{
    /// <summary>The value of an ASCII digit, 0 to 15; more than 15 for any other character.</summary>
    public static uint ValueOf<TChar>(TChar digit)
        where TChar : unmanaged, IBinaryInteger<TChar>
    {
        var code = uint.CreateTruncating(digit);
        var (number, letter) = (code - '0', (code | 0x20) - 'a');
        return number <= 9 ? number : letter <= 5 ? letter + 10 : uint.MaxValue;
    }
}
