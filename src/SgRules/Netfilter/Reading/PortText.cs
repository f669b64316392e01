using SgRules.Addressing;

namespace SgRules.Netfilter;

/// <summary>The forms in which the tools take ports by number.</summary>
internal static class PortText
{
    /// <summary>Reads ports as <c>--dport</c> takes them: one, or two with a colon, of which the lowest and highest may be left out.</summary>
    /// <returns>False for names, for what isn't in order, and for port 0 alone, which a <see cref="PortRange"/> can't be.</returns>
    public static bool TryRead(ReadOnlySpan<byte> utf8, out PortRange ports)
    {
        ports = default;
        var colon = utf8.IndexOf((byte)':');
        var first = colon < 0 ? utf8 : utf8[..colon];
        var last = colon < 0 ? utf8 : utf8[(colon + 1)..];
        if (!TryReadPort(first, colon < 0 ? -1 : 0, out var from) || !TryReadPort(last, colon < 0 ? -1 : ushort.MaxValue, out var to) || to < from || to == 0)
        {
            return false;
        }

        ports = PortRange.Create((ushort)from, (ushort)to);
        return true;
    }

    /// <summary>Reads a list as <c>--dports</c> takes it: up to fifteen slots, no range of one port.</summary>
    /// <returns>False for anything else.</returns>
    public static bool TryReadList(ReadOnlySpan<byte> utf8, out ValueList<PortRange> ports)
    {
        ports = [];
        Span<PortRange> read = stackalloc PortRange[MultiportMatch.MaxSlots];
        var (count, slots) = (0, 0);
        for (var rest = utf8; ;)
        {
            var comma = rest.IndexOf((byte)',');
            var item = comma < 0 ? rest : rest[..comma];
            var isRange = item.Contains((byte)':');
            slots += isRange ? 2 : 1;
            if (slots > MultiportMatch.MaxSlots || !TryRead(item, out var range) || (isRange && range.IsSinglePort))
            {
                return false;
            }

            read[count++] = range;
            if (comma < 0)
            {
                ports = [.. read[..count]];
                return true;
            }

            rest = rest[(comma + 1)..];
        }
    }

    private static bool TryReadPort(ReadOnlySpan<byte> digits, int absent, out int port)
    {
        port = absent;
        return digits.IsEmpty ? absent >= 0 : NumberText.TryRead(digits, ushort.MaxValue, out port);
    }
}
