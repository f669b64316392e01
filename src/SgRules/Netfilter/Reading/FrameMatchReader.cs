using System.Text;
using SgRules.Addressing;

namespace SgRules.Netfilter;

/// <summary>Reads the conditions on frames whose form is known.</summary>
internal static class FrameMatchReader
{
    private static readonly string[] Options =
        ["-p", "-s", "-d", "-i", "-o", "--arp-op", "--arp-ip-src", "--arp-ip-dst", "--arp-mac-src", "--arp-mac-dst"];

    /// <summary>Finds an option by its word.</summary>
    /// <param name="word">The word.</param>
    /// <param name="option">Its number, or -1.</param>
    /// <returns>False if it isn't known.</returns>
    public static bool TryFind(ReadOnlySpan<byte> word, out int option)
    {
        option = Options.Length - 1;
        while (option >= 0 && !Ascii.Equals(word, Options[option]))
        {
            option--;
        }

        return option >= 0;
    }

    /// <summary>Reads what stands behind an option.</summary>
    /// <returns><see langword="null"/> if the form isn't known, such as an address with a mask.</returns>
    public static FrameMatch? Read(int option, ReadOnlySpan<byte> argument) => Options[option] switch
    {
        "-p" => EtherTypeNames.TryRead(argument, out var type) ? new FrameTypeMatch(type) : null,
        "-s" => ReadAddress(PacketSide.Source, argument),
        "-d" => ReadAddress(PacketSide.Destination, argument),
        "-i" => ReadPort(PacketSide.Source, argument),
        "-o" => ReadPort(PacketSide.Destination, argument),
        "--arp-op" => ArpOperationNames.TryRead(argument, out var operation) ? new ArpOperationMatch(operation) : null,
        "--arp-ip-src" => ReadArpAddress(PacketSide.Source, argument),
        "--arp-ip-dst" => ReadArpAddress(PacketSide.Destination, argument),
        "--arp-mac-src" => MacText.TryReadShort(argument, out var sender) ? new ArpMacMatch(PacketSide.Source, sender) : null,
        _ => MacText.TryReadShort(argument, out var target) ? new ArpMacMatch(PacketSide.Destination, target) : null,
    };

    private static FrameAddressMatch? ReadAddress(PacketSide side, ReadOnlySpan<byte> argument) =>
        FrameAddressNames.TryRead(argument, out var address) || MacText.TryReadShort(argument, out address) ? new FrameAddressMatch(side, address) : null;

    private static FramePortMatch? ReadPort(PacketSide side, ReadOnlySpan<byte> argument) =>
        DevicePattern.TryRead(argument, out var device) ? new FramePortMatch(side, device) : null;

    private static ArpAddressMatch? ReadArpAddress(PacketSide side, ReadOnlySpan<byte> argument) =>
        PrefixText.TryRead(argument, out var prefix) && prefix is { Family: IPFamily.IPv4, IsAny: false } ? new ArpAddressMatch(side, prefix) : null;
}
