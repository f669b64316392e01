using SgRules.Addressing;

namespace SgRules.Netfilter;

/// <summary>Reads conditions on TCP and UDP ports.</summary>
internal static class PortMatchReader
{
    /// <summary>Reads <c>--sport</c> and <c>--dport</c>; every port is no condition, as save has it.</summary>
    public static TransportMatch? ReadTransport(ref WordCursor words, Protocol protocol)
    {
        PortRange? source = null, destination = null;
        while (true)
        {
            if (source is null && words.TrySkip("--sport"u8))
            {
                if (!PortText.TryRead(words.Take(), out var ports))
                {
                    return null;
                }

                source = ports;
            }
            else if (destination is null && words.TrySkip("--dport"u8))
            {
                if (!PortText.TryRead(words.Take(), out var ports))
                {
                    return null;
                }

                destination = ports;
            }
            else
            {
                return new TransportMatch(protocol)
                {
                    SourcePorts = source is { IsAny: true } ? null : source,
                    DestinationPorts = destination is { IsAny: true } ? null : destination,
                };
            }
        }
    }

    public static MultiportMatch? ReadMultiport(ref WordCursor words)
    {
        var isNegated = words.TrySkip("!"u8);
        var isSource = words.TrySkip("--sports"u8);
        return (isSource || words.TrySkip("--dports"u8)) && PortText.TryReadList(words.Take(), out var ports)
            ? new MultiportMatch(isSource ? PacketSide.Source : PacketSide.Destination, ports) { IsNegated = isNegated }
            : null;
    }
}
