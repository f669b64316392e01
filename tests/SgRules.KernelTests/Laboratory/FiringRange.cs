using System.Buffers.Binary;
using static System.FormattableString;

namespace SgRules.Laboratory;

/// <summary>Sends shots and observes where they arrive. The calling thread is in the host's namespace, on one CPU.</summary>
/// <remarks>
/// That CPU processes what is sent in order. So when a frame of the laboratory's own, sent last over each bridge, has come through, everything before it
/// has been processed; nothing is waited for otherwise.
/// </remarks>
internal sealed class FiringRange : IDisposable
{
    private const int MostInBatch = 256;
    private static readonly TimeSpan SentinelLimit = TimeSpan.FromSeconds(1);

    private readonly ImmutableArray<TopologyBridge> _bridges;
    private readonly Dictionary<string, int> _wires;
    private readonly Dictionary<int, string> _devices;
    private readonly HashSet<string> _hairpins;
    private readonly Dictionary<string, HostStack> _hosts;
    private readonly ConnectionTable _connections = new();
    private readonly RawSocket _socket;
    private readonly byte[] _buffer = new byte[65536];
    private readonly Dictionary<ulong, (Shot Shot, SortedSet<string> Arrivals)> _flying = [];
    private readonly HashSet<ulong> _sentinels = [];
    private ulong _lastId;

    /// <summary>Opens the sockets.</summary>
    /// <param name="topology">The devices.</param>
    /// <param name="wires">A socket of the namespace that has the wires' far ends.</param>
    public FiringRange(Topology topology, RawSocket wires)
    {
        _bridges = topology.Bridges;
        _socket = wires;
        var ports = _bridges.SelectMany(bridge => bridge.Ports).Where(port => !port.IsSentinel).ToArray();
        _wires = ports.ToDictionary(port => port.Device, port => port.Wire, StringComparer.Ordinal);
        _devices = ports.ToDictionary(port => port.Wire, port => port.Device);
        _hairpins = ports.Where(port => port.Lab.IsHairpin).Select(port => port.Device).ToHashSet(StringComparer.Ordinal);
        _hosts = _bridges.ToDictionary(bridge => bridge.Name, bridge => new HostStack(bridge), StringComparer.Ordinal);
    }

    public IReadOnlyList<ImmutableArray<string>> Send(IReadOnlyList<Shot> shots)
    {
        var arrivals = new List<ImmutableArray<string>>(shots.Count);
        while (arrivals.Count < shots.Count)
        {
            var batch = NextBatch(shots, arrivals.Count);
            Fire(batch);
            arrivals.AddRange(batch.Select(shot => _flying[shot.Id].Arrivals.ToImmutableArray()));
        }

        return arrivals;
    }

    public void Dispose()
    {
        foreach (var host in _hosts.Values)
        {
            host.Dispose();
        }

        _connections.Dispose();
        _socket.Dispose();
    }

    // Up to the first shot of a flow that is in the batch already: what the kernel remembers of one must not change another.
    private List<(ulong Id, Shot Shot, IReadOnlyList<byte[]> Frames)> NextBatch(IReadOnlyList<Shot> shots, int first)
    {
        var batch = new List<(ulong, Shot, IReadOnlyList<byte[]>)>();
        var flows = new HashSet<Flow>();
        foreach (var shot in shots.Skip(first).Take(MostInBatch))
        {
            var frames = shot.Wire(_lastId + 1);
            var own = frames.SelectMany(frame => Flow.Of(frame)).Concat(shot.Connections.ToImmutableArray().Select(Flow.Of)).ToHashSet();
            if (flows.Overlaps(own))
            {
                break;
            }

            if (frames.Count == 0 || FrameTag.In(frames[^1]) != _lastId + 1)
            {
                throw new ArgumentException("The last frame of a shot must end with its tag.", nameof(shots));
            }

            flows.UnionWith(own);
            batch.Add((++_lastId, shot, frames));
        }

        return batch;
    }

    private void Fire(List<(ulong Id, Shot Shot, IReadOnlyList<byte[]> Frames)> batch)
    {
        Receive();
        _flying.Clear();
        _connections.Flush();
        foreach (var (id, shot, frames) in batch)
        {
            _flying.Add(id, (shot, new SortedSet<string>(StringComparer.Ordinal)));
            foreach (var connection in shot.Connections)
            {
                _connections.Add(connection);
            }

            foreach (var frame in frames)
            {
                Send(shot.InPort, frame);
            }
        }

        AwaitSentinels();
        foreach (var (bridge, host) in _hosts)
        {
            host.Receive(_buffer, id => Arrived(id, bridge));
        }

        if (_socket.Overrun() is var lost and > 0)
        {
            throw new LabException(Invariant($"{lost} frames arrived that there was no room for."));
        }
    }

    private void Send(string port, ReadOnlySpan<byte> frame)
    {
        if (_hosts.TryGetValue(port, out var host))
        {
            host.Send(frame);
        }
        else
        {
            _socket.SendFrame(_wires[port], frame);
        }
    }

    // Where a table drops even the laboratory's own frames, what hasn't arrived in time doesn't arrive.
    private void AwaitSentinels()
    {
        _sentinels.Clear();
        foreach (var bridge in _bridges)
        {
            var id = ++_lastId;
            _sentinels.Add(id);
            _socket.SendFrame(bridge.Ports[0].Wire, Sentinel(bridge, id));
        }

        var end = DateTime.UtcNow + SentinelLimit;
        do
        {
            Receive();
        }
        while (_sentinels.Count > 0 && _socket.Wait(end - DateTime.UtcNow));

        Receive();
    }

    /// <summary>A frame of the laboratory's own, of an EtherType for local experiments.</summary>
    internal static byte[] Sentinel(TopologyBridge bridge, ulong id)
    {
        var frame = new byte[60];
        BinaryPrimitives.WriteUInt64BigEndian(frame, bridge.Ports[1].Lab.Mac.Bits << 16);
        BinaryPrimitives.WriteUInt64BigEndian(frame.AsSpan(6), (bridge.Ports[0].Lab.Mac.Bits << 16) | 0x88B5);
        FrameTag.Of(id).CopyTo(frame, 14);
        return frame;
    }

    private void Receive()
    {
        for (int length; (length = _socket.Receive(_buffer, out var wire)) >= 0;)
        {
            if (FrameTag.In(_buffer.AsSpan(0, length)) is { } id && !_sentinels.Remove(id) && _devices.TryGetValue(wire, out var device))
            {
                Arrived(id, device);
            }
        }
    }

    // A bridge sends no frame back but in hairpin mode: else what comes back to the port that sent it is an answer.
    private void Arrived(ulong id, string device)
    {
        if (_flying.TryGetValue(id, out var flying) && (flying.Shot.InPort != device || _hairpins.Contains(device)))
        {
            flying.Arrivals.Add(device);
        }
    }
}
