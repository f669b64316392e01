using System.Buffers.Text;
using System.Numerics;

namespace SgRules.Addressing;

/// <summary>The text forms of addresses: strict on the way in, canonical on the way out.</summary>
internal static class AddressText
{
    private const int Groups = 8;

    public static bool TryParse<TChar>(ReadOnlySpan<TChar> text, out InternetAddress address)
        where TChar : unmanaged, IBinaryInteger<TChar>
    {
        address = default;
        if (!text.Contains(TChar.CreateTruncating(':')))
        {
            var isIPv4 = TryParseIPv4(text, out var bits);
            address = InternetAddress.IPv4(bits);
            return isIPv4;
        }

        var isIPv6 = TryParseIPv6(text, out var wide);
        address = isIPv6 ? InternetAddress.IPv6(wide) : default;
        return isIPv6;
    }

    public static bool TryFormat(InternetAddress address, Span<byte> destination, out int written)
    {
        Span<byte> text = stackalloc byte[InternetAddress.MaxUtf8Length];
        var length = address.Family == IPFamily.IPv4
            ? WriteIPv4((uint)address.Bits, text)
            : WriteIPv6(address.Bits, text);
        written = text[..length].TryCopyTo(destination) ? length : 0;
        return written > 0;
    }

    private static bool TryParseIPv4<TChar>(ReadOnlySpan<TChar> text, out uint bits)
        where TChar : unmanaged, IBinaryInteger<TChar>
    {
        bits = 0;
        uint parsed = 0;
        for (var octet = 0; octet < 4; octet++)
        {
            var end = octet < 3 ? text.IndexOf(TChar.CreateTruncating('.')) : text.Length;
            if (end < 0 || !DecimalText.TryParse(text[..end], byte.MaxValue, out var value))
            {
                return false;
            }

            parsed = (parsed << 8) | (uint)value;
            text = octet < 3 ? text[(end + 1)..] : text;
        }

        bits = parsed;
        return true;
    }

    private static bool TryParseIPv6<TChar>(ReadOnlySpan<TChar> text, out UInt128 bits)
        where TChar : unmanaged, IBinaryInteger<TChar>
    {
        bits = 0;
        var colon = TChar.CreateTruncating(':');
        var gap = text.IndexOf([colon, colon]);
        if (gap < 0)
        {
            return TryParseGroups(text, out bits, out var count) && count == Groups;
        }

        var head = text[..gap];
        var tail = text[(gap + 2)..];
        if (!TryParseGroups(head, out var high, out var before) || head.Contains(TChar.CreateTruncating('.'))
            || !TryParseGroups(tail, out var low, out var after) || before + after >= Groups)
        {
            return false;
        }

        bits = (before == 0 ? 0 : high << (16 * (Groups - before))) | low;
        return true;
    }

    // Groups between single colons, the last of them possibly a dotted IPv4 address (RFC 4291 section 2.2.3).
    private static bool TryParseGroups<TChar>(ReadOnlySpan<TChar> text, out UInt128 bits, out int count)
        where TChar : unmanaged, IBinaryInteger<TChar>
    {
        bits = 0;
        count = 0;
        while (!text.IsEmpty)
        {
            var colon = text.IndexOf(TChar.CreateTruncating(':'));
            var group = colon < 0 ? text : text[..colon];
            if (colon < 0 && group.Contains(TChar.CreateTruncating('.')))
            {
                count += 2;
                var dotted = TryParseIPv4(group, out var last);
                bits = (bits << 32) | last;
                return dotted && count <= Groups;
            }

            if (!TryParseGroup(group, out var value) || ++count > Groups || colon == text.Length - 1)
            {
                return false;
            }

            bits = (bits << 16) | value;
            text = colon < 0 ? default : text[(colon + 1)..];
        }

        return true;
    }

    private static bool TryParseGroup<TChar>(ReadOnlySpan<TChar> digits, out uint value)
        where TChar : unmanaged, IBinaryInteger<TChar>
    {
        value = 0;
        foreach (var digit in digits)
        {
            var one = HexText.ValueOf(digit);
            if (one > 0xF)
            {
                return false;
            }

            value = (value << 4) | one;
        }

        return digits.Length is >= 1 and <= 4;
    }

    private static int WriteIPv4(uint bits, Span<byte> text)
    {
        var at = 0;
        for (var shift = 24; shift >= 0; shift -= 8)
        {
            _ = Utf8Formatter.TryFormat((byte)(bits >> shift), text[at..], out var digits);
            at += digits;
            if (shift > 0)
            {
                text[at++] = (byte)'.';
            }
        }

        return at;
    }

    // RFC 5952: lower case, the first longest run of two or more zero groups as "::". As inet_ntop, hence iptables-save
    // (facts: kernel, section 5), ::ffff:0:0/96 and what is left of ::/96 end in dotted decimal.
    private static int WriteIPv6(UInt128 bits, Span<byte> text)
    {
        var (start, length) = LongestZeroRun(bits);
        var dotted = start == 0 && (length == 6 || (length == 5 && Group(bits, 5) == 0xFFFF));
        var at = 0;
        for (var group = 0; group < (dotted ? 6 : Groups); group++)
        {
            if (group == start)
            {
                text[at++] = (byte)':';
                text[at++] = (byte)':';
                group += length - 1;
                continue;
            }

            if (group > 0 && group != start + length)
            {
                text[at++] = (byte)':';
            }

            _ = Utf8Formatter.TryFormat(Group(bits, group), text[at..], out var digits, new('x'));
            at += digits;
        }

        if (!dotted)
        {
            return at;
        }

        if (length == 5)
        {
            text[at++] = (byte)':';
        }

        return at + WriteIPv4((uint)bits, text[at..]);
    }

    private static (int Start, int Length) LongestZeroRun(UInt128 bits)
    {
        var (bestStart, bestLength, run) = (-1, 1, 0);
        for (var group = 0; group < Groups; group++)
        {
            run = Group(bits, group) == 0 ? run + 1 : 0;
            if (run > bestLength)
            {
                (bestStart, bestLength) = (group - run + 1, run);
            }
        }

        return bestStart < 0 ? (-1, 0) : (bestStart, bestLength);
    }

    private static ushort Group(UInt128 bits, int group) => (ushort)(bits >> (16 * (Groups - 1 - group)));
}
