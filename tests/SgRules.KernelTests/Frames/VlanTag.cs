using SgRules.Addressing;

namespace SgRules.Frames;

/// <summary>A VLAN tag of a frame.</summary>
/// <param name="Type"><see cref="EtherType.Vlan"/> or <see cref="EtherType.ProviderVlan"/>.</param>
/// <param name="Vlan">The VLAN, 0 to 4094; 0 carries a priority only.</param>
internal readonly record struct VlanTag(EtherType Type, ushort Vlan)
{
    public byte[] Bytes => [.. Octets.Of16(Type.Number), .. Octets.Of16(Vlan)];
}
