using System.Text;
using SgRules.Addressing;

namespace SgRules.Netfilter;

/// <summary>Reads the options of one <c>-m</c> whose form is known in full.</summary>
internal static class ModuleReader
{
    /// <summary>Reads options as far as they are the module's; the words stay behind the last one that was read.</summary>
    /// <returns><see langword="null"/> if a form isn't known; nobody says then where the words are.</returns>
    public static Match? Read(ReadOnlySpan<byte> module, ref WordCursor words, IPFamily family) => module switch
    {
        _ when module.SequenceEqual("tcp"u8) => PortMatchReader.ReadTransport(ref words, Protocol.Tcp),
        _ when module.SequenceEqual("udp"u8) => PortMatchReader.ReadTransport(ref words, Protocol.Udp),
        _ when module.SequenceEqual("physdev"u8) => PhysdevReader.Read(ref words),
        _ when module.SequenceEqual("comment"u8) => ReadComment(ref words),
        _ when module.SequenceEqual("multiport"u8) => PortMatchReader.ReadMultiport(ref words),
        _ when module.SequenceEqual("conntrack"u8) => StateReader.ReadConntrack(ref words),
        _ when module.SequenceEqual("state"u8) => StateReader.ReadState(ref words),
        _ when module.SequenceEqual("set"u8) => ReadSet(ref words),
        _ when module.SequenceEqual("mac"u8) => ReadMac(ref words),
        _ when module.SequenceEqual("icmp"u8) => family == IPFamily.IPv4 ? IcmpReader.Read(ref words, family) : null,
        _ when module.SequenceEqual("icmp6"u8) => family == IPFamily.IPv6 ? IcmpReader.Read(ref words, family) : null,
        _ when module.SequenceEqual("ah"u8) => family == IPFamily.IPv6 ? new AuthenticationHeaderMatch() : null,
        _ when module.SequenceEqual("hl"u8) => family == IPFamily.IPv6 ? ReadHopLimit(ref words) : null,
        _ => null,
    };

    private static SetMatch? ReadSet(ref WordCursor words)
    {
        var isNegated = words.TrySkip("!"u8);
        if (!words.TrySkip("--match-set"u8) || !SetName.TryRead(words.Take(), out var name))
        {
            return null;
        }

        var side = words.Take();
        var isSource = side.SequenceEqual("src"u8);
        return isSource || side.SequenceEqual("dst"u8)
            ? new SetMatch(name, isSource ? PacketSide.Source : PacketSide.Destination) { IsNegated = isNegated }
            : null;
    }

    private static MacMatch? ReadMac(ref WordCursor words)
    {
        var isNegated = words.TrySkip("!"u8);
        return words.TrySkip("--mac-source"u8) && MacText.TryRead(words.Take(), out var mac)
            ? new MacMatch(mac) { IsNegated = isNegated }
            : null;
    }

    private static HopLimitMatch? ReadHopLimit(ref WordCursor words)
    {
        var isNegated = words.TrySkip("!"u8);
        return words.TrySkip("--hl-eq"u8) && NumberText.TryRead(words.Take(), byte.MaxValue, out var limit)
            ? new HopLimitMatch((byte)limit) { IsNegated = isNegated }
            : null;
    }

    private static CommentMatch? ReadComment(ref WordCursor words)
    {
        if (!words.TrySkip("--comment"u8) || words.IsAtEnd)
        {
            return null;
        }

        var text = Encoding.UTF8.GetString(words.Take());
        text = text is ['"', .. var quoted, _] ? Unescape(quoted) : text;
        return CommentMatch.CanHold(text) ? new CommentMatch(text) : null;
    }

    private static string Unescape(string quoted)
    {
        if (!quoted.Contains('\\', StringComparison.Ordinal))
        {
            return quoted;
        }

        var text = new StringBuilder(quoted.Length);
        for (var i = 0; i < quoted.Length; i++)
        {
            i += quoted[i] == '\\' ? 1 : 0;
            text.Append(quoted[i]);
        }

        return text.ToString();
    }
}
