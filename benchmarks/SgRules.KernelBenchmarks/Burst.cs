using System.Diagnostics;
using SgRules.Addressing;
using SgRules.Laboratory;

namespace SgRules.KernelBenchmarks;

/// <summary>1,024 frames of one kind, sent one after the other. Where this CPU sends them, it also carries them over the bridge, so the sending takes as long as all of it.</summary>
internal sealed class Burst
{
    public const int Frames = 1024;

    private const int FirstPort = 10_000;

    private const int ClosedPort = 7;

    private static readonly InternetAddress Outside = InternetAddress.Parse("198.51.100.7");

    private static readonly MacAddress Router = MacAddress.Parse("00:00:5e:00:53:01");

    private readonly byte[][] _frames;

    private readonly Packet? _connection;

    public Burst(PacketKind kind, BenchHost host)
    {
        Kind = kind;
        var (own, ip) = (host.Last.Mac, host.Last.IPv4!.Value);
        _frames = [.. Enumerable.Range(0, Frames).Select(frame => kind switch
        {
            PacketKind.Egress => PlainFrames.Udp(Router, own, Packet.Udp(ip, Outside, FirstPort + frame, BenchHost.OpenPort), 0),
            PacketKind.Established => PlainFrames.Udp(own, Router, Packet.Udp(Outside, ip, FirstPort, BenchHost.OpenPort), 0),
            PacketKind.NewAccepted => PlainFrames.Udp(own, Router, Packet.Udp(Outside, ip, FirstPort + frame, BenchHost.OpenPort), 0),
            _ => PlainFrames.Udp(own, Router, Packet.Udp(Outside, ip, FirstPort + frame, ClosedPort), 0),
        })];
        _connection = kind == PacketKind.Established ? Packet.Udp(Outside, ip, FirstPort, BenchHost.OpenPort) : null;
    }

    public PacketKind Kind { get; }

    /// <summary>The router's address, which is behind the uplink.</summary>
    public static MacAddress RouterMac => Router;

    /// <summary>Nanoseconds a frame of the fastest time.</summary>
    public double Best { get; private set; } = double.MaxValue;

    /// <summary>Sends them once, with none of their connections known but what the kind asks for.</summary>
    public void Send(ConnectionTable connections, RawSocket socket, int wire)
    {
        connections.Flush();
        if (_connection is { } packet)
        {
            connections.Add(new Connection(packet));
        }

        var start = Stopwatch.GetTimestamp();
        foreach (var frame in _frames)
        {
            socket.SendFrame(wire, frame);
        }

        Best = Math.Min(Best, Stopwatch.GetElapsedTime(start).TotalNanoseconds / Frames);
    }
}
