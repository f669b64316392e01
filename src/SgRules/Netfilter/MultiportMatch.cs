using SgRules.Addressing;

namespace SgRules.Netfilter;

/// <summary>The source or destination port of a packet: <c>-m multiport</c>.</summary>
/// <remarks>UDP ports are written this way and not with <c>-m udp</c>, which asks the host for all its addresses for each port loaded (facts: kernel, section 0, fact 3).</remarks>
public sealed record MultiportMatch : NegatableMatch
{
    /// <summary>How many ports the module takes; a range counts as two (facts: kernel, section 1.1).</summary>
    public const int MaxSlots = 15;

    /// <summary>Makes a condition.</summary>
    /// <param name="side">Whose ports.</param>
    /// <param name="ports">The ports, at least one, at most <see cref="MaxSlots"/>, in the order written.</param>
    /// <exception cref="ArgumentException">There are none, or more than the module takes.</exception>
    public MultiportMatch(PacketSide side, ValueList<PortRange> ports)
    {
        Side = side;
        Ports = CanHold(ports) ? ports : throw new ArgumentException("A multiport condition has 1 to 15 ports, a range counting as two.", nameof(ports));
    }

    /// <summary>Whose ports.</summary>
    public PacketSide Side { get; }

    /// <summary>The ports in the order written.</summary>
    public ValueList<PortRange> Ports { get; }

    private static bool CanHold(ValueList<PortRange> ports)
    {
        var slots = 0;
        foreach (var range in ports)
        {
            slots += range.IsSinglePort ? 1 : 2;
        }

        return slots is >= 1 and <= MaxSlots;
    }
}
