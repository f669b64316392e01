using SgRules.Addressing;

namespace SgRules.Netfilter;

/// <summary>The names that <c>ebtables-save</c> prints for single addresses in a frame's header; those of a message have none.</summary>
internal static class FrameAddressNames
{
    // Where bridges send their spanning tree.
    private static readonly MacAddress BridgeGroup = MacAddress.Create(0x0180_C200_0000);

    /// <summary>The name; empty if there is none.</summary>
    public static ReadOnlySpan<byte> Of(MacAddress address) =>
        address == MacAddress.Broadcast ? "Broadcast"u8
        : address == BridgeGroup ? "BGA"u8
        : default;

    /// <summary>Reads a name.</summary>
    /// <returns>False for the names of many addresses, Unicast and Multicast, too.</returns>
    public static bool TryRead(ReadOnlySpan<byte> name, out MacAddress address)
    {
        address = name.SequenceEqual("Broadcast"u8) ? MacAddress.Broadcast : BridgeGroup;
        return name.SequenceEqual("Broadcast"u8) || name.SequenceEqual("BGA"u8);
    }
}
