using System.Numerics;

namespace SgRules.Addressing;

/// <summary>The text forms of addresses: strict on the way in, canonical on the way out.</summary>
internal static class AddressText
{
    private const int Groups = 8;

    private static readonly (int Start, int Length)[] ZeroRuns = [.. Enumerable.Range(0, 1 << Groups).Select(LongestRun)];

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
        if (destination.Length >= InternetAddress.MaxUtf8Length)
        {
            written = Write(address, destination);
            return true;
        }

        Span<byte> text = stackalloc byte[InternetAddress.MaxUtf8Length];
        var length = Write(address, text);
        written = text[..length].TryCopyTo(destination) ? length : 0;
        return written > 0;
    }

    private static int Write(InternetAddress address, Span<byte> text) =>
        address.Family == IPFamily.IPv4 ? WriteIPv4((uint)address.Low, text) : WriteIPv6(address, text);

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
        for (var shift = 24; shift > 0; shift -= 8)
        {
            at = WriteOctet((byte)(bits >> shift), text, at);
            text[at++] = (byte)'.';
        }

        return WriteOctet((byte)bits, text, at);
    }

    /// <summary>Writes a number of up to three digits, and says where it ends.</summary>
    public static int WriteOctet(byte octet, Span<byte> text, int at)
    {
        if (octet >= 100)
        {
            text[at++] = (byte)('0' + (octet / 100));
        }

        if (octet >= 10)
        {
            text[at++] = (byte)('0' + (octet / 10 % 10));
        }

        text[at++] = (byte)('0' + (octet % 10));
        return at;
    }

    // RFC 5952: lower case, the first longest run of two or more zero groups as "::". As inet_ntop, hence iptables-save
    // (facts: kernel, section 5), ::ffff:0:0/96 and what is left of ::/96 end in dotted decimal.
    private static int WriteIPv6(InternetAddress address, Span<byte> text)
    {
        var (start, length) = LongestZeroRun(address);
        var dotted = start == 0 && (length == 6 || (length == 5 && Group(address, 5) == 0xFFFF));
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

            at = WriteGroup(Group(address, group), text, at);
        }

        if (!dotted)
        {
            return at;
        }

        if (length == 5)
        {
            text[at++] = (byte)':';
        }

        return at + WriteIPv4((uint)address.Low, text[at..]);
    }

    private static int WriteGroup(int group, Span<byte> text, int at)
    {
        for (var shift = group > 0xFFF ? 12 : group > 0xFF ? 8 : group > 0xF ? 4 : 0; shift >= 0; shift -= 4)
        {
            text[at++] = "0123456789abcdef"u8[(group >> shift) & 0xF];
        }

        return at;
    }

    private static (int Start, int Length) LongestZeroRun(InternetAddress address)
    {
        var zeros = 0;
        for (var group = 0; group < Groups; group++)
        {
            zeros |= Group(address, group) == 0 ? 1 << group : 0;
        }

        return ZeroRuns[zeros];
    }

    // The first longest run of two or more groups, by which of the eight groups are zero.
    private static (int Start, int Length) LongestRun(int zeros)
    {
        var (bestStart, bestLength, run) = (-1, 1, 0);
        for (var group = 0; group < Groups; group++)
        {
            run = (zeros >> group & 1) == 1 ? run + 1 : 0;
            if (run > bestLength)
            {
                (bestStart, bestLength) = (group - run + 1, run);
            }
        }

        return bestStart < 0 ? (-1, 0) : (bestStart, bestLength);
    }

    private static int Group(InternetAddress address, int group) =>
        (int)((group < 4 ? address.High : address.Low) >> (16 * (3 - (group & 3)))) & 0xFFFF;
}
