using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using SgRules.Addressing;
using SgRules.Netfilter;

namespace SgRules.Updates;

/// <summary>Plans written by hand, for what is said of them.</summary>
internal static class HandMadePlans
{
    public static readonly UpdateScriptOptions Options = new() { Host = "kvm1", WayBack = "sgrules plan new.json 'old zone.json' --host kvm1", FromSave = "sgrules plan --from-save DIR new.json --host kvm1" };

    /// <summary>Our lines of table filter at the start, between the commits, and at the end.</summary>
    public static readonly string[] IPv4States =
    [
        ":BF-br0 -\n-A FORWARD -i br0 -j DROP\n-A BF-br0 -m set --match-set sg1-web-4 src -j ACCEPT\n",
        ":BF-br0 -\n:sg1-gi-web -\n-A FORWARD -i br0 -j DROP\n-A BF-br0 -m set --match-set sg1-web-4.t src -j ACCEPT\n-A sg1-gi-web -p icmp -j ACCEPT\n",
        ":BF-br0 -\n:sg1-gi-web -\n-A FORWARD -i br0 -j DROP\n-A BF-br0 -m set --match-set sg1-web-4 src -j ACCEPT\n-A sg1-gi-web -p icmp -j ACCEPT\n",
    ];

    /// <summary>Our lines of table nat of ebtables at the start and at the end.</summary>
    public static readonly string[] EthernetStates =
    [
        string.Empty,
        ":sg1-ein ACCEPT\n-A PREROUTING -j sg1-ein\n-A sg1-ein -p ARP -j DROP\n",
    ];

    /// <summary>Two commits of IPv4 around a set that is versioned, none of IPv6, one of Ethernet.</summary>
    public static UpdatePlan Mixed { get; } = Of(
        Commit(UpdateTable.Ethernet, EthernetStates, 1, "Frames are judged before the first port is a guest's.", "*nat\n:sg1-ein ACCEPT\n-A sg1-ein -p ARP -j DROP\n-I PREROUTING 1 -j sg1-ein\n", "chain sg1-ein: created, 1 rule"),
        Sets(UpdateStepKind.ClearSets, UpdateTable.IPv4, "An interrupted run may have left them.", "destroy sg1-web-4.t\n", "set sg1-web-4.t: destroyed if it is there") with { Before = Hash(IPv4States[0]) },
        Sets(UpdateStepKind.FillSets, UpdateTable.IPv4, "The rules ask them next.", "create sg1-web-4.t hash:ip family inet hashsize 64 maxelem 16777216 bucketsize 12 initval 0x00000001\nadd sg1-web-4.t 203.0.113.20\n", "set sg1-web-4.t: created, 1 member"),
        Commit(
            UpdateTable.IPv4,
            IPv4States,
            1,
            "The rules ask the new set.",
            "*filter\n:sg1-gi-web - [0:0]\n-I BF-br0 1 -m set --match-set sg1-web-4.t src -j ACCEPT\n-D BF-br0 2\n-A sg1-gi-web -p icmp -j ACCEPT\nCOMMIT\n",
            "chain BF-br0: 1 rule asks sg1-web-4.t for a while",
            "chain sg1-gi-web: created, 1 rule"),
        Sets(UpdateStepKind.PruneSets, UpdateTable.IPv4, "No rule asks it now.", "add sg1-web-4 203.0.113.20\ndel sg1-web-4 203.0.113.19\n", "set sg1-web-4: 1 member added, 1 removed"),
        Commit(UpdateTable.IPv4, IPv4States, 2, "The rules ask the set by its name again.", "*filter\n-I BF-br0 1 -m set --match-set sg1-web-4 src -j ACCEPT\n-D BF-br0 2\nCOMMIT\n", "chain BF-br0: 1 rule asks sg1-web-4 again"),
        Sets(UpdateStepKind.DestroySets, null, "No rule asks it any more.", "destroy sg1-web-4.t\n", "set sg1-web-4.t: destroyed")) with
    {
        ConntrackDeletions = [FlowBox.Create([Range("203.0.113.19", "203.0.113.19")], [Range("203.0.113.0", "203.0.113.255")], NumberRange.Of(6), NumberRange.AllPorts, NumberRange.Create(80, 443))],
        Summary = new UpdateSummary { ChainsCreated = 2, ChainsChanged = 1, RulesAdded = 3, SetsChanged = 1, MembersAdded = 1, MembersRemoved = 1, CountersReset = 2, Bytes = 678 },
    };

    /// <summary>Nothing to do.</summary>
    public static UpdatePlan Empty { get; } = Mixed with
    {
        Steps = [],
        ConntrackDeletions = [],
        Summary = new UpdateSummary(),
        Owned = [Own(UpdateTable.IPv4, IPv4States[..1]), Own(UpdateTable.IPv6, [string.Empty]), Own(UpdateTable.Ethernet, EthernetStates[..1])],
    };

    /// <summary>An error stands against it.</summary>
    public static UpdatePlan Refused { get; } = Mixed with
    {
        Steps = [],
        ConntrackDeletions = [],
        Summary = new UpdateSummary(),
        Diagnostics = [new Diagnostic("SGR2299", DiagnosticSeverity.Error, "iptables.restore", "It isn't sgrules' chain; adopt it.\nrm -rf x")],
    };

    public static Document Text(string text) => new("plan", output => output.Write(Encoding.UTF8.GetBytes(text)));

    public static string Hash(string lines) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(lines)));

    private static UpdatePlan Of(params ValueList<UpdateStep> steps) => new()
    {
        Steps = steps,
        Preconditions = [.. Ruleset.Empty.Preconditions],
        ConntrackDeletions = [],
        Summary = new UpdateSummary(),
        Start = new UpdateState(Hash(IPv4States[0]), Hash(string.Empty), Hash(EthernetStates[0])),
        End = new UpdateState(Hash(IPv4States[^1]), Hash(string.Empty), Hash(EthernetStates[^1])),
        Diagnostics = [],
        Owned = [Own(UpdateTable.IPv4, IPv4States), Own(UpdateTable.IPv6, [string.Empty]), Own(UpdateTable.Ethernet, EthernetStates)],
    };

    private static OwnLines Own(UpdateTable table, string[] states) => table switch
    {
        UpdateTable.IPv4 => new(table, [ChainName.Parse("BF-br0")], ["-A FORWARD -i br0 -j DROP"], Hashes(states)),
        UpdateTable.IPv6 => new(table, [], [], Hashes(states)),
        _ => new(table, [], ["-A PREROUTING -j sg1-ein"], Hashes(states)),
    };

    private static ValueList<string> Hashes(string[] states) => [.. states.Select(Hash)];

    private static UpdateStep Commit(UpdateTable table, string[] states, int number, string reason, string text, params ValueList<string> changes) => new()
    {
        Kind = UpdateStepKind.Commit,
        Table = table,
        Document = Text(text),
        Reason = reason,
        Changes = changes,
        Before = Hash(states[number - 1]),
        After = Hash(states[number]),
    };

    private static UpdateStep Sets(UpdateStepKind kind, UpdateTable? table, string reason, string text, params ValueList<string> changes) =>
        new() { Kind = kind, Table = table, Document = Text(text), Reason = reason, Changes = changes };

    private static AddressRange Range(string first, string last) => AddressRange.Create(InternetAddress.Parse(first), InternetAddress.Parse(last));
}
