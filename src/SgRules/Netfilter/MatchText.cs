using SgRules.Addressing;

namespace SgRules.Netfilter;

/// <summary>The text of a rule's conditions, each with a blank before it (facts: kernel, section 5).</summary>
internal static class MatchText
{
    public static void Write(ref Utf8TextWriter text, Match match)
    {
        var negation = match is NegatableMatch { IsNegated: true } ? " !"u8 : default;
        switch (match)
        {
            case SourceMatch { Prefix: var prefix }:
                WriteOption(ref text, negation, " -s "u8);
                text.Write(prefix);
                break;
            case DestinationMatch { Prefix: var prefix }:
                WriteOption(ref text, negation, " -d "u8);
                text.Write(prefix);
                break;
            case InInterfaceMatch { Device: var device }:
                WriteOption(ref text, negation, " -i "u8);
                WriteDevice(ref text, device);
                break;
            case OutInterfaceMatch { Device: var device }:
                WriteOption(ref text, negation, " -o "u8);
                WriteDevice(ref text, device);
                break;
            case ProtocolMatch { Protocol: var protocol }:
                WriteOption(ref text, negation, " -p "u8);
                text.Write(ProtocolNames.Of(protocol));
                break;
            case FrameMatch frame:
                FrameMatchText.Write(ref text, frame);
                break;
            case OpaqueMatch { Text: var words }:
                text.Write(" "u8);
                text.Write(words);
                break;
            default:
                WriteModule(ref text, match, negation);
                break;
        }
    }

    private static void WriteModule(ref Utf8TextWriter text, Match match, ReadOnlySpan<byte> negation)
    {
        switch (match)
        {
            case PhysdevMatch physdev:
                WritePhysdev(ref text, physdev);
                break;
            case TransportMatch transport:
                WriteTransport(ref text, transport);
                break;
            case MultiportMatch { Side: var side, Ports: var ports }:
                text.Write(" -m multiport"u8);
                WriteOption(ref text, negation, side == PacketSide.Source ? " --sports "u8 : " --dports "u8);
                WriteList(ref text, ports);
                break;
            case IcmpMatch icmp:
                text.Write(icmp.Family == IPFamily.IPv4 ? " -m icmp"u8 : " -m icmp6"u8);
                WriteOption(ref text, negation, icmp.Family == IPFamily.IPv4 ? " --icmp-type "u8 : " --icmpv6-type "u8);
                WriteIcmp(ref text, icmp);
                break;
            case HopLimitMatch { HopLimit: var hopLimit }:
                text.Write(" -m hl"u8);
                WriteOption(ref text, negation, " --hl-eq "u8);
                text.Write(hopLimit);
                break;
            case AuthenticationHeaderMatch:
                text.Write(" -m ah"u8);
                break;
            case ConntrackMatch { States: var states }:
                text.Write(" -m conntrack"u8);
                WriteOption(ref text, negation, " --ctstate "u8);
                WriteStates(ref text, states);
                break;
            case StateMatch { States: var states }:
                text.Write(" -m state"u8);
                WriteOption(ref text, negation, " --state "u8);
                WriteStates(ref text, states);
                break;
            case SetMatch { Set: var set, Side: var side }:
                text.Write(" -m set"u8);
                WriteOption(ref text, negation, " --match-set "u8);
                text.Write(set.Text);
                text.Write(side == PacketSide.Source ? " src"u8 : " dst"u8);
                break;
            case MacMatch { Source: var source }:
                text.Write(" -m mac"u8);
                WriteOption(ref text, negation, " --mac-source "u8);
                text.Write(source);
                break;
            case CommentMatch { Text: var comment }:
                text.Write(" -m comment --comment "u8);
                WriteQuoted(ref text, comment);
                break;
        }
    }

    private static void WriteOption(ref Utf8TextWriter text, ReadOnlySpan<byte> negation, ReadOnlySpan<byte> option)
    {
        text.Write(negation);
        text.Write(option);
    }

    private static void WriteTransport(ref Utf8TextWriter text, TransportMatch transport)
    {
        text.Write(transport.Protocol == Protocol.Tcp ? " -m tcp"u8 : " -m udp"u8);
        if (transport.SourcePorts is { } source)
        {
            text.Write(" --sport "u8);
            WritePorts(ref text, source);
        }

        if (transport.DestinationPorts is { } destination)
        {
            text.Write(" --dport "u8);
            WritePorts(ref text, destination);
        }
    }

    private static void WriteList(ref Utf8TextWriter text, ValueList<PortRange> ports)
    {
        var separator = default(ReadOnlySpan<byte>);
        foreach (var range in ports)
        {
            text.Write(separator);
            WritePorts(ref text, range);
            separator = ","u8;
        }
    }

    internal static void WriteDevice(ref Utf8TextWriter text, DevicePattern device)
    {
        text.Write(device.Name);
        text.Write(device.IsPrefix ? "+"u8 : default);
    }

    private static void WritePhysdev(ref Utf8TextWriter text, PhysdevMatch physdev)
    {
        text.Write(" -m physdev"u8);
        text.Write(physdev.IsIn ? " --physdev-is-in"u8 : default);
        if (physdev.In is { } ingress)
        {
            WriteOption(ref text, physdev.IsInNegated ? " !"u8 : default, " --physdev-in "u8);
            WriteDevice(ref text, ingress);
        }

        text.Write(physdev.IsOut ? " --physdev-is-out"u8 : default);
        if (physdev.Out is { } egress)
        {
            WriteOption(ref text, physdev.IsOutNegated ? " !"u8 : default, " --physdev-out "u8);
            WriteDevice(ref text, egress);
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

    // Only iptables has a word for any message (facts: kernel, section 5).
    private static void WriteIcmp(ref Utf8TextWriter text, IcmpMatch icmp)
    {
        if (icmp is { Family: IPFamily.IPv4, Messages.IsAny: true })
        {
            text.Write("any"u8);
            return;
        }

        text.Write(icmp.Messages.Type ?? throw new InvalidOperationException("Any ICMPv6 message has no condition of its own."));
        if (icmp.Messages.Code is { } code)
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
