namespace SgRules.Addressing;

/// <summary>An ARP message that binds IPv4 addresses to Ethernet addresses (RFC 826).</summary>
public sealed record ArpMessage
{
    /// <summary>The operation of a request.</summary>
    public const ushort Request = 1;

    /// <summary>The operation of a reply.</summary>
    public const ushort Reply = 2;

    private ArpMessage(ushort operation, MacAddress senderMac, InternetAddress sender, InternetAddress target)
    {
        Operation = operation;
        SenderMac = senderMac;
        Sender = sender;
        Target = target;
    }

    /// <summary>What it is: <see cref="Request"/>, <see cref="Reply"/>, or another operation.</summary>
    public ushort Operation { get; }

    /// <summary>The sender's Ethernet address as the message has it; the frame has one of its own.</summary>
    public MacAddress SenderMac { get; }

    /// <summary>The sender's IPv4 address; 0.0.0.0 in a probe (RFC 5227).</summary>
    public InternetAddress Sender { get; }

    /// <summary>The IPv4 address asked for, or answered to.</summary>
    public InternetAddress Target { get; }

    /// <summary>The target's Ethernet address as the message has it; zero in a request.</summary>
    public MacAddress TargetMac { get; init; }

    /// <summary>Makes a message.</summary>
    /// <param name="operation">What it is.</param>
    /// <param name="senderMac">The sender's Ethernet address.</param>
    /// <param name="sender">The sender's IPv4 address.</param>
    /// <param name="target">The IPv4 address asked for, or answered to.</param>
    /// <returns>The message.</returns>
    /// <exception cref="ArgumentException">An address is not IPv4; ARP is for no other.</exception>
    public static ArpMessage Create(ushort operation, MacAddress senderMac, InternetAddress sender, InternetAddress target) =>
        sender.Family == IPFamily.IPv4 && target.Family == IPFamily.IPv4
            ? new ArpMessage(operation, senderMac, sender, target)
            : throw new ArgumentException("ARP has IPv4 addresses only.", nameof(sender));

    /// <summary>The message for people.</summary>
    /// <returns>For example <c>arp request 203.0.113.19 (06:00:c2:00:00:13) for 203.0.113.1</c>.</returns>
    public override string ToString() => Operation switch
    {
        Request => $"arp request {Sender} ({SenderMac}) for {Target}",
        Reply => $"arp reply {Sender} ({SenderMac}) to {Target}",
        _ => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"arp operation {Operation} {Sender} ({SenderMac}) to {Target}"),
    };
}
