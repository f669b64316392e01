namespace SgRules.Netfilter;

/// <summary>The text of conditions on frames, each with a blank before it; a negation stands behind the option.</summary>
internal static class FrameMatchText
{
    public static void Write(ref Utf8TextWriter text, FrameMatch match)
    {
        text.Write(OptionOf(match));
        text.Write(match.IsNegated ? " ! "u8 : " "u8);
        switch (match)
        {
            case FrameTypeMatch { Type: var type }:
                text.Write(EtherTypeNames.Of(type));
                break;
            case FrameAddressMatch { Address: var address }:
                if (FrameAddressNames.Of(address) is { IsEmpty: false } name)
                {
                    text.Write(name);
                }
                else
                {
                    text.Write(address);
                }

                break;
            case FramePortMatch { Device: var device }:
                MatchText.WriteDevice(ref text, device);
                break;
            case ArpOperationMatch { Operation: var operation }:
                text.Write(ArpOperationNames.Of(operation));
                break;
            case ArpAddressMatch { Addresses: var addresses }:
                text.WriteAddressOrPrefix(addresses);
                break;
            case ArpMacMatch { Address: var address }:
                text.Write(address);
                break;
        }
    }

    private static ReadOnlySpan<byte> OptionOf(FrameMatch match) => match switch
    {
        FrameTypeMatch => " -p"u8,
        FrameAddressMatch { Side: var side } => side == PacketSide.Source ? " -s"u8 : " -d"u8,
        FramePortMatch { Side: var side } => side == PacketSide.Source ? " -i"u8 : " -o"u8,
        ArpOperationMatch => " --arp-op"u8,
        ArpAddressMatch { Side: var side } => side == PacketSide.Source ? " --arp-ip-src"u8 : " --arp-ip-dst"u8,
        ArpMacMatch { Side: var side } => side == PacketSide.Source ? " --arp-mac-src"u8 : " --arp-mac-dst"u8,
        _ => throw new InvalidOperationException($"A condition on frames has no option: {match.GetType()}."),
    };
}
