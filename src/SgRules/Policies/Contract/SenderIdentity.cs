using SgRules.Addressing;

namespace SgRules.Policies;

/// <summary>Who may send from a port, in every connection state (contract 3.1, 3.2, and 3 for unknown ports).</summary>
internal static class SenderIdentity
{
    private const byte IcmpRedirect = 5;

    /// <summary>3: an unknown port sends nothing but the control messages of 3.1 that carry no address.</summary>
    public static Answer OfUnknownPort(Crossing crossing)
    {
        if (crossing.Sender.Role != PortRole.Unknown)
        {
            return Answer.Silent;
        }

        var exception = WithoutAddress(crossing);
        return exception == Answer.Silent
            ? Answer.Dropped("3", $"{crossing.Sender} sends no packet with an address of its own")
            : exception;
    }

    /// <summary>3.1 <i>Sender identity</i>: the MAC address and the source address are the NIC's own.</summary>
    public static Answer OfGuest(Crossing crossing)
    {
        if (crossing.Sender.Guest is not { } guest)
        {
            return Answer.Silent;
        }

        if (WithoutAddress(crossing) is var exception && exception != Answer.Silent)
        {
            return exception;
        }

        if (crossing.SourceMac != guest.Mac)
        {
            return Answer.Dropped("3.1", $"{crossing.SourceMac} is not the MAC address of {crossing.Sender}");
        }

        return guest.Owns(crossing.Packet.Source)
            ? Answer.Passed("3.1", $"{crossing.Packet.Source} is an address of {crossing.Sender}")
            : Answer.Dropped("3.1", $"{crossing.Packet.Source} is not an address of {crossing.Sender}");
    }

    /// <summary>3.2 <i>Guests are not infrastructure</i>: no DHCP server, no router.</summary>
    public static Answer IsNotInfrastructure(Crossing crossing)
    {
        if (crossing.Sender.Role != PortRole.Guest)
        {
            return Answer.Silent;
        }

        if (crossing.Packet.HasAuthenticationHeader)
        {
            return Answer.Dropped("3.2", $"{crossing.Sender} sends an authentication header, and nft can't see whether a message of infrastructure is behind it");
        }

        var message = InfrastructureMessage(crossing.Packet);
        return message is null ? Answer.Silent : Answer.Dropped("3.2", $"{crossing.Sender} sends a message of infrastructure: {message}");
    }

    /// <summary>The two exceptions of 3.1; the MAC address is the Ethernet document's business here.</summary>
    private static Answer WithoutAddress(Crossing crossing)
    {
        if (DhcpMessages.IsClientBroadcast(crossing.Packet))
        {
            return crossing.Receiver.IsTrusted
                ? Answer.Passed("3.1", "a DHCP client has no address yet")
                : Answer.Dropped("3.1", $"a DHCP client's broadcast goes to uplink and system ports only, not to {crossing.Receiver}");
        }

        return DiscoveryMessages.IsFromUnspecified(crossing.Packet)
            ? Answer.Passed("3.1", "neighbour solicitation and MLD reports need no address")
            : Answer.Silent;
    }

    private static string? InfrastructureMessage(Packet packet)
    {
        if (DhcpMessages.IsFromServerPort(packet))
        {
            return packet.Family == IPFamily.IPv4 ? "udp from port 67, a DHCP server's" : "udp from port 547, a DHCPv6 server's";
        }

        return packet is { Family: IPFamily.IPv4, Payload.Type: IcmpRedirect } ? "ICMP redirect" : DiscoveryMessages.RouterMessage(packet);
    }
}
