using SgRules.Addressing;

namespace SgRules.Netfilter;

/// <summary>The text of conditions on frames, each with a blank before it; a negation stands behind the option.</summary>
internal static class FrameMatchText
{
    public static void Write(ref Utf8TextWriter text, FrameMatch match)
    {
        var no = match.IsNegated;
        switch (match)
        {
            case FrameTypeMatch type:
                text.Write(no ? " -p ! "u8 : " -p "u8);
                WriteType(ref text, type.Type);
                break;
            case FrameAddressMatch { Side: PacketSide.Source } sender:
                text.Write(no ? " -s ! "u8 : " -s "u8);
                WriteAddress(ref text, sender.Address);
                break;
            case FrameAddressMatch receiver:
                text.Write(no ? " -d ! "u8 : " -d "u8);
                WriteAddress(ref text, receiver.Address);
                break;
            case FramePortMatch { Side: PacketSide.Source } ingress:
                text.Write(no ? " -i ! "u8 : " -i "u8);
                MatchText.WriteDevice(ref text, ingress.Device);
                break;
            case FramePortMatch egress:
                text.Write(no ? " -o ! "u8 : " -o "u8);
                MatchText.WriteDevice(ref text, egress.Device);
                break;
            default:
                WriteArp(ref text, match, no);
                break;
        }
    }

    private static void WriteArp(ref Utf8TextWriter text, FrameMatch match, bool no)
    {
        switch (match)
        {
            case ArpOperationMatch { Operation: var operation }:
                text.Write(no ? " --arp-op ! "u8 : " --arp-op "u8);
                text.Write(ArpOperationNames.Of(operation));
                break;
            case ArpAddressMatch { Side: PacketSide.Source } sender:
                text.Write(no ? " --arp-ip-src ! "u8 : " --arp-ip-src "u8);
                text.WriteAddressOrPrefix(sender.Addresses);
                break;
            case ArpAddressMatch target:
                text.Write(no ? " --arp-ip-dst ! "u8 : " --arp-ip-dst "u8);
                text.WriteAddressOrPrefix(target.Addresses);
                break;
            case ArpMacMatch { Side: PacketSide.Source } sender:
                text.Write(no ? " --arp-mac-src ! "u8 : " --arp-mac-src "u8);
                text.Write(sender.Address);
                break;
            case ArpMacMatch target:
                text.Write(no ? " --arp-mac-dst ! "u8 : " --arp-mac-dst "u8);
                text.Write(target.Address);
                break;
            default:
                throw new InvalidOperationException($"A condition on frames has no option: {match.GetType()}.");
        }
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
