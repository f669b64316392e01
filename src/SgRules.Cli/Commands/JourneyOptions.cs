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

    private readonly Option<InternetAddress?> _destination = AddressOption.OfInternet("--dst", "The destination address; with --to, in place of the receiver's own, such as a multicast or shared one.");

    public IEnumerable<Option> All => [_from, _to, _host, _in, _out, _mac, _source, _destination];

    /// <summary>Refuses options that don't say which way; a frame's needs no addresses of packets.</summary>
    /// <exception cref="CommandException">What is missing, or too much.</exception>
    public void Check(ParseResult given, bool isFrame)
    {
        if (isFrame && ((Option[])[_source, _destination]).FirstOrDefault(option => given.GetResult(option) is not null) is { } refused)
        {
            throw new CommandException($"{refused.Name} is an address of a packet, and a frame has none; leave it out, or say --arp-ip and --arp-target of ARP.");
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
        IsByEnds(given) ? ByEnds(given, zone, demand) : ByPorts(given, zone);

    /// <summary>Finds the way of a frame in a zone; between named ports it has no ends.</summary>
    /// <exception cref="CommandException">There is none, and why.</exception>
    public Trip FindOfFrame(ParseResult given, Zone zone, FamilyDemand? demand)
    {
        if (IsByEnds(given))
        {
            var journey = ByEnds(given, zone, demand);
            return new Trip(journey, journey.Passages) { Notes = Notes(given, journey) };
        }

        var passage = Cross(zone, given.GetValue(_host)!, given.GetValue(_in)!, given.GetValue(_out)!, given.GetValue(_mac));
        return new Trip(null, [passage]) { Notes = Assumed(given, [passage]) };
    }

    /// <summary>The source address, if it is given.</summary>
    public MacAddress? SourceMac(ParseResult given) => given.GetValue(_mac);

    /// <summary>What had to be assumed of a way, a sentence each.</summary>
    public ValueList<string> Notes(ParseResult given, Journey journey) => [.. journey.Notes, .. Assumed(given, journey.Passages)];

    private ValueList<string> Assumed(ParseResult given, ValueList<HostPassage> passages) =>
        given.GetValue(_mac) is null && passages.Any(passage => passage.Passage.SourceMac == Journey.RouterMac)
            ? [$"The source MAC address of a frame from outside isn't in the model; {Journey.RouterMac} is assumed. Give another with --smac."]
            : [];

    private static string Full(bool isFrame) => isFrame ? "--host, --in and --out-port" : "--host, --in, --out-port, --src and --dst";

    private bool IsByEnds(ParseResult given) => given.GetResult(_from) is not null || given.GetResult(_to) is not null;

    private Journey ByPorts(ParseResult given, Zone zone)
    {
        var passage = Cross(zone, given.GetValue(_host)!, given.GetValue(_in)!, given.GetValue(_out)!, given.GetValue(_mac));
        return new Journey(new JourneyEnd(given.GetValue(_source)!.Value, null), new JourneyEnd(given.GetValue(_destination)!.Value, null), [passage]);
    }

    private Journey ByEnds(ParseResult given, Zone zone, FamilyDemand? demand)
    {
        var (source, destination) = (given.GetValue(_source), given.GetValue(_destination));
        var journey = Found(given, zone, demand);
        if (given.GetValue(_host) is { } host)
        {
            journey = journey.TryTake(zone, host, out var part, out var problem) ? part : throw new CommandException(problem);
        }

        // Where a port is named, nothing is assumed about what is behind it.
        return journey with
        {
            From = new JourneyEnd(source ?? journey.From.Address, journey.From.Instance) { Assumption = given.GetValue(_in) is null ? journey.From.Assumption : null },
            To = new JourneyEnd(destination ?? journey.To.Address, journey.To.Instance) { Assumption = given.GetValue(_out) is null ? journey.To.Assumption : null },
            Passages = Overridden(given, zone, journey.Passages),
        };
    }

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

    private ValueList<HostPassage> Overridden(ParseResult given, Zone zone, ValueList<HostPassage> passages)
    {
        var (inPort, outPort, mac) = (given.GetValue(_in), given.GetValue(_out), given.GetValue(_mac));
        if (inPort is null && outPort is null && mac is null)
        {
            return passages;
        }

        if (passages is not [var only])
        {
            throw new CommandException(passages.IsEmpty
                ? "the packet passes no filtered bridge between these ends; to judge it on one, give --host, --in, --out-port, --src and --dst without --from and --to."
                : SeveralPassages(passages));
        }

        var passage = only.Passage;
        var isNamed = only.AssumedUplink == passage.InPort ? inPort is not null : outPort is not null;
        return [Cross(zone, only.Host, inPort ?? passage.InPort!, outPort ?? passage.OutPort!, mac ?? passage.SourceMac) with { AssumedUplink = isNamed ? null : only.AssumedUplink }];
    }

    // Between two networks of one host a packet passes it twice, and no host's name tells one passage from the other.
    private static string SeveralPassages(ValueList<HostPassage> passages)
    {
        var hosts = passages.Select(passage => passage.Host).Distinct(StringComparer.Ordinal).Count();
        var (way, advice) = hosts == 1 ? ($"{passages[0].Host} twice", "give") : (Hosts(passages), "choose it with --host, or give");
        return $"the packet passes {way}, and --in, --out-port and --smac are about one passage; {advice} --host, --in, --out-port, --src and --dst without --from and --to.";
    }

    private static HostPassage Cross(Zone zone, string host, string inPort, string outPort, MacAddress? mac) =>
        Journey.TryCross(zone, host, inPort, outPort, mac, out var passage, out var problem) ? passage : throw new CommandException(problem);

    private static string Hosts(ValueList<HostPassage> passages) => string.Join(" and ", passages.Select(passage => passage.Host).Distinct(StringComparer.Ordinal));
}
