namespace SgRules.Addressing;

/// <summary>The way of one copy of a packet through a host: the interfaces and bridge ports that a filter sees (facts: kernel, section 2).</summary>
public sealed record Passage
{
    private Passage(PassageKind kind) => Kind = kind;

    /// <summary>Which way.</summary>
    public PassageKind Kind { get; }

    /// <summary>The interface it came in by, a bridge for a packet from one of its ports; none from the host itself.</summary>
    public string? InInterface { get; private init; }

    /// <summary>The interface it goes out by, a bridge for a packet to one of its ports; none to the host itself.</summary>
    public string? OutInterface { get; private init; }

    /// <summary>The bridge port it came in by, if it did.</summary>
    public string? InPort { get; private init; }

    /// <summary>The bridge port it goes out by; the filter knows it for bridged packets only.</summary>
    public string? OutPort { get; private init; }

    /// <summary>The source MAC address of the frame it came in; none from the host itself.</summary>
    public MacAddress? SourceMac { get; private init; }

    /// <summary>From one port of a bridge to another; a flooded frame has one such passage for each port that it goes out by.</summary>
    /// <param name="bridge">The bridge.</param>
    /// <param name="inPort">The port it came in by.</param>
    /// <param name="outPort">The port that this copy goes out by.</param>
    /// <param name="sourceMac">The frame's source address.</param>
    /// <returns>The passage.</returns>
    /// <exception cref="ArgumentException">A name is empty.</exception>
    public static Passage Bridged(string bridge, string inPort, string outPort, MacAddress sourceMac)
    {
        ArgumentException.ThrowIfNullOrEmpty(bridge);
        ArgumentException.ThrowIfNullOrEmpty(inPort);
        ArgumentException.ThrowIfNullOrEmpty(outPort);
        return new(PassageKind.Bridged) { InInterface = bridge, OutInterface = bridge, InPort = inPort, OutPort = outPort, SourceMac = sourceMac };
    }

    /// <summary>From one interface to another by the host's routing.</summary>
    /// <param name="inInterface">The interface it came in by.</param>
    /// <param name="inPort">The bridge port it came in by, or <see langword="null"/> if the interface is no bridge.</param>
    /// <param name="outInterface">The interface it goes out by.</param>
    /// <param name="sourceMac">The frame's source address.</param>
    /// <returns>The passage.</returns>
    /// <exception cref="ArgumentException">A name is empty.</exception>
    public static Passage Routed(string inInterface, string? inPort, string outInterface, MacAddress sourceMac)
    {
        ArgumentException.ThrowIfNullOrEmpty(inInterface);
        ArgumentException.ThrowIfNullOrEmpty(outInterface);
        ThrowIfEmpty(inPort);
        return new(PassageKind.Routed) { InInterface = inInterface, OutInterface = outInterface, InPort = inPort, SourceMac = sourceMac };
    }

    /// <summary>To the host itself.</summary>
    /// <param name="inInterface">The interface it came in by.</param>
    /// <param name="inPort">The bridge port it came in by, or <see langword="null"/> if the interface is no bridge.</param>
    /// <param name="sourceMac">The frame's source address.</param>
    /// <returns>The passage.</returns>
    /// <exception cref="ArgumentException">A name is empty.</exception>
    public static Passage ToHost(string inInterface, string? inPort, MacAddress sourceMac)
    {
        ArgumentException.ThrowIfNullOrEmpty(inInterface);
        ThrowIfEmpty(inPort);
        return new(PassageKind.ToHost) { InInterface = inInterface, InPort = inPort, SourceMac = sourceMac };
    }

    /// <summary>From the host itself.</summary>
    /// <param name="outInterface">The interface it goes out by.</param>
    /// <returns>The passage.</returns>
    /// <exception cref="ArgumentException">The interface's name is empty.</exception>
    public static Passage FromHost(string outInterface)
    {
        ArgumentException.ThrowIfNullOrEmpty(outInterface);
        return new(PassageKind.FromHost) { OutInterface = outInterface };
    }

    /// <summary>The passage for people.</summary>
    /// <returns>For example <c>bridge cloudbr0, eth0 to vnet4</c>.</returns>
    public override string ToString() => Kind switch
    {
        PassageKind.Bridged => $"bridge {InInterface}, {InPort} to {OutPort}",
        PassageKind.Routed => $"routed from {InInterface} to {OutInterface}",
        PassageKind.ToHost => $"from {InPort ?? InInterface} to the host itself",
        _ => $"from the host itself to {OutInterface}",
    };

    private static void ThrowIfEmpty(string? inPort)
    {
        if (inPort is not null)
        {
            ArgumentException.ThrowIfNullOrEmpty(inPort);
        }
    }
}
