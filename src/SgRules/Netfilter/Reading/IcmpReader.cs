using SgRules.Addressing;

namespace SgRules.Netfilter;

/// <summary>Reads conditions on ICMP and ICMPv6 messages by their numbers.</summary>
internal static class IcmpReader
{
    public static IcmpMatch? Read(ref WordCursor words, IPFamily family)
    {
        var isNegated = words.TrySkip("!"u8);
        return words.TrySkip(family == IPFamily.IPv4 ? "--icmp-type"u8 : "--icmpv6-type"u8) && TryRead(words.Take(), family, out var messages)
            ? new IcmpMatch(family, messages) { IsNegated = isNegated }
            : null;
    }

    // To iptables 255 is any message, to ip6tables a type like others, which IcmpType can't be (facts: kernel, section 5).
    private static bool TryRead(ReadOnlySpan<byte> text, IPFamily family, out IcmpType messages)
    {
        messages = IcmpType.Any;
        if (family == IPFamily.IPv4 && (text.SequenceEqual("any"u8) || text.SequenceEqual("255"u8) || text.SequenceEqual("255/255"u8)))
        {
            return true;
        }

        var slash = text.IndexOf((byte)'/');
        var code = 0;
        if (!NumberText.TryRead(slash < 0 ? text : text[..slash], IcmpType.MaxType, out var type)
            || (slash >= 0 && !NumberText.TryRead(text[(slash + 1)..], byte.MaxValue, out code)))
        {
            return false;
        }

        messages = slash < 0 ? IcmpType.Of(type) : IcmpType.Of(type, code);
        return true;
    }
}
