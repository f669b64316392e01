using System.Buffers.Binary;

namespace SgRules.Laboratory;

/// <summary>The host on one of its bridges: what its stack receives there, behind chain INPUT, and what it sends, through chain OUTPUT.</summary>
internal sealed class HostStack : IDisposable
{
    private const int RawProtocol = 255;
    private static readonly int[] Protocols4 = [1, 2, 4, 6, 17, 47, 50, 51, 112, 132, 136];
    private static readonly int[] Protocols6 = [6, 17, 41, 47, 50, 51, 58, 112, 132, 136];

    private readonly int _device;
    private readonly RawSocket _frames;
    private readonly RawSocket _output4;
    private readonly RawSocket _output6;
    private readonly ImmutableArray<RawSocket> _input;

    public HostStack(TopologyBridge bridge)
    {
        _device = bridge.Index;
        _frames = RawSocket.OfFrames(bridge.Index);
        _output4 = new RawSocket(LibC.AfInet, RawProtocol, bridge.Name);
        _output4.Set(LibC.SolSocket, LibC.SoBroadcast, 1);
        _output6 = new RawSocket(LibC.AfInet6, RawProtocol, bridge.Name);
        _input =
        [
            .. Protocols4.Select(protocol => new RawSocket(LibC.AfInet, protocol, bridge.Name)),
            .. Protocols6.Select(protocol => new RawSocket(LibC.AfInet6, protocol, bridge.Name)),
        ];
    }

    /// <summary>Sends an IP packet by the host's stack, which writes the Ethernet header; any other frame as it is.</summary>
    public void Send(ReadOnlySpan<byte> frame)
    {
        Span<byte> address = stackalloc byte[28];
        address.Clear();
        switch (TypeOf(frame))
        {
            case 0x0800:
                BinaryPrimitives.WriteUInt16LittleEndian(address, LibC.AfInet);
                frame.Slice(14 + 16, 4).CopyTo(address[4..]);
                _output4.Send(frame[14..], address[..16]);
                break;
            case 0x86DD:
                BinaryPrimitives.WriteUInt16LittleEndian(address, LibC.AfInet6);
                frame.Slice(14 + 24, 16).CopyTo(address[8..]);
                BinaryPrimitives.WriteInt32LittleEndian(address[24..], _device);
                _output6.Send(frame[14..], address);
                break;
            default:
                _frames.SendFrame(_device, frame);
                break;
        }
    }

    /// <summary>What has arrived: IP packets that passed INPUT, and frames that aren't IP.</summary>
    public void Receive(byte[] buffer, Action<ulong> arrived)
    {
        foreach (var socket in _input.Prepend(_frames))
        {
            for (int length; (length = socket.Receive(buffer, out _)) >= 0;)
            {
                var data = buffer.AsSpan(0, length);
                if ((socket != _frames || TypeOf(data) is not (0x0800 or 0x86DD)) && FrameTag.In(data) is { } id)
                {
                    arrived(id);
                }
            }
        }
    }

    public void Dispose()
    {
        foreach (var socket in _input.Add(_frames).Add(_output4).Add(_output6))
        {
            socket.Dispose();
        }
    }

    private static int TypeOf(ReadOnlySpan<byte> frame) => frame.Length < 14 ? 0 : BinaryPrimitives.ReadUInt16BigEndian(frame[12..]);
}
