using SgRules.Addressing;

namespace SgRules.Netfilter;

/// <summary>Reads conditions on TCP and UDP ports.</summary>
internal static class PortMatchReader
{
    /// <summary>Reads <c>--sport</c> and <c>--dport</c>; every port is no condition, as save has it.</summary>
    public static TransportMatch? ReadTransport(ref WordCursor words, Protocol protocol)
    {
        PortRange? source = null, destination = null;
        return TryReadSide(ref words, "--sport"u8, ref source)
            && TryReadSide(ref words, "--dport"u8, ref destination)
            && TryReadSide(ref words, "--sport"u8, ref source)
            ? new TransportMatch(protocol)
            {
                SourcePorts = source is { IsAny: true } ? null : source,
                DestinationPorts = destination is { IsAny: true } ? null : destination,
            }
            : null;
    }

    public static MultiportMatch? ReadMultiport(ref WordCursor words)
    {
        var isNegated = words.TrySkip("!"u8);
        var isSource = words.TrySkip("--sports"u8);
        return (isSource || words.TrySkip("--dports"u8)) && PortText.TryReadList(words.Take(), out var ports)
            ? new MultiportMatch(isSource ? PacketSide.Source : PacketSide.Destination, ports) { IsNegated = isNegated }
            : null;
    }

    // False if the option is there but its ports can't be read; an option that was read already is left where it is.
    private static bool TryReadSide(ref WordCursor words, ReadOnlySpan<byte> option, ref PortRange? ports)
    {
        if (ports is not null || !words.TrySkip(option))
        {
            return true;
        }

        var isRead = PortText.TryRead(words.Take(), out var read);
        ports = read;
        return isRead;
    }
}
