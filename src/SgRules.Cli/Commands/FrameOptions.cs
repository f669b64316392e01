using System.CommandLine;
using SgRules.Addressing;
using SgRules.Cli.Explanations;
using SgRules.Model;
using SgRules.Policies;

namespace SgRules.Cli.Commands;

/// <summary>The options that say which frame it is; what isn't said follows from the model.</summary>
internal sealed class FrameOptions
{
    private readonly Option<FrameKind?> _kind = FrameKind.CreateOption("--frame");

    private readonly Option<MacAddress?> _destination = AddressOption.OfEthernet("--dmac", "The frame's destination address. Default: that of the receiver's NIC, or the group's if it goes to several; of an ARP request, everyone's; of a router, 00:00:5e:00:53:02 is assumed.");

    private readonly Option<MacAddress?> _senderMac = AddressOption.OfEthernet("--arp-mac", "The sender's MAC address in the ARP message. Default: the frame's source address.");

    private readonly Option<InternetAddress?> _sender = AddressOption.OfIPv4("--arp-ip", "The sender's address in the ARP message; 0.0.0.0 in a probe. Default: the sender's own.");

    private readonly Option<InternetAddress?> _target = AddressOption.OfIPv4("--arp-target", "The address that the ARP message asks for or answers to. Default: the receiver's.");

    public IEnumerable<Option> All => [_kind, _destination, _senderMac, _sender, _target];

    private Option[] OfArp => [_senderMac, _sender, _target];

    /// <summary>The kind of frame that is explained; <see langword="null"/> for a packet.</summary>
    public FrameKind? Kind(ParseResult given) => given.GetValue(_kind);

    /// <summary>Refuses options that no frame has together.</summary>
    /// <exception cref="CommandException">What is too much.</exception>
    public void Check(ParseResult given)
    {
        var kind = given.GetValue(_kind);
        if (kind is null)
        {
            Refuse(given, All, "is about a frame; leave it out, or say which with --frame.");
        }
        else if (!kind.IsArp)
        {
            Refuse(given, OfArp, "is about ARP; leave it out, or say --frame arp-request or arp-reply.");
        }

        foreach (var option in (Option<InternetAddress?>[])[_sender, _target])
        {
            if (given.GetValue(option) is { Family: IPFamily.IPv6 } address)
            {
                throw new CommandException($"{option.Name} is an IPv4 address, since ARP has no other, not {address}.");
            }
        }
    }

    /// <summary>Makes the frame.</summary>
    /// <exception cref="CommandException">Something doesn't follow from the model.</exception>
    public Frame Make(ParseResult given, Zone zone, Trip way, MacAddress? source)
    {
        if (way.Passages.Select(passage => passage.Passage.SourceMac).Distinct().Count() > 1)
        {
            throw new CommandException("a router is between the two ends, and no frame passes one; choose a side with --host, or name two ends of one network.");
        }

        var kind = given.GetValue(_kind)!;
        var (from, to) = (FrameEnd.Sender(zone, way), FrameEnd.Receiver(zone, way));
        var mac = way.Passages is [var first, ..] ? first.Passage.SourceMac!.Value : source ?? from.Mac ?? Journey.RouterMac;
        var receiver = way.Passages is [.., var last] ? last.DestinationMac : to.Mac ?? Journey.NextHopMac;
        var destination = given.GetValue(_destination) ?? (kind.Operation == ArpMessage.Request ? MacAddress.Broadcast : receiver);
        if (kind.Operation is not { } operation)
        {
            return Frame.Of(mac, destination, kind.Type);
        }

        var message = ArpMessage.Create(operation, given.GetValue(_senderMac) ?? mac, Address(given, _sender, from), Address(given, _target, to));
        return Frame.OfArp(mac, destination, operation == ArpMessage.Reply ? message with { TargetMac = destination } : message);
    }

    /// <summary>What had to be assumed of the frame, a sentence each.</summary>
    public IEnumerable<string> Notes(ParseResult given, Zone zone, Trip way, Frame frame)
    {
        if (frame.Destination == Journey.NextHopMac && given.GetValue(_destination) is null)
        {
            yield return $"The destination MAC address of a frame to outside isn't in the model; {Journey.NextHopMac} is assumed. Give another with --dmac.";
        }

        if (frame.Arp is { Operation: ArpMessage.Request } arp && given.GetValue(_sender) is null && way.Journey is { From.Instance: null, To: var asked } && !IsOnLinkOf(zone, asked, arp.Sender))
        {
            yield return $"{arp.Sender} isn't of the network that the message is sent in: it is a router that asks there, with its own address. Give that with --arp-ip.";
        }
    }

    private static bool IsOnLinkOf(Zone zone, JourneyEnd end, InternetAddress address)
    {
        var networks = zone.Instances.Where(instance => instance.Name == end.Instance).SelectMany(instance => instance.Nics).Select(nic => nic.Network).ToHashSet(StringComparer.Ordinal);
        return networks.Count == 0 || zone.Networks.Any(network => networks.Contains(network.Name) && network.IPv4?.Cidr.Prefix.Contains(address) == true);
    }

    private static InternetAddress Address(ParseResult given, Option<InternetAddress?> option, FrameEnd end) => given.GetValue(option) ?? end.IPv4
        ?? throw new CommandException($"{option.Name} is missing; the model has no IPv4 address of {end.Name}.");

    private static void Refuse(ParseResult given, IEnumerable<Option> options, string advice)
    {
        if (options.FirstOrDefault(option => given.GetResult(option) is { Implicit: false }) is { } refused)
        {
            throw new CommandException($"{refused.Name} {advice}");
        }
    }
}
