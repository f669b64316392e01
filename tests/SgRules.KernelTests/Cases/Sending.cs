using SgRules.Addressing;
using SgRules.Frames;
using SgRules.Laboratory;

namespace SgRules.Cases;

/// <summary>A packet or frame that somebody sends, right unless it says otherwise.</summary>
/// <param name="Port">The port that it comes in by; or a bridge, from the host itself.</param>
/// <param name="Packet">The packet, in the state that the kernel is to give it; <see langword="null"/> for another frame.</param>
internal sealed record Sending(string Port, Packet? Packet)
{
    /// <summary>The frame, if it isn't a packet's.</summary>
    public Frame? Frame { get; init; }

    /// <summary>The frame's source; default: of what is behind the port.</summary>
    public MacAddress? FromMac { get; init; }

    /// <summary>The frame's destination; default: of whom the packet is for.</summary>
    public MacAddress? ToMac { get; init; }

    /// <summary>The bridge whose own address is the frame's destination.</summary>
    public string? ToHostOn { get; init; }

    public ValueList<VlanTag> Tags { get; init; }

    public Wrapping Wrapping { get; init; }

    /// <summary>Extension headers of an IPv6 packet, in order.</summary>
    public ValueList<ExtensionHeader> Extensions { get; init; }

    /// <summary>Whether an established packet goes the way that its connection was opened; else it is an answer. Says nothing of other packets, nor of ICMP.</summary>
    public bool IsOpener { get; init; }

    /// <summary>In how many pieces the packet is sent.</summary>
    public int Pieces { get; init; } = 1;

    /// <summary>Whether only the last of its pieces is sent.</summary>
    public bool IsTorn { get; init; }

    /// <summary>Flags of a TCP packet, where those of its state won't do.</summary>
    public TcpFlags? Flags { get; init; }

    /// <summary>What an ICMP error is about, if not about a packet of this error's receiver.</summary>
    public Packet? Quoted { get; init; }

    /// <summary>The packet as rules of both backends see it: behind an authentication header nobody knows what there is (contract 3.2).</summary>
    public Packet AsSeen => Extensions.AsSpan().Contains(ExtensionHeader.Authentication)
        ? Packet.Of(Packet!.Source, Packet.Destination, Protocol.AuthenticationHeader) with { State = Packet.State, HopLimit = Packet.HopLimit }
        : Packet!;

    public Shot ToShot(LabHost host, KernelLab lab)
    {
        var (frame, connections) = ToFrame(host, lab.MacOf);
        return new Shot(Port, frame.Bytes) { Connections = connections };
    }

    /// <summary>The frame, with the addresses that the ports have and the host's own on a bridge; and what must be known of its connection.</summary>
    public (WireFrame Frame, ValueList<Connection> Connections) ToFrame(LabHost host, Func<string, MacAddress> macOfHost)
    {
        if (Packet is null)
        {
            return (WireFrame.Of(Frame!) with { Tags = Tags }, []);
        }

        var (wire, connections) = Tracking.Stage(Packet);
        connections = IsOpener && Packet is { State: ConnectionState.Established, Payload.Type: null } ? [new Connection(Packet)] : connections;
        wire = wire with { Extensions = Extensions, Pieces = Pieces, IsTorn = IsTorn, Flags = Flags ?? wire.Flags, Quoted = Quoted ?? wire.Quoted };

        // The host's own frames get their addresses from its stack.
        var bridge = host.Bridges.ToImmutableArray().Any(bridge => bridge.Name == Port) ? null : host.BridgeOf(Port);
        var source = FromMac ?? (bridge is null ? default : host.MacOf(Port));
        var destination = ToMac ?? (ToHostOn is { } own ? macOfHost(own) : bridge is null ? default : host.NextHop(bridge, Packet.Destination));
        return (WireFrame.Of(source, destination, wire) with { Tags = Tags, Wrapping = Wrapping }, connections);
    }

    /// <summary>For people: what is sent, and what is special about it.</summary>
    public override string ToString()
    {
        string?[] parts =
        [
            $"{Packet?.ToString() ?? Frame!.ToString()}, by {Port}",
            FromMac is null ? null : $"from MAC {FromMac}",
            ToMac is null ? null : $"to MAC {ToMac}",
            ToHostOn is null ? null : $"to the MAC of {ToHostOn}",
            Tags.IsEmpty ? null : $"tagged {string.Join(' ', Tags.ToImmutableArray().Select(tag => FormattableString.Invariant($"{tag.Type} {tag.Vlan}")))}",
            Wrapping == Wrapping.Plain ? null : $"in {Wrapping}",
            Extensions.IsEmpty ? null : $"with {string.Join(", ", Extensions.ToImmutableArray())}",
            IsOpener && Packet is { State: ConnectionState.Established, Payload.Type: null } ? "as its connection was opened" : null,
            Pieces == 1 ? null : FormattableString.Invariant($"{(IsTorn ? "the last of" : "in")} {Pieces} fragments"),
            Flags is null ? null : $"with {Flags}",
            Quoted is null ? null : $"about {Quoted}",
        ];
        return string.Join(", ", parts.OfType<string>());
    }
}
