using SgRules.Addressing;

namespace SgRules.Netfilter;

/// <summary>The text of conditions on frames, each with a blank before it; a negation stands behind the option.</summary>
internal static class FrameMatchText
{
    public static void Write(ref Utf8TextWriter text, FrameMatch match)
    {
        switch (match)
        {
            case FrameTypeMatch type:
                WriteOption(ref text, match, " -p"u8);
                WriteType(ref text, type.Type);
                break;
            case FrameAddressMatch address:
                WriteOption(ref text, match, address.Side == PacketSide.Source ? " -s"u8 : " -d"u8);
                WriteAddress(ref text, address.Address);
                break;
            case FramePortMatch port:
                WriteOption(ref text, match, port.Side == PacketSide.Source ? " -i"u8 : " -o"u8);
                MatchText.WriteDevice(ref text, port.Device);
                break;
            case ArpOperationMatch { Operation: var operation }:
                WriteOption(ref text, match, " --arp-op"u8);
                text.Write(ArpOperationNames.Of(operation));
                break;
            case ArpAddressMatch arp:
                WriteOption(ref text, match, arp.Side == PacketSide.Source ? " --arp-ip-src"u8 : " --arp-ip-dst"u8);
                text.WriteAddressOrPrefix(arp.Addresses);
                break;
            case ArpMacMatch arp:
                WriteOption(ref text, match, arp.Side == PacketSide.Source ? " --arp-mac-src"u8 : " --arp-mac-dst"u8);
                text.Write(arp.Address);
                break;
            default:
                throw new InvalidOperationException($"A condition on frames has no option: {match.GetType()}.");
        }
    }

    private static void WriteOption(ref Utf8TextWriter text, FrameMatch match, ReadOnlySpan<byte> option)
    {
        text.Write(option);
        text.Write(match.IsNegated ? " ! "u8 : " "u8);
    }

    // Those of our own rules need no look-up.
    private static void WriteType(ref Utf8TextWriter text, EtherType type)
    {
        switch (type.Number)
        {
            case 0x0800:
                text.Write("IPv4"u8);
                break;
            case 0x86dd:
                text.Write("IPv6"u8);
                break;
            case 0x0806:
                text.Write("ARP"u8);
                break;
            default:
                text.Write(EtherTypeNames.Of(type));
                break;
        }
    }

    private static void WriteAddress(ref Utf8TextWriter text, MacAddress address)
    {
        if (FrameAddressNames.Of(address) is { IsEmpty: false } name)
        {
            text.Write(name);
        }
        else
        {
            text.Write(address);
        }
    }
}
