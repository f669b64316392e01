using System.CommandLine;
using SgRules.Addressing;
using SgRules.Cli.Explanations;
using SgRules.Cli.Messages;
using SgRules.Model;
using SgRules.Policies;

namespace SgRules.Cli.Commands;

/// <summary>The options that say which way a packet takes: by its ends, by its ports, or by ends with some of it said otherwise.</summary>
internal sealed class JourneyOptions
{
    private readonly Option<string?> _from = new("--from") { Description = "Who sends: an instance or an address; host, ports and MAC follow from the model.", HelpName = "END" };

    private readonly Option<string?> _to = new("--to") { Description = "Who receives: an instance or an address.", HelpName = "END" };

    private readonly Option<string?> _host = new("--host") { Description = "Judge the packet on this host only.", HelpName = "HOST" };

    private readonly Option<string?> _in = new("--in") { Description = "The bridge port that it comes in by.", HelpName = "DEVICE" };

    private readonly Option<string?> _out = new("--out-port") { Description = "The bridge port that it goes out by.", HelpName = "DEVICE" };

    private readonly Option<MacAddress?> _mac = AddressOption.OfEthernet("--smac", "The frame's source address. Default: that of the NIC at the port; of a router, 00:00:5e:00:53:01 is assumed.");

    private readonly Option<InternetAddress?> _source = AddressOption.OfInternet("--src", "The source address; with --from, in place of the sender's own, such as a shared one.");

    private readonly Option<InternetAddress?> _destination = AddressOption.OfInternet("--dst", "The destination address, also of the packet in a frame; with --to, in place of the receiver's own, such as a multicast or shared one.");

    public IEnumerable<Option> All => [_from, _to, _host, _in, _out, _mac, _source, _destination];

    /// <summary>Refuses options that don't say which way; a frame's needs no addresses of packets.</summary>
    /// <param name="given">What is given.</param>
    /// <param name="frame">The kind of frame that is explained, if one is.</param>
    /// <exception cref="CommandException">What is missing, or too much.</exception>
    public void Check(ParseResult given, FrameKind? frame)
    {
        var isFrame = frame is not null;
        if (isFrame)
        {
            CheckAddresses(given, frame!);
        }

        Option[] needed = IsByEnds(given) ? [_from, _to] : isFrame ? [_host, _in, _out] : [_host, _in, _out, _source, _destination];
        var missing = needed.Where(option => given.GetResult(option) is null).Select(option => option.Name).ToList();
        if (missing.Count == 0)
        {
            return;
        }

        throw new CommandException(IsByEnds(given) ? $"{missing[0]} is missing; name both ends, an instance or an address each."
            : missing.Count == needed.Length ? $"which way? Name both ends with --from and --to; or give {Full(isFrame)}."
            : $"{Wording.List(missing)} {(missing.Count == 1 ? "is" : "are")} missing; without --from and --to, all of {Full(isFrame)} are needed.");
    }

    /// <summary>Finds the way in a zone.</summary>
    /// <exception cref="CommandException">There is none, and why.</exception>
    public Journey Find(ParseResult given, Zone zone, FamilyDemand? demand) =>
        IsByEnds(given) ? ByEnds(given, zone, Found(given, zone, demand), isFrame: false) : ByPorts(given, zone);

    /// <summary>Finds the way of a frame in a zone; between named ports it has no ends.</summary>
    /// <exception cref="CommandException">There is none, and why.</exception>
    public Trip FindOfFrame(ParseResult given, Zone zone, FrameKind kind)
    {
        if (IsByEnds(given))
        {
            RefuseArpToAll(given, zone, kind);
            var journey = ByEnds(given, zone, Found(given, zone, kind), isFrame: true);
            return new Trip(journey, journey.Passages) { Notes = Notes(given, zone, journey) };
        }

        var passages = Grouped(zone, given.GetValue(_destination), [Cross(zone, given.GetValue(_host)!, given.GetValue(_in)!, given.GetValue(_out)!, given.GetValue(_mac))]);
        return new Trip(null, passages) { Notes = Assumed(given, zone, passages) };
    }

    /// <summary>The source address, if it is given.</summary>
    public MacAddress? SourceMac(ParseResult given) => given.GetValue(_mac);

    /// <summary>What had to be assumed of a way, a sentence each.</summary>
    public ValueList<string> Notes(ParseResult given, Zone zone, Journey journey) => [.. journey.Notes, .. Assumed(given, zone, journey.Passages)];

    private void CheckAddresses(ParseResult given, FrameKind frame)
    {
        var refused = given.GetResult(_source) is not null ? _source : given.GetResult(_destination) is not null && !frame.IsIP ? _destination : null;
        if (refused is not null)
        {
            throw new CommandException($"{refused.Name} is an address of a packet, and a frame has none; leave it out, or say --arp-ip and --arp-target of ARP.");
        }

        if (given.GetValue(_destination) is { } destination && destination.Family != frame.Family)
        {
            throw new CommandException($"--frame {frame.Word} carries {frame.Family} only, and --dst {destination} is {destination.Family}; give one of the same family.");
        }
    }

    private void RefuseArpToAll(ParseResult given, Zone zone, FrameKind kind)
    {
        if (kind.IsArp && InternetAddress.TryParse(given.GetValue(_to)!, out var address) && Journey.GroupMacOf(zone, address) is not null)
        {
            throw new CommandException($"--to {address} is a multicast or broadcast address, and ARP is about the address of one station; name the end that has it.");
        }
    }

    private ValueList<string> Assumed(ParseResult given, Zone zone, ValueList<HostPassage> passages)
    {
        if (given.GetValue(_mac) is not null || passages.FirstOrDefault(passage => passage.Passage.SourceMac == Journey.RouterMac) is not { } assumed)
        {
            return [];
        }

        var port = assumed.Passage.InPort!;
        var isUplink = zone.Hosts.Where(host => host.Name == assumed.Host).SelectMany(host => host.Bridges).Any(bridge => bridge.Uplinks.AsSpan().Contains(port));
        return [$"The source MAC address of a frame {(isUplink ? "from outside" : $"that comes in by {port}")} isn't in the model; {Journey.RouterMac} is assumed. Give another with --smac."];
    }

    private static string Traffic(bool isFrame) => isFrame ? "frame" : "packet";

    private static string Full(bool isFrame) => isFrame ? "--host, --in and --out-port" : "--host, --in, --out-port, --src and --dst";

    private bool IsByEnds(ParseResult given) => given.GetResult(_from) is not null || given.GetResult(_to) is not null;

    private Journey ByPorts(ParseResult given, Zone zone)
    {
        var (source, destination) = (given.GetValue(_source)!.Value, given.GetValue(_destination)!.Value);
        var passage = Cross(zone, given.GetValue(_host)!, given.GetValue(_in)!, given.GetValue(_out)!, given.GetValue(_mac));
        return new Journey(new JourneyEnd(source, null), new JourneyEnd(destination, null), Grouped(zone, destination, [passage]));
    }

    private Journey ByEnds(ParseResult given, Zone zone, Journey journey, bool isFrame)
    {
        var (source, destination) = (given.GetValue(_source), given.GetValue(_destination));
        if (given.GetValue(_host) is { } host)
        {
            journey = journey.TryTake(zone, host, out var part, out var problem) ? part : throw new CommandException(problem);
        }

        // Where a port is named, nothing is assumed about what is behind it.
        return journey with
        {
            From = new JourneyEnd(source ?? journey.From.Address, journey.From.Instance) { Assumption = given.GetValue(_in) is null ? journey.From.Assumption : null },
            To = new JourneyEnd(destination ?? journey.To.Address, journey.To.Instance) { Assumption = given.GetValue(_out) is null ? journey.To.Assumption : null },
            Passages = Grouped(zone, destination ?? journey.To.Address, Overridden(given, zone, journey.Passages, isFrame)),
        };
    }

    private Journey Found(ParseResult given, Zone zone, FrameKind kind) =>
        Journey.TryFindOfFrame(zone, given.GetValue(_from)!, given.GetValue(_to)!, kind.Family, out var journey, out var problem) ? journey : throw new CommandException(problem);

    private Journey Found(ParseResult given, Zone zone, FamilyDemand? demand)
    {
        var (from, to) = (given.GetValue(_from)!, given.GetValue(_to)!);
        var family = demand?.Family ?? given.GetValue(_source)?.Family ?? given.GetValue(_destination)?.Family;
        if (Journey.TryFind(zone, from, to, family, out var journey, out var problem))
        {
            return journey;
        }

        var isOfFamily = family is not null && Journey.TryFind(zone, from, to, null, out _, out _);
        throw new CommandException(isOfFamily ? $"{problem.TrimEnd('.')}, and {Asking(given, demand)}" : problem);
    }

    // Without the option that asks for its family there would be a way in the other.
    private string Asking(ParseResult given, FamilyDemand? demand)
    {
        var (asking, family, instead) = (demand, given.GetValue(_source), given.GetValue(_destination)) switch
        {
            ({ } one, _, _) => (one.Option, one.Family, one.Instead),
            (_, { } source, _) => ($"--src {source}", source.Family, $"give one of {Other(source.Family)}"),
            var (_, _, destination) => ($"--dst {destination}", destination!.Value.Family, $"give one of {Other(destination!.Value.Family)}"),
        };
        return $"{asking} asks for {family}; {instead}.";
    }

    private static IPFamily Other(IPFamily family) => family == IPFamily.IPv4 ? IPFamily.IPv6 : IPFamily.IPv4;

    // A packet for several stations is in a frame for several.
    private static ValueList<HostPassage> Grouped(Zone zone, InternetAddress? destination, ValueList<HostPassage> passages) =>
        destination is { } address && Journey.GroupMacOf(zone, address) is { } mac ? passages.Select(passage => passage with { DestinationMac = mac }).ToValueList() : passages;

    private ValueList<HostPassage> Overridden(ParseResult given, Zone zone, ValueList<HostPassage> passages, bool isFrame)
    {
        var (inPort, outPort, mac) = (given.GetValue(_in), given.GetValue(_out), given.GetValue(_mac));
        if (inPort is null && outPort is null && mac is null)
        {
            return passages;
        }

        if (passages is not [var only])
        {
            throw new CommandException(passages.IsEmpty
                ? $"the {Traffic(isFrame)} passes no filtered bridge between these ends; to judge it on one, give {Full(isFrame)} without --from and --to."
                : SeveralPassages(passages, isFrame));
        }

        var passage = only.Passage;
        var isNamed = only.AssumedUplink == passage.InPort ? inPort is not null : outPort is not null;
        var crossed = Cross(zone, only.Host, inPort ?? passage.InPort!, outPort ?? passage.OutPort!, mac ?? passage.SourceMac);
        return [crossed with { AssumedUplink = isNamed ? null : only.AssumedUplink, DestinationMac = outPort is null ? only.DestinationMac : crossed.DestinationMac }];
    }

    // Between two networks of one host a packet passes it twice, and no host's name tells one passage from the other.
    private static string SeveralPassages(ValueList<HostPassage> passages, bool isFrame)
    {
        var hosts = passages.Select(passage => passage.Host).Distinct(StringComparer.Ordinal).Count();
        var (way, advice) = hosts == 1 ? ($"{passages[0].Host} twice", "give") : (Hosts(passages), "choose it with --host, or give");
        return $"the {Traffic(isFrame)} passes {way}, and --in, --out-port and --smac are about one passage; {advice} {Full(isFrame)} without --from and --to.";
    }

    private static HostPassage Cross(Zone zone, string host, string inPort, string outPort, MacAddress? mac) =>
        Journey.TryCross(zone, host, inPort, outPort, mac, out var passage, out var problem) ? passage : throw new CommandException(problem);

    private static string Hosts(ValueList<HostPassage> passages) => string.Join(" and ", passages.Select(passage => passage.Host).Distinct(StringComparer.Ordinal));
}
