using SgRules.Addressing;

namespace SgRules.Netfilter;

/// <summary>Reads how a set was created, behind its name.</summary>
internal static class SetCreation
{
    /// <summary>Whether the set holds addresses or prefixes and nothing else; sizes and the hash's seed don't matter.</summary>
    public static bool IsKnown(WordCursor words, out IpSetType type, out IPFamily family)
    {
        var typeName = words.Take();
        type = typeName.SequenceEqual("hash:ip"u8) ? IpSetType.HashIp : IpSetType.HashNet;
        family = IPFamily.IPv4;
        if (type == IpSetType.HashNet && !typeName.SequenceEqual("hash:net"u8))
        {
            return false;
        }

        while (!words.IsAtEnd)
        {
            var option = words.Take();
            var value = words.Take();
            if (option.SequenceEqual("family"u8) && (value.SequenceEqual("inet"u8) || value.SequenceEqual("inet6"u8)))
            {
                family = value.SequenceEqual("inet"u8) ? IPFamily.IPv4 : IPFamily.IPv6;
            }
            else if (!IsSize(option) || value.IsEmpty)
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsSize(ReadOnlySpan<byte> option) =>
        option.SequenceEqual("hashsize"u8) || option.SequenceEqual("maxelem"u8) || option.SequenceEqual("bucketsize"u8) || option.SequenceEqual("initval"u8);
}
