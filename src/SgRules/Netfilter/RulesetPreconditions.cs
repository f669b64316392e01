namespace SgRules.Netfilter;

/// <summary>What the documents of a ruleset rely on (facts: kernel, sections 0 to 2), in the order in which a host is made ready.</summary>
internal static class RulesetPreconditions
{
    private const string HalfWay = "Without it, loading stops half way.";

    public static ValueList<Precondition> Of(Ruleset ruleset) =>
    [
        .. ruleset.Sets.IsEmpty ? [] : new[] { Tool("ipset", HalfWay) },
        Tool("iptables-restore", HalfWay),
        Tool("ip6tables-restore", HalfWay),
        Tool("ebtables-restore", "Without it, every guest can send tagged frames, ARP and MAC addresses that aren't its own; the legacy backend wasn't measured.") with
        {
            Value = "nf_tables",
            Check = "ebtables --version",
        },
        .. HasRules(ruleset) ? OfRules(ruleset) : [],
    ];

    private static bool HasRules(Ruleset ruleset) => ruleset.IPv4.RuleCount + ruleset.IPv6.RuleCount > 0;

    private static IEnumerable<Precondition> OfRules(Ruleset ruleset) =>
    [
        Module("br_netfilter", "Without it, no rule sees a bridged packet."),
        Module("nf_conntrack", "Without it, rules that ask for a connection's state don't load."),
        Module("ip6t_ah", "Without it, rules that ask for an authentication header don't load."),
        .. ruleset.Sets.IsEmpty ? [] : new[] { Module("ip_set", "Without it, rules that ask a set don't load.") },
        Sysctl("net.bridge.bridge-nf-call-iptables", "Without it, bridged IPv4 passes unseen."),
        Sysctl("net.bridge.bridge-nf-call-ip6tables", "Without it, bridged IPv6 passes unseen."),
        new(PreconditionKind.Backend, "one backend of iptables only", "Rules in both iptables-legacy and iptables-nft would both have to let a packet pass.") { Check = "iptables --version" },
        new(PreconditionKind.NoRule, "NOTRACK", "A packet of these bridges that isn't tracked is judged as NEW, and its answer is not let in.") { Check = "iptables-save -t raw; ip6tables-save -t raw" },
        new(PreconditionKind.File, "/etc/protocols", "Where it doesn't name protocols as Debian's netbase does, rules by protocol number may not load.") { Check = "getent protocols 47" },
    ];

    private static Precondition Tool(string name, string reason) =>
        new(PreconditionKind.Tool, name, reason) { Check = $"command -v {name}" };

    private static Precondition Module(string name, string reason) =>
        new(PreconditionKind.KernelModule, name, reason) { Remedy = $"modprobe {name}" };

    private static Precondition Sysctl(string name, string reason) =>
        new(PreconditionKind.Sysctl, name, reason) { Value = "1", Check = $"sysctl {name}", Remedy = $"sysctl -w {name}=1" };
}
