using System.Buffers;
using System.Text;
using SgRules.Addressing;

namespace SgRules.Netfilter;

/// <summary>The text of a rule's conditions, each with a blank before it (facts: kernel, section 5).</summary>
internal static class MatchText
{
    private static readonly SearchValues<char> Bare = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-");

    // The conditions of leaves stand first: they are most of the text.
    public static void Write(ref Utf8TextWriter text, Match match)
    {
        switch (match)
        {
            case SourceMatch source:
                WriteOption(ref text, source, " -s "u8);
                text.Write(source.Prefix);
                break;
            case DestinationMatch destination:
                WriteOption(ref text, destination, " -d "u8);
                text.Write(destination.Prefix);
                break;
            case PhysdevMatch physdev:
                WritePhysdev(ref text, physdev);
                break;
            case MacMatch mac:
                text.Write(" -m mac"u8);
                WriteOption(ref text, mac, " --mac-source "u8);
                text.Write(mac.Source);
                break;
            case CommentMatch { Text: var comment }:
                text.Write(" -m comment --comment "u8);
                WriteQuoted(ref text, comment);
                break;
            case FrameMatch frame:
                FrameMatchText.Write(ref text, frame);
                break;
            case OpaqueMatch { Text: var words }:
                text.Write(" "u8);
                text.Write(words);
                break;
            default:
                WriteHeader(ref text, match);
                break;
        }
    }

    /// <summary>One condition as it stands in a rule, without the blank before it.</summary>
    public static string ToString(Match match)
    {
        var buffer = new ArrayBufferWriter<byte>();
        var text = new Utf8TextWriter(buffer);
        Write(ref text, match);
        text.Flush();
        return Encoding.UTF8.GetString(buffer.WrittenSpan).TrimStart(' ');
    }

    private static void WriteHeader(ref Utf8TextWriter text, Match match)
    {
        switch (match)
        {
            case InInterfaceMatch ingress:
                WriteOption(ref text, ingress, " -i "u8);
                WriteDevice(ref text, ingress.Device);
                break;
            case OutInterfaceMatch egress:
                WriteOption(ref text, egress, " -o "u8);
                WriteDevice(ref text, egress.Device);
                break;
            case ProtocolMatch protocol:
                WriteOption(ref text, protocol, " -p "u8);
                text.Write(ProtocolNames.Of(protocol.Protocol));
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
            case TransportMatch transport:
                WriteTransport(ref text, transport);
                break;
            case MultiportMatch multiport:
                text.Write(" -m multiport"u8);
                WriteOption(ref text, multiport, multiport.Side == PacketSide.Source ? " --sports "u8 : " --dports "u8);
                WriteList(ref text, multiport.Ports);
                break;
            case IcmpMatch icmp:
                text.Write(icmp.Family == IPFamily.IPv4 ? " -m icmp"u8 : " -m icmp6"u8);
                WriteOption(ref text, icmp, icmp.Family == IPFamily.IPv4 ? " --icmp-type "u8 : " --icmpv6-type "u8);
                WriteIcmp(ref text, icmp);
                break;
            case HopLimitMatch hopLimit:
                text.Write(" -m hl"u8);
                WriteOption(ref text, hopLimit, " --hl-eq "u8);
                text.Write(hopLimit.HopLimit);
                break;
            case AuthenticationHeaderMatch:
                text.Write(" -m ah"u8);
                break;
            case ConntrackMatch conntrack:
                text.Write(" -m conntrack"u8);
                WriteOption(ref text, conntrack, " --ctstate "u8);
                WriteStates(ref text, conntrack.States);
                break;
            case StateMatch state:
                text.Write(" -m state"u8);
                WriteOption(ref text, state, " --state "u8);
                WriteStates(ref text, state.States);
                break;
            case SetMatch set:
                text.Write(" -m set"u8);
                WriteOption(ref text, set, " --match-set "u8);
                text.Write(set.Set.Text);
                text.Write(set.Side == PacketSide.Source ? " src"u8 : " dst"u8);
                break;
        }
    }

    private static void WriteOption(ref Utf8TextWriter text, NegatableMatch match, ReadOnlySpan<byte> option) => WriteOption(ref text, match.IsNegated, option);

    private static void WriteOption(ref Utf8TextWriter text, bool isNegated, ReadOnlySpan<byte> option)
    {
        if (isNegated)
        {
            text.Write(" !"u8);
        }

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
            WriteOption(ref text, physdev.IsInNegated, " --physdev-in "u8);
            WriteDevice(ref text, ingress);
        }

        text.Write(physdev.IsOut ? " --physdev-is-out"u8 : default);
        if (physdev.Out is { } egress)
        {
            WriteOption(ref text, physdev.IsOutNegated, " --physdev-out "u8);
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
        if (comment.Length > 0 && !comment.AsSpan().ContainsAnyExcept(Bare))
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
