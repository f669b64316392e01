using System.Buffers.Binary;
using SgRules.Addressing;

namespace SgRules.Laboratory;

/// <summary>The connection tracking entries of the namespace that its thread was in, by ctnetlink.</summary>
internal sealed class ConnectionTable : IDisposable
{
    private const int Create = 1 << 8;
    private const int Delete = (1 << 8) | 2;

    // Names of nfnetlink_conntrack.h.
    private const int TupleOrig = 1;
    private const int TupleReply = 2;
    private const int Status = 3;
    private const int ProtocolInfo = 4;
    private const int Timeout = 7;

    private readonly RawSocket _socket = new(LibC.AfNetlink, protocol: 12);
    private readonly byte[] _answer = new byte[8192];
    private int _sequence;

    /// <summary>Forgets every connection.</summary>
    public void Flush() => Ask(new NetlinkMessage(Delete, 0, ++_sequence, 0), "ctnetlink flush");

    /// <summary>Makes an entry, as if both sides had been heard of; one that exists stays.</summary>
    public void Add(Connection connection)
    {
        const int createExclusively = 0x600;
        const uint seenReplyAssuredConfirmed = 2 | 4 | 8;
        var packet = connection.Original;
        var message = new NetlinkMessage(Create, createExclusively, ++_sequence, packet.Family == IPFamily.IPv4 ? LibC.AfInet : LibC.AfInet6);
        message.AddNested(TupleOrig, () => AddTuple(message, packet, isReply: false));
        message.AddNested(TupleReply, () => AddTuple(message, packet, isReply: true));
        message.AddUInt32(Status, seenReplyAssuredConfirmed);
        message.AddUInt32(Timeout, 120);
        AddProtocolInfo(message, packet.Protocol);
        Ask(message, $"ctnetlink: {packet}");
    }

    public void Dispose() => _socket.Dispose();

    private static void AddTuple(NetlinkMessage message, Packet packet, bool isReply)
    {
        var (source, destination) = isReply ? (packet.Destination, packet.Source) : (packet.Source, packet.Destination);
        var firstAddress = packet.Family == IPFamily.IPv4 ? 1 : 3;
        message.AddNested(1, () =>
        {
            message.Add(firstAddress, BytesOf(source));
            message.Add(firstAddress + 1, BytesOf(destination));
        });
        message.AddNested(2, () => AddProtocol(message, packet, isReply));
    }

    private static void AddProtocol(NetlinkMessage message, Packet packet, bool isReply)
    {
        message.Add(1, packet.Protocol.Number);
        if (packet.Payload.Type is { } type)
        {
            var identifier = packet.Protocol == Protocol.Icmp ? 4 : 7;
            message.AddUInt16(identifier, Connection.EchoIdentifier);
            message.Add(identifier + 1, isReply ? ReplyTo(packet.Protocol, type) : type);
            message.Add(identifier + 2, packet.Payload.Code!.Value);
            return;
        }

        var (from, to) = Connection.PortsOf(packet);
        message.AddUInt16(2, isReply ? to : from);
        message.AddUInt16(3, isReply ? from : to);
    }

    private static void AddProtocolInfo(NetlinkMessage message, Protocol protocol)
    {
        switch (protocol.Number)
        {
            // Established, and liberal: which bytes a window has room for is no question of filters.
            case 6:
                message.AddNested(ProtocolInfo, () => message.AddNested(1, () =>
                {
                    message.Add(1, 3);
                    message.Add(4, 8, 8);
                    message.Add(5, 8, 8);
                }));
                break;
            case 132:
                message.AddNested(ProtocolInfo, () => message.AddNested(3, () =>
                {
                    message.Add(1, 4);
                    message.AddUInt32(2, Connection.SctpTag);
                    message.AddUInt32(3, Connection.SctpTag);
                }));
                break;
        }
    }

    private static byte ReplyTo(Protocol protocol, byte request) => (protocol.Number, request) switch
    {
        (1, 8) => 0,
        (58, 128) => 129,
        (58, 139) => 140,
        (1, 13 or 15 or 17) => (byte)(request + 1),
        _ => throw new ArgumentException($"ICMP type {request} opens no connection.", nameof(request)),
    };

    private static byte[] BytesOf(InternetAddress address)
    {
        var bytes = new byte[16];
        BinaryPrimitives.WriteUInt128BigEndian(bytes, address.Bits);
        return bytes[^(address.Width / 8)..];
    }

    private void Ask(NetlinkMessage message, string what)
    {
        _socket.Send(message.Bytes, default);
        do
        {
            if (!_socket.Wait(TimeSpan.FromSeconds(5)) || _socket.Receive(_answer, out _) < 20)
            {
                throw new LabException($"{what}: no answer");
            }
        }
        while (BinaryPrimitives.ReadInt32LittleEndian(_answer.AsSpan(8)) != _sequence);

        var error = -BinaryPrimitives.ReadInt32LittleEndian(_answer.AsSpan(16));
        if (error is not (0 or LibC.ErrorExists))
        {
            throw LabException.OfError(what, error);
        }
    }
}
