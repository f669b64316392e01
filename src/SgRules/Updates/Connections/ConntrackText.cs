using System.Globalization;
using SgRules.Addressing;
using SgRules.Netfilter;

namespace SgRules.Updates;

/// <summary>Writes POSIX shell lines that delete the conntrack entries of boxes, and no others (conntrack 1.4.7).</summary>
/// <remarks>
/// <para>
/// <c>conntrack -D</c> takes no port ranges (it deletes the first port only, silently) and no address ranges; boxes that have some are looked
/// for in a listing, and each entry found is deleted by its full original tuple. A process a line is slow, so many single boxes go there too.
/// </para>
/// <para>
/// It exits 1 where no entry matched, which is no error, and where it failed; its words tell which. An entry that ends by itself while it is being
/// deleted stops it: then it is run again. The script that these lines stand in has <c>say</c>, and <c>stopped</c>, which ends it.
/// </para>
/// </remarks>
internal static class ConntrackText
{
    /// <summary>How many boxes get a line of their own.</summary>
    public const int MaxLines = 64;

    public static void WriteDeletions(ref Utf8TextWriter text, ValueList<FlowBox> boxes)
    {
        if (boxes.IsEmpty)
        {
            return;
        }

        WriteDelete(ref text);
        WriteBoxes(ref text, [.. boxes]);
        text.Write("[ \"$failed\" = 0 ] || {\n  say \"conntrack -D failed for $failed of these; at last it said: $said\"\n  stopped\n}\n"u8);
    }

    private static void WriteBoxes(ref Utf8TextWriter text, List<FlowBox> all)
    {
        var hasLines = all.Sum(box => box.DeletionLines) <= MaxLines;
        List<FlowBox> listed = [.. all.Where(box => !hasLines || box.DeletionLines == 0)];
        foreach (var box in all.Where(box => hasLines && box.DeletionLines > 0))
        {
            WriteLines(ref text, box);
        }

        if (listed.Count > 0)
        {
            WriteSearch(ref text);
        }

        foreach (var family in (ReadOnlySpan<IPFamily>)[IPFamily.IPv4, IPFamily.IPv6])
        {
            WriteListing(ref text, family, [.. listed.Where(box => box.Family == family)]);
        }
    }

    private static void WriteDelete(ref Utf8TextWriter text) => text.Write(
        """
        failed=0
        said=

        # delete ENTRIES: all that match; it's no error if none does. It is done again if one of them ends by itself meanwhile.
        delete() {
          for _ in 1 2 3 4 5; do
            answer=$(conntrack -D "$@" 2>&1 > /dev/null < /dev/null) && return 0
            case $?:$answer in
              1:*': 0 flow entries have been deleted.'*) return 0 ;;
              1:*"such conntrack doesn't exist"*) ;;
              *) break ;;
            esac
          done
          failed=$((failed + 1))
          said=$answer
        }


        """u8);

    private static void WriteSearch(ref Utf8TextWriter text)
    {
        text.Write("# matching FAMILY BOXES: those of its entries that lie in a box, as conntrack -D takes them.\nmatching() {\n"u8);
        text.Write("  listing=$(conntrack -L -f \"$1\" 2> /dev/null) || {\n    say \"conntrack -L -f $1 failed. Run it to see why.\"\n    return 1\n  }\n"u8);
        text.Write("  { \"$2\"; printf 'listing\\n%s\\nend\\n' \"$listing\"; } | awk '\n"u8);
        text.Write(ConntrackSearch.Functions);
        text.Write(ConntrackSearch.Lines);
        text.Write("'\n}\n\n"u8);
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
        text.Write("delete -f "u8);
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
        text.Write("\n"u8);
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

        var word = Word(family);
        text.Write($"boxes_{word}() {{\ncat <<'BOXES'\n");
        foreach (var box in boxes)
        {
            WriteBox(ref text, box);
        }

        text.Write("BOXES\n}\n\n"u8);
        text.Write($"found=$(matching {word} boxes_{word}) || stopped\n");
        text.Write("while read -r entry; do\n  # shellcheck disable=SC2086\n"u8);
        text.Write($"  [ -z \"$entry\" ] || delete -f {word} $entry\n");
        text.Write("done <<FOUND\n$found\nFOUND\n"u8);
    }

    // The last word says by which end the box is looked up, if by any: see the program.
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

        text.Write($" {(AreSingle(box.Destinations) ? "to" : AreSingle(box.Sources) ? "from" : "all")}\n");
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

    private static bool AreSingle(ValueList<AddressRange> ranges) => ranges.All(range => range.First == range.Last);

    private static string Word(IPFamily family) => family == IPFamily.IPv4 ? "ipv4" : "ipv6";
}
