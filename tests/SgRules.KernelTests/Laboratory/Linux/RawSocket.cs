using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;

namespace SgRules.Laboratory;

/// <summary>A raw socket in the namespace that its thread was in.</summary>
internal sealed class RawSocket : IDisposable
{
    private const int BufferSize = 64 << 20;
    private const int EveryEtherType = 0x0003;

    private readonly byte[] _address = new byte[28];
    private int _descriptor;

    public RawSocket(int family, int protocol, string? device = null)
    {
        _descriptor = LibC.Checked(LibC.Socket(family, LibC.SockRaw, protocol), "socket");
        Set(LibC.SolSocket, LibC.SoReceiveBufferForce, BufferSize);
        Set(LibC.SolSocket, LibC.SoSendBufferForce, BufferSize);
        if (device is not null)
        {
            var name = Encoding.UTF8.GetBytes(device);
            LibC.Checked(LibC.SetOption(_descriptor, LibC.SolSocket, LibC.SoBindToDevice, name, (uint)name.Length), "SO_BINDTODEVICE");
        }
    }

    /// <summary>Receives every frame of every device of the namespace, or of one; not those that leave by it.</summary>
    public static RawSocket OfFrames(int device = 0)
    {
        // Bound before it receives: a socket opened for all types would see other devices' frames first.
        var socket = new RawSocket(LibC.AfPacket, 0);
        socket.Set(LibC.SolPacket, LibC.PacketIgnoreOutgoing, 1);
        Span<byte> address = stackalloc byte[20];
        LinkAddress(address, device);
        LibC.Checked(LibC.Bind(socket._descriptor, address, (uint)address.Length), "bind");
        return socket;
    }

    public void Set(int level, int option, int value) =>
        LibC.Checked(LibC.SetOption(_descriptor, level, option, MemoryMarshal.AsBytes(new ReadOnlySpan<int>(in value)), sizeof(int)), "setsockopt");

    /// <summary>Sends a frame by a device.</summary>
    public void SendFrame(int device, ReadOnlySpan<byte> frame)
    {
        Span<byte> address = stackalloc byte[20];
        LinkAddress(address, device);
        Send(frame, address);
    }

    /// <summary>Sends to an address, or where a connected socket goes; waits while the device has no room.</summary>
    public void Send(ReadOnlySpan<byte> data, ReadOnlySpan<byte> address)
    {
        for (var attempt = 0; LibC.SendTo(_descriptor, data, (nuint)data.Length, 0, address, (uint)address.Length) < 0; attempt++)
        {
            var error = Marshal.GetLastPInvokeError();
            if (attempt >= 1000 || error is not (LibC.ErrorTryAgain or LibC.ErrorInterrupted or LibC.ErrorNoBuffers))
            {
                throw LabException.OfError("sendto", error);
            }

            Thread.Sleep(1);
        }
    }

    /// <summary>The next datagram that is already here, and the device that a frame came by.</summary>
    /// <returns>Its length; -1 if there is none.</returns>
    public int Receive(Span<byte> data, out int device)
    {
        while (true)
        {
            var length = (uint)_address.Length;
            var received = LibC.ReceiveFrom(_descriptor, data, (nuint)data.Length, LibC.MsgDontWait, _address, ref length);
            device = MemoryMarshal.Read<int>(_address.AsSpan(4));
            if (received >= 0)
            {
                return (int)received;
            }

            var error = Marshal.GetLastPInvokeError();
            if (error is LibC.ErrorTryAgain)
            {
                return -1;
            }

            // A socket reports errors of packets sent earlier (a host unreachable); they are none of receiving.
        }
    }

    /// <summary>Waits until there is something to receive.</summary>
    public bool Wait(TimeSpan limit)
    {
        var request = new PollRequest { Descriptor = _descriptor, Wanted = PollRequest.Readable };
        return LibC.Poll(ref request, 1, Math.Max(0, (int)limit.TotalMilliseconds)) > 0;
    }

    /// <summary>How many frames the socket had no room for since it was asked last.</summary>
    public int Overrun()
    {
        Span<byte> statistics = stackalloc byte[8];
        var length = (uint)statistics.Length;
        LibC.Checked(LibC.GetOption(_descriptor, LibC.SolPacket, LibC.PacketStatistics, statistics, ref length), "PACKET_STATISTICS");
        return MemoryMarshal.Read<int>(statistics[4..]);
    }

    public void Dispose()
    {
        var descriptor = Interlocked.Exchange(ref _descriptor, -1);
        if (descriptor >= 0)
        {
            _ = LibC.Close(descriptor);
        }
    }

    // struct sockaddr_ll
    private static void LinkAddress(Span<byte> address, int device)
    {
        address.Clear();
        BinaryPrimitives.WriteUInt16LittleEndian(address, LibC.AfPacket);
        BinaryPrimitives.WriteUInt16BigEndian(address[2..], EveryEtherType);
        BinaryPrimitives.WriteInt32LittleEndian(address[4..], device);
    }
}
