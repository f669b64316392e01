namespace SgRules.Policies;

/// <summary>What may go out by a port, in every connection state (contract 3.3, and 3 for unknown ports).</summary>
internal static class ReceiverIdentity
{
    /// <summary>3: an unknown port receives nothing but control messages that need no address of it.</summary>
    public static Answer OfUnknownPort(Crossing crossing)
    {
        if (crossing.Receiver.Role != PortRole.Unknown)
        {
            return Answer.Silent;
        }

        if (DhcpMessages.IsBroadcastReply(crossing.Packet) && crossing.Sender.IsTrusted)
        {
            return Answer.Passed("3.4", "a DHCP reply to a client without an address");
        }

        return DiscoveryMessages.IsAlwaysReceived(crossing.Packet, crossing.Sender)
            ? Answer.Passed("3.6", "an ICMPv6 message that IPv6 needs")
            : Answer.Dropped("3", $"{crossing.Receiver} receives no packet for an address of its own");
    }

    /// <summary>3.3 <i>Receiver identity</i>: the destination is the NIC's own, or one of its multicast groups.</summary>
    public static Answer OfGuest(Crossing crossing)
    {
        if (crossing.Receiver.Guest is not { } guest)
        {
            return Answer.Silent;
        }

        var destination = crossing.Packet.Destination;
        if (guest.Owns(destination))
        {
            return Answer.Passed("3.3", $"{destination} is an address of {crossing.Receiver}");
        }

        if (guest.MulticastGroups.AsSpan().Contains(destination))
        {
            return Answer.Passed("3.3", $"{destination} is a multicast group of {crossing.Receiver}");
        }

        return DhcpMessages.IsBroadcastReply(crossing.Packet) || DiscoveryMessages.IsAlwaysReceived(crossing.Packet, crossing.Sender)
            ? Answer.Passed("3.3", "DHCP replies and the ICMPv6 that IPv6 needs may have another destination")
            : Answer.Dropped("3.3", $"{destination} is neither an address nor a multicast group of {crossing.Receiver}");
    }
}
