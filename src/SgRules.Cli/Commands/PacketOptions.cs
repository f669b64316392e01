using System.CommandLine;
using System.CommandLine.Parsing;
using SgRules.Addressing;

namespace SgRules.Cli.Commands;

/// <summary>The options that say what a packet is, but for where it comes from and goes.</summary>
internal sealed class PacketOptions
{
    // Of the range for ports that nobody registers (RFC 6335 section 6).
    private const int DefaultSourcePort = 49152;

    private const int EchoRequest = 8;

    private const int EchoRequestV6 = 128;

    // Neighbour discovery, router messages and redirects are sent with 255 (RFC 4861).
    private const byte NeighbourHopLimit = 255;

    // Multicast listener discovery stays on the link (RFC 2710, RFC 3810).
    private const byte ListenerHopLimit = 1;

    private readonly Option<Protocol?> _protocol = new("--protocol") { Description = "tcp, udp, icmp, icmpv6 or a number from 1 to 255; a number is taken in either family.", HelpName = "PROTOCOL", CustomParser = ParseProtocol };

    private readonly Option<int?> _sport = NumberOption.Create("--sport", "The source port of tcp and udp. Default: 49152.", 0, ushort.MaxValue);

    private readonly Option<int?> _dport = NumberOption.Create("--dport", "The destination port of tcp and udp.", 0, ushort.MaxValue);

    private readonly Option<int?> _type = NumberOption.Create("--icmp-type", "The type of icmp and icmpv6. Default: an echo request, as ping sends.", 0, byte.MaxValue);

    private readonly Option<int?> _code = NumberOption.Create("--icmp-code", "The code of icmp and icmpv6. Default: 0.", 0, byte.MaxValue);

    private readonly Option<int?> _hopLimit = NumberOption.Create("--hop-limit", "The hop limit, in IPv4 the time to live. Default: 64; for neighbour and router discovery (icmpv6 133 to 137) 255, for MLD (130, 131, 132, 143) 1.", 0, byte.MaxValue);

    private readonly Option<ConnectionState> _state = ChoiceOption.Create(
        "--state",
        "What connection tracking says of it.",
        ("new", ConnectionState.New),
        ("established", ConnectionState.Established),
        ("related", ConnectionState.Related),
        ("invalid", ConnectionState.Invalid),
        ("untracked", ConnectionState.Untracked));

    public IEnumerable<Option> All => [_protocol, _sport, _dport, _type, _code, _hopLimit, _state];

    /// <summary>The family that the protocol belongs to, if to one only: icmp and icmpv6 by their names, or with a message.</summary>
    public FamilyDemand? Family(ParseResult given) =>
        given.GetValue(_protocol) is { } protocol && protocol.HasIcmpTypes && (!IsNumber(given) || given.GetValue(_type) is not null)
            ? new FamilyDemand($"--protocol {WordOf(given)}", FamilyOf(protocol), $"use --protocol {(protocol == Protocol.Icmp ? Protocol.IcmpV6 : Protocol.Icmp)}")
            : null;

    /// <summary>Refuses them all: a frame is explained.</summary>
    /// <exception cref="CommandException">One of them is given.</exception>
    public void Refuse(ParseResult given)
    {
        if (All.FirstOrDefault(option => given.GetResult(option) is { Implicit: false }) is { } refused)
        {
            throw new CommandException($"{refused.Name} is about a packet; leave it out, or leave out --frame.");
        }
    }

    /// <summary>Refuses options that no packet has together.</summary>
    /// <exception cref="CommandException">What is missing or too much.</exception>
    public void Check(ParseResult given)
    {
        if (given.GetValue(_protocol) is not { } protocol)
        {
            throw new CommandException("--protocol is missing; it is tcp, udp, icmp, icmpv6 or a number from 1 to 255.");
        }

        var (ports, messages) = (Any(given, _sport, _dport), Any(given, _type, _code));
        var problem = (protocol.HasPorts, protocol.HasIcmpTypes) switch
        {
            (true, _) when given.GetValue(_dport) is null => $"--dport is missing; a {protocol} packet goes to a port.",
            (false, _) when ports => $"{Word(protocol)} has no ports; leave out --sport and --dport.",
            (_, false) when messages => $"{Word(protocol)} has no ICMP messages; leave out --icmp-type and --icmp-code.",
            _ when messages && given.GetValue(_type) is null => "--icmp-code means nothing without --icmp-type; add it.",
            _ => null,
        };
        if (problem is not null)
        {
            throw new CommandException(problem);
        }
    }

    /// <summary>Makes the packet.</summary>
    /// <exception cref="CommandException">There can't be such a one, and why.</exception>
    public Packet Make(ParseResult given, InternetAddress source, InternetAddress destination)
    {
        var protocol = given.GetValue(_protocol)!.Value;
        if (Family(given)?.Family is { } family && source.Family == destination.Family && source.Family != family)
        {
            throw new CommandException($"{protocol} is a protocol of {family}; between {source.Family} addresses, say --protocol {(family == IPFamily.IPv4 ? Protocol.IcmpV6 : Protocol.Icmp)}.");
        }

        if (!Packet.TryCreate(source, destination, protocol, Payload(given, protocol, source.Family), out var packet, out var problem))
        {
            throw new CommandException(problem);
        }

        return packet with { HopLimit = HopLimit(given, packet), State = given.GetValue(_state) };
    }

    private static Protocol? ParseProtocol(ArgumentResult given)
    {
        var text = given.Tokens[^1].Value;
        if (Protocol.TryParse(text, out var protocol) && !protocol.IsAll)
        {
            return protocol;
        }

        given.AddError($"--protocol is tcp, udp, icmp, icmpv6 or a number from 1 to 255, not '{text}'; a packet is of one protocol.");
        return null;
    }

    private static IPFamily FamilyOf(Protocol icmp) => icmp == Protocol.Icmp ? IPFamily.IPv4 : IPFamily.IPv6;

    private bool IsNumber(ParseResult given) => char.IsAsciiDigit(WordOf(given)[0]);

    private string WordOf(ParseResult given) => given.GetResult(_protocol)!.Tokens[^1].Value;

    private static bool Any(ParseResult given, Option<int?> one, Option<int?> other) => given.GetValue(one) is not null || given.GetValue(other) is not null;

    private static string Word(Protocol protocol) => protocol.HasPorts || protocol.HasIcmpTypes ? protocol.ToString() : $"protocol {protocol}";

    // In the other family's packets the numbers of icmp and icmpv6 are protocols without messages.
    private PacketPayload Payload(ParseResult given, Protocol protocol, IPFamily family)
    {
        if (protocol.HasPorts)
        {
            return PacketPayload.Ports(given.GetValue(_sport) ?? DefaultSourcePort, given.GetValue(_dport)!.Value);
        }

        return protocol.HasIcmpTypes && FamilyOf(protocol) == family
            ? PacketPayload.Icmp(given.GetValue(_type) ?? (protocol == Protocol.Icmp ? EchoRequest : EchoRequestV6), given.GetValue(_code) ?? 0)
            : default;
    }

    private byte HopLimit(ParseResult given, Packet packet) => (byte?)given.GetValue(_hopLimit) ?? (packet.Family, packet.Payload.Type) switch
    {
        (IPFamily.IPv6, 130 or 131 or 132 or 143) => ListenerHopLimit,
        (IPFamily.IPv6, >= 133 and <= 137) => NeighbourHopLimit,
        _ => Packet.DefaultHopLimit,
    };
}
