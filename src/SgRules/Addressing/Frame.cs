namespace SgRules.Addressing;

/// <summary>One Ethernet frame, as far as a filter of frames looks at it: its addresses, its type and, of ARP, the message.</summary>
/// <remarks>The source address that a filter sees is the frame's; <see cref="Passage.SourceMac"/> of the same crossing is equal to it.</remarks>
public sealed record Frame
{
    private Frame(MacAddress source, MacAddress destination, EtherType type, ArpMessage? arp)
    {
        Source = source;
        Destination = destination;
        Type = type;
        Arp = arp;
    }

    /// <summary>The source address.</summary>
    public MacAddress Source { get; }

    /// <summary>The destination address.</summary>
    public MacAddress Destination { get; }

    /// <summary>What it carries; of a tagged frame, the outermost tag's type.</summary>
    public EtherType Type { get; }

    /// <summary>The message, exactly if the type is <see cref="EtherType.Arp"/>.</summary>
    public ArpMessage? Arp { get; }

    /// <summary>Makes a frame of any type but ARP.</summary>
    /// <param name="source">The source address.</param>
    /// <param name="destination">The destination address.</param>
    /// <param name="type">What it carries.</param>
    /// <returns>The frame.</returns>
    /// <exception cref="ArgumentException">The type is ARP, whose frames have a message.</exception>
    public static Frame Of(MacAddress source, MacAddress destination, EtherType type) => type != EtherType.Arp
        ? new Frame(source, destination, type, null)
        : throw new ArgumentException("A frame of ARP has a message.", nameof(type));

    /// <summary>Makes a frame of ARP.</summary>
    /// <param name="source">The source address; a liar's differs from the message's.</param>
    /// <param name="destination">The destination address.</param>
    /// <param name="message">The message.</param>
    /// <returns>The frame.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="message"/> is null.</exception>
    public static Frame OfArp(MacAddress source, MacAddress destination, ArpMessage message)
    {
        ArgumentNullException.ThrowIfNull(message);
        return new Frame(source, destination, EtherType.Arp, message);
    }

    /// <summary>The frame for people.</summary>
    /// <returns>For example <c>arp request 203.0.113.19 (06:00:c2:00:00:13) for 203.0.113.1, from 06:00:c2:00:00:13 to ff:ff:ff:ff:ff:ff</c>.</returns>
    public override string ToString() => $"{Arp?.ToString() ?? $"frame of type {Type}"}, from {Source} to {Destination}";
}
