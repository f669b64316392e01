using SgRules.Addressing;

namespace SgRules.Policies;

/// <summary>What frames pass, whatever is in them (contract 3.16, and 3 for unknown ports). What an IP frame carries is judged by itself.</summary>
internal static class FrameGate
{
    private const string Paragraph = "3.16";

    /// <summary>3.16: from a guest port only untagged IPv4, IPv6 and ARP, and only with the NIC's MAC address.</summary>
    public static Answer OfSender(FrameCrossing crossing)
    {
        if (crossing.Sender.Guest is not { } guest)
        {
            return Answer.Silent;
        }

        if (!IsCarried(crossing.Frame.Type))
        {
            return Answer.Dropped(Paragraph, $"{crossing.Sender} sends a frame of type {crossing.Frame.Type}, and only untagged ipv4, ipv6 and arp pass");
        }

        return crossing.Frame.Source == guest.Mac
            ? Answer.Passed(Paragraph, $"{guest.Mac} is the MAC address of {crossing.Sender}")
            : Answer.Dropped(Paragraph, $"{crossing.Frame.Source} is not the MAC address of {crossing.Sender}");
    }

    /// <summary>3.16: an ARP message says of a guest what is true, or asks whether one of its own addresses is taken (RFC 5227).</summary>
    public static Answer OfArpSender(FrameCrossing crossing)
    {
        if (crossing.Sender.Guest is not { } guest || crossing.Frame.Arp is not { } arp)
        {
            return Answer.Silent;
        }

        if (arp.SenderMac != guest.Mac)
        {
            return Answer.Dropped(Paragraph, $"the message's sender {arp.SenderMac} is not the MAC address of {crossing.Sender}");
        }

        if (guest.Owns(arp.Sender))
        {
            return Answer.Passed(Paragraph, $"{arp.Sender} is an address of {crossing.Sender}");
        }

        return arp.Operation == ArpMessage.Request && arp.Sender.IsUnspecified && guest.Owns(arp.Target)
            ? Answer.Passed(Paragraph, $"{crossing.Sender} asks whether its own address {arp.Target} is taken")
            : Answer.Dropped(Paragraph, $"{arp.Sender} is not an address of {crossing.Sender}");
    }

    /// <summary>3.15: what a guest may send reaches the host too; 3.16 asks no more of a frame that goes out by no port.</summary>
    public static Answer OfHost(FrameCrossing crossing) => crossing.Receiver is null
        ? new Answer(new Ground("3.15", $"of frames that the host takes, only what a guest may not send is judged, and this one from {crossing.Sender} isn't that"), Ruling.NotJudged)
        : Answer.Silent;

    /// <summary>3.16: to a guest port only untagged IPv4, IPv6 and ARP.</summary>
    public static Answer OfReceiver(FrameCrossing crossing) => crossing.Receiver?.Role != PortRole.Guest || IsCarried(crossing.Frame.Type)
        ? Answer.Silent
        : Answer.Dropped(Paragraph, $"{crossing.Receiver} receives untagged ipv4, ipv6 and arp only, no frame of type {crossing.Frame.Type}");

    /// <summary>3: an unknown port's frames that aren't IP are out of reach of table nat.</summary>
    public static Answer OfUnknownPort(FrameCrossing crossing)
    {
        var unknown = new[] { crossing.Sender, crossing.Receiver }.FirstOrDefault(port => port?.Role == PortRole.Unknown);
        return unknown is null || crossing.Frame.Type.IsIP
            ? Answer.Silent
            : new Answer(new Ground("3", $"what {unknown} sends or receives is not judged unless it is IP"), Ruling.NotJudged);
    }

    /// <summary>3.16: nothing is asked of any other frame.</summary>
    public static Answer Otherwise(FrameCrossing crossing) => crossing is { Sender.IsTrusted: true, Receiver.IsTrusted: true }
        ? Answer.Accepted(Paragraph, $"nothing is asked of frames between {crossing.Sender} and {crossing.Receiver}")
        : Answer.Accepted(Paragraph, $"frames of type {crossing.Frame.Type} pass from {crossing.Sender} to {crossing.Receiver}");

    private static bool IsCarried(EtherType type) => type.IsIP || type == EtherType.Arp;
}
