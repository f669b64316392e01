namespace SgRules.Laboratory;

/// <summary>Sends the same frames in rounds and counts what arrives of each. The calling thread is in the host's namespace, on one CPU.</summary>
/// <remarks>
/// <para>
/// No two frames share a flow, and none answers another. So each is judged in its own state every time: to connection tracking a packet is NEW as long
/// as no answer was seen, be it the first of its flow or the thousandth, and whether or not those before it were accepted and made an entry. Connections
/// of frames that are to be ESTABLISHED or RELATED are made once, before the first round; if something deletes them, the frames are NEW.
/// </para>
/// <para>A round ends when a frame of the laboratory's own has come through over each bridge: what arrives in a round was sent in it.</para>
/// </remarks>
internal sealed class FrameFlood : IDisposable
{
    private const ulong FirstId = 1UL << 40;
    private const int MostFaults = 12;
    private static readonly TimeSpan SentinelLimit = TimeSpan.FromSeconds(5);

    private readonly RawSocket _socket;
    private readonly ConnectionTable _connections = new();
    private readonly List<FloodFault> _faults = [];
    private readonly byte[] _buffer = new byte[65536];
    private readonly (int Wire, byte[] Bytes)[] _frames;
    private readonly (int Wire, byte[] Bytes)[] _sentinels;
    private readonly int[] _arrived;
    private int _awaited;

    public FrameFlood(Topology topology, RawSocket wires, ValueList<FloodFrame> frames, bool isFirst)
    {
        var wireOf = topology.Bridges.SelectMany(bridge => bridge.Ports).ToDictionary(port => port.Device, port => port.Wire, StringComparer.Ordinal);
        Frames = frames;
        _socket = wires;
        _arrived = new int[frames.Count];
        _frames = [.. frames.Select((frame, index) => (wireOf[frame.InPort], frame.Frame.Bytes(FirstId + (ulong)index).Single()))];
        _sentinels = [.. topology.Bridges.Select((bridge, index) => (bridge.Ports[0].Wire, FiringRange.Sentinel(bridge, FirstId - 1 - (ulong)index)))];
        if (isFirst)
        {
            _connections.Flush();
        }

        foreach (var connection in frames.SelectMany(frame => frame.Connections))
        {
            _connections.Add(connection);
        }
    }

    public ValueList<FloodFrame> Frames { get; }

    /// <summary>The first frames that fared otherwise than they must.</summary>
    public IReadOnlyList<FloodFault> Faults => _faults;

    public int Rounds { get; private set; }

    /// <summary>How many frames were sent that must pass, and that must not.</summary>
    public (long Passing, long Dropped) Sent { get; private set; }

    /// <summary>How many that must pass were lost, and how many passed that must not.</summary>
    public (long Lost, long Passed) Wrong { get; private set; }

    /// <summary>What is going on, asked when a frame fares otherwise than it must.</summary>
    public Func<string> Moment { get; set; } = () => string.Empty;

    public void Round()
    {
        Array.Clear(_arrived);
        Drain();
        Array.Clear(_arrived);
        foreach (var (wire, bytes) in _frames)
        {
            _socket.SendFrame(wire, bytes);
        }

        AwaitSentinels();
        Rounds++;
        for (var i = 0; i < _arrived.Length; i++)
        {
            Judge(Frames[i], _arrived[i]);
        }

        if (_socket.Overrun() > 0)
        {
            throw new LabException("Frames arrived that there was no room for.");
        }
    }

    public void Dispose() => _connections.Dispose();

    private void Judge(FloodFrame frame, int arrivals)
    {
        Sent = frame.Passes ? (Sent.Passing + 1, Sent.Dropped) : (Sent.Passing, Sent.Dropped + 1);
        if (arrivals == (frame.Passes ? 1 : 0))
        {
            return;
        }

        Wrong = frame.Passes ? (Wrong.Lost + 1, Wrong.Passed) : (Wrong.Lost, Wrong.Passed + 1);
        if (_faults.Count < MostFaults)
        {
            _faults.Add(new FloodFault(frame, Rounds, arrivals, Moment()));
        }
    }

    private void AwaitSentinels()
    {
        _awaited = _sentinels.Length;
        foreach (var (wire, bytes) in _sentinels)
        {
            _socket.SendFrame(wire, bytes);
        }

        var end = DateTime.UtcNow + SentinelLimit;
        for (Drain(); _awaited > 0; Drain())
        {
            if (!_socket.Wait(end - DateTime.UtcNow))
            {
                throw new LabException("The laboratory's own frames don't come through.");
            }
        }
    }

    // What arrives at another port than its own is a copy that nobody asked for: it counts.
    private void Drain()
    {
        for (int length; (length = _socket.Receive(_buffer, out _)) >= 0;)
        {
            switch (FrameTag.In(_buffer.AsSpan(0, length)))
            {
                case >= FirstId and var id when id - FirstId < (ulong)_arrived.Length:
                    _arrived[id - FirstId]++;
                    break;
                case < FirstId and var id when FirstId - id <= (ulong)_sentinels.Length:
                    _awaited--;
                    break;
            }
        }
    }
}
