using SgRules.Model;
using SgRules.Testing;

namespace SgRules.Netfilter;

public sealed class PreconditionTests
{
    [Fact]
    public void A_host_with_rules_and_sets_needs_tools_modules_and_settings_in_this_order() => Assert.Equal(
        [
            (PreconditionKind.Tool, "ipset"),
            (PreconditionKind.Tool, "iptables-restore"),
            (PreconditionKind.Tool, "ip6tables-restore"),
            (PreconditionKind.Tool, "ebtables-restore"),
            (PreconditionKind.KernelModule, "br_netfilter"),
            (PreconditionKind.KernelModule, "nf_conntrack"),
            (PreconditionKind.KernelModule, "ip6t_ah"),
            (PreconditionKind.KernelModule, "ip_set"),
            (PreconditionKind.Sysctl, "net.bridge.bridge-nf-call-iptables"),
            (PreconditionKind.Sysctl, "net.bridge.bridge-nf-call-ip6tables"),
            (PreconditionKind.Backend, "one backend of iptables only"),
            (PreconditionKind.NoRule, "NOTRACK"),
            (PreconditionKind.File, "/etc/protocols"),
        ],
        Of(SmallZones.OneNic([new SecurityGroup { Id = "web", Ingress = [SecurityRule.Tcp(22).WithGroups("web")] }])));

    [Fact]
    public void Without_a_set_none_of_them_is_about_sets()
    {
        var needed = Of(SmallZones.OneNic([new SecurityGroup { Id = "web", Ingress = [SecurityRule.Tcp(22).WithCidrs("0.0.0.0/0")] }]));

        Assert.DoesNotContain((PreconditionKind.Tool, "ipset"), needed);
        Assert.DoesNotContain((PreconditionKind.KernelModule, "ip_set"), needed);
    }

    [Fact]
    public void A_host_without_a_bridge_of_ours_needs_what_loads_its_documents_only()
    {
        var zone = SmallZones.OneNic([]);

        Assert.Equal(
            [(PreconditionKind.Tool, "iptables-restore"), (PreconditionKind.Tool, "ip6tables-restore"), (PreconditionKind.Tool, "ebtables-restore")],
            Of(zone with { Hosts = [zone.Hosts[0] with { Bridges = [] }], Instances = [] }));
    }

    [Fact]
    public void A_precondition_says_what_happens_without_it_and_which_commands_check_and_set_it()
    {
        var all = ZoneCase.Compile(SmallZones.OneNic([])).Preconditions;

        Assert.Equal(
            "sysctl net.bridge.bridge-nf-call-iptables=1. Without it, bridged IPv4 passes unseen. Check with 'sysctl net.bridge.bridge-nf-call-iptables'. Make it so with 'sysctl -w net.bridge.bridge-nf-call-iptables=1'.",
            all.Single(precondition => precondition.Name == "net.bridge.bridge-nf-call-iptables").ToString());
        Assert.Equal("kernel module br_netfilter. Without it, no rule sees a bridged packet. Make it so with 'modprobe br_netfilter'.", all.Single(precondition => precondition.Name == "br_netfilter").ToString());
        Assert.StartsWith("tool ebtables-restore (nf_tables). Without it, ", all.Single(precondition => precondition.Name == "ebtables-restore").ToString(), StringComparison.Ordinal);
        Assert.StartsWith("no rule NOTRACK. ", all.Single(precondition => precondition.Kind == PreconditionKind.NoRule).ToString(), StringComparison.Ordinal);
        Assert.StartsWith("one backend of iptables only. ", all.Single(precondition => precondition.Kind == PreconditionKind.Backend).ToString(), StringComparison.Ordinal);
        Assert.All(all, precondition => Assert.EndsWith(".", precondition.Reason, StringComparison.Ordinal));
    }

    private static IEnumerable<(PreconditionKind Kind, string Name)> Of(Zone zone) =>
        ZoneCase.Compile(zone).Preconditions.Select(precondition => (precondition.Kind, precondition.Name));
}
