namespace SgRules.Addressing;

/// <summary>What a packet's own protocol adds: two ports, or an ICMP message; <see langword="default"/> is neither.</summary>
public readonly record struct PacketPayload
{
    private PacketPayload(ushort? sourcePort, ushort? destinationPort, byte? type, byte? code)
    {
        SourcePort = sourcePort;
        DestinationPort = destinationPort;
        Type = type;
        Code = code;
    }

    /// <summary>The source port, with <see cref="DestinationPort"/> or not at all.</summary>
    public ushort? SourcePort { get; }

    /// <summary>The destination port.</summary>
    public ushort? DestinationPort { get; }

    /// <summary>The ICMP or ICMPv6 type, with <see cref="Code"/> or not at all.</summary>
    public byte? Type { get; }

    /// <summary>The ICMP or ICMPv6 code.</summary>
    public byte? Code { get; }

    /// <summary>Two ports.</summary>
    /// <param name="source">The source port, 0 to 65535.</param>
    /// <param name="destination">The destination port, 0 to 65535.</param>
    /// <returns>The payload.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A port is out of range.</exception>
    public static PacketPayload Ports(int source, int destination) => new(Checked16(source), Checked16(destination), null, null);

    /// <summary>An ICMP or ICMPv6 message.</summary>
    /// <param name="type">The type, 0 to 255.</param>
    /// <param name="code">The code, 0 to 255.</param>
    /// <returns>The payload.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of range.</exception>
    public static PacketPayload Icmp(int type, int code) => new(null, null, Checked8(type), Checked8(code));

    private static ushort Checked16(int port)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(port);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(port, ushort.MaxValue);
        return (ushort)port;
    }

    private static byte Checked8(int number)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(number);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(number, byte.MaxValue);
        return (byte)number;
    }
}
