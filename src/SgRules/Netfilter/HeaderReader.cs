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
    public static bool TryRead(RuleWord kind, bool isNegated, ReadOnlySpan<byte> argument, IPFamily family, out Match? match)
    {
        match = null;
        switch (kind)
        {
            case RuleWord.Source or RuleWord.Destination:
                var isPrefix = PrefixText.TryRead(argument, out var prefix) && prefix.Family == family;
                match = (isPrefix, kind) switch
                {
                    (false, _) => null,
                    _ when prefix.IsAny => null,
                    (_, RuleWord.Source) => new SourceMatch(prefix) { IsNegated = isNegated },
                    _ => new DestinationMatch(prefix) { IsNegated = isNegated },
                };
                return match is not null || (isPrefix && !isNegated);
            case RuleWord.Protocol:
                var isProtocol = ProtocolNames.TryRead(argument, out var protocol);
                match = isProtocol && !protocol.IsAll ? new ProtocolMatch(protocol) { IsNegated = isNegated } : null;
                return match is not null || (isProtocol && !isNegated);
            default:
                match = !DevicePattern.TryRead(argument, out var device) ? null
                    : kind == RuleWord.InInterface ? new InInterfaceMatch(device) { IsNegated = isNegated }
                    : new OutInterfaceMatch(device) { IsNegated = isNegated };
                return match is not null || (argument is [(byte)'+'] && !isNegated);
        }
    }
}
