using System.Globalization;
using SgRules.Addressing;
using SgRules.Netfilter;

namespace SgRules.Updates;

/// <summary>Writes POSIX shell lines that delete the conntrack entries of boxes, and no others (conntrack 1.4.7).</summary>
/// <remarks>
/// <c>conntrack -D</c> takes no port ranges (it deletes the first port only, silently) and no address ranges; boxes that have some are looked
/// for in a listing, and each entry found is deleted by its full original tuple. A process a line is slow, so many single boxes go there too.
/// It exits 1 where no entry matched, which is no error.
/// </remarks>
internal static class ConntrackText
{
    /// <summary>How many boxes get a line of their own.</summary>
    public const int MaxLines = 64;

    public static void WriteDeletions(ref Utf8TextWriter text, ValueList<FlowBox> boxes)
    {
        var hasLines = boxes.ToImmutableArray().Sum(box => box.DeletionLines) <= MaxLines;
        foreach (var box in boxes)
        {
            if (hasLines && box.DeletionLines > 0)
            {
                WriteLines(ref text, box);
            }
        }

        foreach (var family in (ReadOnlySpan<IPFamily>)[IPFamily.IPv4, IPFamily.IPv6])
        {
            WriteListing(ref text, family, [.. boxes.ToImmutableArray().Where(box => box.Family == family && !(hasLines && box.DeletionLines > 0))]);
        }
    }

    private static void WriteLines(ref Utf8TextWriter text, FlowBox box)
    {
        foreach (var source in box.Sources)
        {
            foreach (var destination in box.Destinations)
            {
                WriteLine(ref text, box, FlowBox.PrefixOf(source)!.Value, FlowBox.PrefixOf(destination)!.Value);
            }
        }
    }

    private static void WriteLine(ref Utf8TextWriter text, FlowBox box, IPPrefix source, IPPrefix destination)
    {
        text.Write("conntrack -D -f "u8);
        text.Write(Word(box.Family));
        if (box.Protocols.IsSingle)
        {
            text.Write(" -p "u8);
            text.Write(box.Protocols.First);
        }

        text.Write(" --orig-src "u8);
        text.WriteAddressOrPrefix(source);
        text.Write(" --orig-dst "u8);
        text.WriteAddressOrPrefix(destination);
        var (first, second) = box.IsIcmp
            ? box.Family == IPFamily.IPv4 ? (" --icmp-type ", " --icmp-code ") : (" --icmpv6-type ", " --icmpv6-code ")
            : (" --orig-port-src ", " --orig-port-dst ");
        WriteNumber(ref text, first, box.First);
        WriteNumber(ref text, second, box.Second);
        text.Write(" >/dev/null 2>&1 || :\n"u8);
    }

    private static void WriteNumber(ref Utf8TextWriter text, string option, NumberRange numbers)
    {
        if (numbers.IsSingle)
        {
            text.Write(option);
            text.Write(numbers.First);
        }
    }

    private static void WriteListing(ref Utf8TextWriter text, IPFamily family, ValueList<FlowBox> boxes)
    {
        if (boxes.IsEmpty)
        {
            return;
        }

        text.Write("{\ncat <<'BOXES'\n"u8);
        foreach (var box in boxes)
        {
            WriteBox(ref text, box);
        }

        text.Write("BOXES\nconntrack -L -f "u8);
        text.Write(Word(family));
        text.Write(" 2>/dev/null\n} | awk '\n"u8);
        text.Write(Program);
        text.Write("' | while read -r tuple; do\n    # shellcheck disable=SC2086\n    conntrack -D -f "u8);
        text.Write(Word(family));
        text.Write(" $tuple >/dev/null 2>&1 || :\ndone\n"u8);
    }

    // Addresses stand as hexadecimal digits of one length, so that awk compares them as text: its numbers have 53 bits.
    private static void WriteBox(ref Utf8TextWriter text, FlowBox box)
    {
        text.Write("box"u8);
        foreach (var numbers in (ReadOnlySpan<NumberRange>)[box.Protocols, box.First, box.Second])
        {
            text.Write(" "u8);
            text.Write(numbers.First);
            text.Write(" "u8);
            text.Write(numbers.Last);
        }

        text.Write("\n"u8);
        WriteRanges(ref text, "from"u8, box.Sources);
        WriteRanges(ref text, "to"u8, box.Destinations);
    }

    private static void WriteRanges(ref Utf8TextWriter text, ReadOnlySpan<byte> end, ValueList<AddressRange> ranges)
    {
        foreach (var range in ranges)
        {
            text.Write(end);
            WriteDigits(ref text, range.First);
            WriteDigits(ref text, range.Last);
            text.Write("\n"u8);
        }
    }

    private static void WriteDigits(ref Utf8TextWriter text, InternetAddress address)
    {
        text.Write(" x"u8);
        text.Write(address.Bits.ToString(address.Family == IPFamily.IPv4 ? "x8" : "x32", CultureInfo.InvariantCulture));
    }

    private static ReadOnlySpan<byte> Word(IPFamily family) => family == IPFamily.IPv4 ? "ipv4"u8 : "ipv6"u8;

    // POSIX awk. The first tuple of a line is the original one; what has no ports or messages is judged as if both were 0.
    private static ReadOnlySpan<byte> Program => """
        function dotted(a,  o) { split(a, o, "."); return sprintf("%02x%02x%02x%02x", o[1], o[2], o[3], o[4]) }
        function groups(a,  n, i, g, t) {
            n = split(a, g, ":"); t = ""
            for (i = 1; i <= n; i++) t = t (g[i] ~ /[.]/ ? dotted(g[i]) : substr("0000" g[i], length(g[i]) + 1))
            return t
        }
        function hex(a,  at, left, right) {
            if (a !~ /:/) return "x" dotted(a)
            at = index(a, "::")
            if (!at) return "x" groups(a)
            left = groups(substr(a, 1, at - 1)); right = groups(substr(a, at + 2))
            while (length(left) + length(right) < 32) left = left "0"
            return "x" left right
        }
        function within(b, end, x,  low, high, middle) {
            low = 1; high = count[b, end]
            while (low < high) {
                middle = int((low + high) / 2)
                if (last[b, end, middle] < x) low = middle + 1; else high = middle
            }
            return start[b, end, low] <= x && x <= last[b, end, low]
        }
        $1 == "box" { box[++boxes] = $0; next }
        $1 == "from" || $1 == "to" {
            n = ++count[boxes, $1]
            start[boxes, $1, n] = $2; last[boxes, $1, n] = $3
            next
        }
        {
            src = dst = first = second = id = ""
            for (i = 3; i <= NF; i++) {
                split($i, word, "=")
                if (word[1] == "src") { if (src != "") break; src = word[2] }
                else if (word[1] == "dst") dst = word[2]
                else if (word[1] == "sport" || word[1] == "type") first = word[2]
                else if (word[1] == "dport" || word[1] == "code") second = word[2]
                else if (word[1] == "id") id = word[2]
            }
            if (src == "") next
            s = hex(src); d = hex(dst)
            for (b = 1; b <= boxes; b++) {
                split(box[b], r, " ")
                if ($2 + 0 < r[2] + 0 || $2 + 0 > r[3] + 0) continue
                if (first + 0 < r[4] + 0 || first + 0 > r[5] + 0 || second + 0 < r[6] + 0 || second + 0 > r[7] + 0) continue
                if (!within(b, "from", s) || !within(b, "to", d)) continue
                tuple = "-p " $2 " --orig-src " src " --orig-dst " dst
                icmp = $2 == 1 ? "--icmp-" : "--icmpv6-"
                if (id != "") tuple = tuple " " icmp "type " first " " icmp "code " second " " icmp "id " id
                else if (first != "") tuple = tuple " --orig-port-src " first " --orig-port-dst " second
                print tuple
                break
            }
        }

        """u8;
}
