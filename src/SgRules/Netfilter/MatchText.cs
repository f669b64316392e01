using SgRules.Addressing;

namespace SgRules.Netfilter;

/// <summary>The text of a rule's conditions, each with a blank before it (facts: kernel, section 5).</summary>
internal static class MatchText
{
    public static void Write(ref Utf8TextWriter text, Match match)
    {
        switch (match)
        {
            case SourceMatch source:
                text.Write(" -s "u8);
                text.Write(source.Prefix);
                break;
            case DestinationMatch destination:
                text.Write(" -d "u8);
                text.Write(destination.Prefix);
                break;
            case InInterfaceMatch { Device: var device }:
                WriteDevice(ref text, " -i "u8, device);
                break;
            case OutInterfaceMatch { Device: var device }:
                WriteDevice(ref text, " -o "u8, device);
                break;
            case ProtocolMatch { Protocol: var protocol }:
                text.Write(" -p "u8);
                text.Write(ProtocolNames.Of(protocol));
                break;
            default:
                WriteModule(ref text, match);
                break;
        }
    }

    private static void WriteModule(ref Utf8TextWriter text, Match match)
    {
        switch (match)
        {
            case PhysdevMatch physdev:
                WritePhysdev(ref text, physdev);
                break;
            case TcpMatch { DestinationPorts: var ports }:
                text.Write(" -m tcp --dport "u8);
                WritePorts(ref text, ports);
                break;
            case MultiportMatch { Side: var side, Ports: var ports }:
                text.Write(side == PacketSide.Source ? " -m multiport --sports "u8 : " -m multiport --dports "u8);
                WritePorts(ref text, ports);
                break;
            case IcmpMatch icmp:
                text.Write(icmp.Family == IPFamily.IPv4 ? " -m icmp --icmp-type "u8 : " -m icmp6 --icmpv6-type "u8);
                WriteIcmp(ref text, icmp.Messages);
                break;
            case HopLimitMatch { HopLimit: var hopLimit }:
                text.Write(" -m hl --hl-eq "u8);
                text.Write(hopLimit);
                break;
            case ConntrackMatch { States: var states }:
                text.Write(" -m conntrack --ctstate "u8);
                WriteStates(ref text, states);
                break;
            case SetMatch { Set: var set, Side: var side }:
                text.Write(" -m set --match-set "u8);
                text.Write(set.Text);
                text.Write(side == PacketSide.Source ? " src"u8 : " dst"u8);
                break;
            case MacMatch { Source: var source }:
                text.Write(" -m mac --mac-source "u8);
                text.Write(source);
                break;
            case CommentMatch { Text: var comment }:
                text.Write(" -m comment --comment "u8);
                WriteQuoted(ref text, comment);
                break;
        }
    }

    private static void WriteDevice(ref Utf8TextWriter text, ReadOnlySpan<byte> option, DevicePattern device)
    {
        text.Write(option);
        text.Write(device.Name);
        text.Write(device.IsPrefix ? "+"u8 : default);
    }

    private static void WritePhysdev(ref Utf8TextWriter text, PhysdevMatch physdev)
    {
        text.Write(" -m physdev"u8);
        if (physdev.In is { } ingress)
        {
            WriteDevice(ref text, " --physdev-in "u8, ingress);
        }

        if (physdev.Out is { } egress)
        {
            WriteDevice(ref text, " --physdev-out "u8, egress);
        }

        text.Write(physdev.IsBridged ? " --physdev-is-bridged"u8 : default);
    }

    // A range of one port is refused by multiport: 80, never 80:80 (facts: kernel, section 1.1).
    private static void WritePorts(ref Utf8TextWriter text, PortRange ports)
    {
        text.Write(ports.First);
        if (!ports.IsSinglePort)
        {
            text.Write(":"u8);
            text.Write(ports.Last);
        }
    }

    private static void WriteIcmp(ref Utf8TextWriter text, IcmpType messages)
    {
        text.Write(messages.Type ?? throw new InvalidOperationException("Any message has no condition of its own."));
        if (messages.Code is { } code)
        {
            text.Write("/"u8);
            text.Write(code);
        }
    }

    private static void WriteStates(ref Utf8TextWriter text, ConntrackStates states)
    {
        var first = true;
        for (var state = ConntrackStates.Invalid; state <= ConntrackStates.Untracked; state = (ConntrackStates)((int)state << 1))
        {
            if (states.HasFlag(state))
            {
                text.Write(first ? default : ","u8);
                text.Write(NameOf(state));
                first = false;
            }
        }
    }

    private static ReadOnlySpan<byte> NameOf(ConntrackStates state) => state switch
    {
        ConntrackStates.Invalid => "INVALID"u8,
        ConntrackStates.New => "NEW"u8,
        ConntrackStates.Related => "RELATED"u8,
        ConntrackStates.Established => "ESTABLISHED"u8,
        _ => "UNTRACKED"u8,
    };

    // Bare if it needs no quotes; inside them, save escapes quotes and backslashes (facts: kernel, section 1.1).
    private static void WriteQuoted(ref Utf8TextWriter text, string comment)
    {
        if (comment.Length > 0 && comment.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-'))
        {
            text.Write(comment);
            return;
        }

        text.Write("\""u8);
        text.Write(comment
            .Replace("\\", "\\\\", StringComparison.Ordinal)
            .Replace("\"", "\\\"", StringComparison.Ordinal)
            .Replace("'", "\\'", StringComparison.Ordinal));
        text.Write("\""u8);
    }
}
