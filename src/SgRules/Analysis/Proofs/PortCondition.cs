using SgRules.Netfilter;

namespace SgRules.Analysis;

/// <summary>What a rule asks of the ports that a packet crosses a bridge by, or of those it hasn't.</summary>
/// <remarks>By the kernel's definition of module physdev (facts: kernel, section 2).</remarks>
internal sealed class PortCondition
{
    /// <summary>In place of a port's number: the packet has none.</summary>
    public const int NoPort = -1;

    private readonly PhysdevMatch _match;
    private readonly bool[]? _in;
    private readonly bool[]? _out;

    public PortCondition(PhysdevMatch match, PortNames ports)
    {
        _match = match;
        KeyIn = Key(match.In, match.IsInNegated, ports);
        KeyOut = Key(match.Out, match.IsOutNegated, ports);
        _in = KeyIn is null ? Holding(match.In, match.IsInNegated, ports) : null;
        _out = KeyOut is null ? Holding(match.Out, match.IsOutNegated, ports) : null;
    }

    /// <summary>The only port that the packet may have come in by, if there is one.</summary>
    public int? KeyIn { get; }

    /// <summary>The only port that the packet may go out by, if there is one.</summary>
    public int? KeyOut { get; }

    /// <summary>Whether it holds for some ports only.</summary>
    public bool IsSelective => KeyIn is not null || KeyOut is not null || _in is not null || _out is not null;

    public bool Holds(int inPort, int outPort) => inPort == NoPort
        ? !_match.IsBridged && !_match.IsIn && !_match.IsOut && (_match.In is null || _match.IsInNegated) && (_match.Out is null || _match.IsOutNegated)
        : HoldsIn(inPort) && (outPort == NoPort ? !_match.IsBridged && !_match.IsOut && _match.Out is null : HoldsOut(outPort));

    public bool HoldsIn(int port) => KeyIn is { } key ? key == port : _in is null || _in[port];

    public bool HoldsOut(int port) => KeyOut is { } key ? key == port : _out is null || _out[port];

    /// <summary>Whether it says of a port, as the one that a packet came in by, something else than of those that nobody names.</summary>
    public bool TellsIn(int port) => KeyIn is { } key ? key == port : _in is not null && _in[port] != _in[^1];

    /// <summary>Whether it says of a port, as the one that a packet goes out by, something else than of those that nobody names.</summary>
    public bool TellsOut(int port) => KeyOut is { } key ? key == port : _out is not null && _out[port] != _out[^1];

    private static int? Key(DevicePattern? device, bool isNegated, PortNames ports) =>
        device is { IsPrefix: false } exact && !isNegated ? ports.Of(exact.Name) : null;

    private static bool[]? Holding(DevicePattern? device, bool isNegated, PortNames ports)
    {
        if (device is not { } pattern)
        {
            return null;
        }

        var holds = new bool[ports.Count];
        for (var port = 0; port < holds.Length; port++)
        {
            holds[port] = pattern.Matches(ports[port]) != isNegated;
        }

        return holds;
    }
}
