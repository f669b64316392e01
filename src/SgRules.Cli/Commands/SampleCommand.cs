using System.Buffers;
using System.CommandLine;
using SgRules.Cli.Files;
using SgRules.Cli.Messages;
using SgRules.Cli.Samples;
using SgRules.Model;

namespace SgRules.Cli.Commands;

/// <summary><c>sgrules sample</c>: a synthetic zone of any size.</summary>
internal sealed class SampleCommand
{
    private static readonly SampleOptions Default = new();

    private readonly Option<int?> _instances = NumberOption.Create("--instances", "Instances in the zone. Default: 4000.", 0, 1_000_000);

    private readonly Option<int?> _hosts = NumberOption.Create("--hosts", "Hosts that share them. Default: 1.", 1, 20_000);

    private readonly Option<int?> _bridges = NumberOption.Create("--bridges", "Bridges of each host, a network each. Default: one for every 1000 instances of a host.", 1, SamplePlan.MaxBridges);

    private readonly Option<int?> _groups = NumberOption.Create("--groups", "Security groups. Default: one for every 10 instances.", 1, 1_000_000);

    private readonly Option<int?> _groupsPerInstance = NumberOption.Create("--groups-per-instance", "Groups of each instance, at most all there are. Default: 3.", 0, 100);

    private readonly Option<int?> _rules = NumberOption.Create("--rules", "Ingress rules of each group. Default: 10.", 0, 10_000);

    private readonly Option<int?> _groupPeers = NumberOption.Create("--group-peers", "How many of them have a group as peer. Default: 2, at most all rules.", 0, 10_000);

    private readonly Option<int?> _cidrs = NumberOption.Create("--cidrs", "CIDRs of each other rule. Default: 1.", 1, 10_000);

    private readonly Option<bool> _dualStack = new("--dual-stack") { Description = "Give the networks, instances and rules IPv6 too." };

    private readonly Option<int?> _seed = NumberOption.Create("--seed", "What chance starts from: same options, same bytes. Default: 1.", 0, int.MaxValue);

    private readonly Option<string?> _out = OutputOption.OfFile("Write to this file; without it, standard output.");

    public static Command Create(Terminal terminal)
    {
        var sample = new SampleCommand();
        var command = new Command("sample", "Prints a synthetic zone for trials and measurements.")
        {
            sample._instances, sample._hosts, sample._bridges, sample._groups, sample._groupsPerInstance, sample._rules,
            sample._groupPeers, sample._cidrs, sample._dualStack, sample._seed, sample._out,
        };
        command.SetAction(given => sample.Write(given, terminal));
        return command;
    }

    private int Write(ParseResult given, Terminal terminal)
    {
        var json = new ArrayBufferWriter<byte>();
        ZoneJson.Write(SampleZone.Create(Options(given)), json);
        if (given.GetValue(_out) is { } path)
        {
            OutputFile.Write(path, json.WrittenSpan);
        }
        else
        {
            terminal.Output.Write(json.WrittenSpan);
        }

        return ExitCode.Fine;
    }

    private SampleOptions Options(ParseResult given) => new()
    {
        Instances = given.GetValue(_instances) ?? Default.Instances,
        Hosts = given.GetValue(_hosts) ?? Default.Hosts,
        Bridges = given.GetValue(_bridges),
        Groups = given.GetValue(_groups),
        GroupsPerInstance = given.GetValue(_groupsPerInstance) ?? Default.GroupsPerInstance,
        Rules = given.GetValue(_rules) ?? Default.Rules,
        GroupPeers = given.GetValue(_groupPeers),
        Cidrs = given.GetValue(_cidrs) ?? Default.Cidrs,
        DualStack = given.GetValue(_dualStack),
        Seed = given.GetValue(_seed) ?? Default.Seed,
    };
}
