using SgRules.Addressing;

namespace SgRules.Netfilter;

/// <summary>Reads what a rule says of addresses, interfaces and protocol.</summary>
internal static class HeaderReader
{
    /// <summary>Reads one of <c>-s</c>, <c>-d</c>, <c>-i</c>, <c>-o</c> and <c>-p</c>.</summary>
    /// <param name="kind">Which.</param>
    /// <param name="isNegated">Whether a <c>!</c> stands before it.</param>
    /// <param name="argument">What stands behind it.</param>
    /// <param name="family">The table's family.</param>
    /// <param name="match">The condition; <see langword="null"/> if it names everything, which is no condition.</param>
    /// <returns>False if the form isn't known.</returns>
    public static bool TryRead(RuleWord kind, bool isNegated, ReadOnlySpan<byte> argument, IPFamily family, out NegatableMatch? match)
    {
        bool namesEverything;
        match = kind switch
        {
            RuleWord.Source or RuleWord.Destination => ReadAddress(kind, argument, family, out namesEverything),
            RuleWord.Protocol => ReadProtocol(argument, out namesEverything),
            _ => ReadInterface(kind, argument, out namesEverything),
        };
        match = isNegated && match is not null ? match with { IsNegated = true } : match;
        return match is not null || (namesEverything && !isNegated);
    }

    private static NegatableMatch? ReadAddress(RuleWord kind, ReadOnlySpan<byte> argument, IPFamily family, out bool namesEverything)
    {
        var isPrefix = PrefixText.TryRead(argument, out var prefix) && prefix.Family == family;
        namesEverything = isPrefix && prefix.IsAny;
        return !isPrefix || namesEverything ? null
            : kind == RuleWord.Source ? new SourceMatch(prefix)
            : new DestinationMatch(prefix);
    }

    private static ProtocolMatch? ReadProtocol(ReadOnlySpan<byte> argument, out bool namesEverything)
    {
        var isProtocol = ProtocolNames.TryRead(argument, out var protocol);
        namesEverything = isProtocol && protocol.IsAll;
        return isProtocol && !namesEverything ? new ProtocolMatch(protocol) : null;
    }

    private static NegatableMatch? ReadInterface(RuleWord kind, ReadOnlySpan<byte> argument, out bool namesEverything)
    {
        namesEverything = argument is [(byte)'+'];
        return !DevicePattern.TryRead(argument, out var device) ? null
            : kind == RuleWord.InInterface ? new InInterfaceMatch(device)
            : new OutInterfaceMatch(device);
    }
}
