using SgRules.Addressing;

namespace SgRules.Analysis;

/// <summary>The values of a family's packet fields, as numbers: what conditions and examples are made of.</summary>
internal sealed class PacketValues(AddressClasses addresses, MacClasses macs)
{
    public const int FieldCount = 8;

    public IPFamily Family => Addresses.Family;

    public AddressClasses Addresses { get; } = addresses;

    public MacClasses Macs { get; } = macs;

    /// <summary>The greatest value of a field. An IPv4 packet is never UNTRACKED (contract 3.7), so that state isn't one of its values.</summary>
    public uint Maximum(PacketField field) => field switch
    {
        PacketField.SourceMac => Macs.Maximum,
        PacketField.Source or PacketField.Destination => Addresses.Maximum,
        PacketField.State => (uint)(Family == IPFamily.IPv4 ? ConnectionState.Invalid : ConnectionState.Untracked),
        PacketField.Protocol or PacketField.HopLimit => byte.MaxValue,
        _ => ushort.MaxValue,
    };

    public static ValueSet States(params ReadOnlySpan<ConnectionState> states)
    {
        var values = new List<uint>();
        foreach (var state in states)
        {
            values.Add((uint)state);
        }

        return ValueSet.OfValues(values);
    }

    public static ValueSet Ports(PortRange ports) => ports.IsAny ? ValueSet.Any : ValueSet.Of(ports.First, ports.Last);

    /// <summary>Messages of ICMP or ICMPv6, for <see cref="PacketField.SourcePortOrMessage"/>.</summary>
    public static ValueSet Messages(IcmpType messages) => messages.Type is not { } type ? ValueSet.Any
        : messages.Code is { } code ? ValueSet.Of((uint)((type << 8) | code))
        : ValueSet.Of((uint)(type << 8), (uint)((type << 8) | byte.MaxValue));
}
