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
        Module("br_netfilter", "Without it, no rule sees a bridged packet.", "sysctl net.bridge.bridge-nf-call-iptables"),
        Module("nf_conntrack", "Without it, rules that ask for a connection's state don't load.", "sysctl net.netfilter.nf_conntrack_max"),
        .. ruleset.Sets.IsEmpty ? [] : new[] { Module("ip_set", "Without it, rules that ask a set don't load.", "ipset list -n") },
        Module("nf_tables", "Without it, or if it is built without bridges (NF_TABLES_BRIDGE), ebtables-restore fails.", "ebtables -t nat -L"),
        Modules(["nft_compat", .. RulesetModules.Of(ruleset)]),
        Sysctl("net.bridge.bridge-nf-call-iptables", "Without it, bridged IPv4 passes unseen."),
        Sysctl("net.bridge.bridge-nf-call-ip6tables", "Without it, bridged IPv6 passes unseen."),
        new(PreconditionKind.Backend, "one backend of iptables only", "Rules in both iptables-legacy and iptables-nft would both have to let a packet pass.") { Check = "iptables --version" },
        NoRule("NOTRACK", "Packets of these bridges that aren't tracked belong to no connection: their answers aren't let in, and rules for NEW packets don't meet them.", "raw"),
        NoRule("CT --zone", "Packets of these bridges in another zone than the rest of their connection aren't known to belong to it.", "raw"),
        NoRule("of NAT for bridged packets", "Rules would see other addresses than those of the guest or of its peer.", "nat"),
        new(PreconditionKind.File, "/etc/protocols", "Where it doesn't name protocols as Debian's netbase does, rules by protocol number may not load.") { Check = "getent protocols 47" },
    ];

    private static Precondition Tool(string name, string reason) =>
        new(PreconditionKind.Tool, name, reason) { Check = $"command -v {name}" };

    private static Precondition Module(string name, string reason, string check) =>
        new(PreconditionKind.KernelModule, name, reason) { Check = check, Remedy = $"modprobe {name}" };

    private static Precondition Modules(IEnumerable<string> names) =>
        new(PreconditionKind.KernelModules, string.Join(' ', names), "Without one of them, loading stops half way; where modprobe works, they are loaded by themselves.")
        {
            Check = $"modprobe -n -a {string.Join(' ', names)}",
        };

    private static Precondition NoRule(string name, string reason, string table) =>
        new(PreconditionKind.NoRule, name, reason) { Check = $"iptables-save -t {table}; ip6tables-save -t {table}" };

    private static Precondition Sysctl(string name, string reason) =>
        new(PreconditionKind.Sysctl, name, reason) { Value = "1", Check = $"sysctl {name}", Remedy = $"sysctl -w {name}=1" };
}
