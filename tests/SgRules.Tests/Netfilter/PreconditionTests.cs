using SgRules.Addressing;
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
            (PreconditionKind.KernelModule, "ip_set"),
            (PreconditionKind.KernelModule, "nf_tables"),
            (PreconditionKind.KernelModules, "nft_compat ebt_arp ip6t_ah ip_set_hash_ip xt_comment xt_conntrack xt_hl xt_mac xt_multiport xt_physdev xt_set xt_tcpudp"),
            (PreconditionKind.Sysctl, "net.bridge.bridge-nf-call-iptables"),
            (PreconditionKind.Sysctl, "net.bridge.bridge-nf-call-ip6tables"),
            (PreconditionKind.Backend, "one backend of iptables only"),
            (PreconditionKind.NoRule, "NOTRACK"),
            (PreconditionKind.NoRule, "CT --zone"),
            (PreconditionKind.NoRule, "of NAT for bridged packets"),
            (PreconditionKind.File, "/etc/protocols"),
        ],
        Of(SmallZones.OneNic([new SecurityGroup { Id = "web", Ingress = [SecurityRule.Tcp(22).WithGroups("web")] }])));

    [Fact]
    public void Without_a_set_none_of_them_is_about_sets()
    {
        var needed = Of(SmallZones.OneNic([new SecurityGroup { Id = "web", Ingress = [SecurityRule.Tcp(22).WithCidrs("0.0.0.0/0")] }]));

        Assert.DoesNotContain((PreconditionKind.Tool, "ipset"), needed);
        Assert.DoesNotContain((PreconditionKind.KernelModule, "ip_set"), needed);
        Assert.DoesNotContain("set", needed.Single(precondition => precondition.Kind == PreconditionKind.KernelModules).Name, StringComparison.Ordinal);
    }

    [Fact]
    public void Modules_are_those_of_the_conditions_that_the_rules_really_have()
    {
        var zone = SmallZones.OneNic([new SecurityGroup { Id = "web", Ingress = [SecurityRule.Whole(Protocol.Udp).WithGroups("web")] }]);
        zone = zone with { Instances = [zone.Instances[0] with { Nics = [zone.Instances[0].Nics[0] with { AllowedAddresses = [Cidr.Parse("203.0.113.128/28")] }] }] };

        Assert.Equal("nft_compat ebt_arp ip6t_ah ip_set_hash_ip xt_conntrack xt_hl xt_mac xt_multiport xt_physdev xt_set xt_tcpudp", Modules(new CompilerOptions { Comments = CommentStyle.None }));
        Assert.Equal("nft_compat ebt_arp ip6t_ah ip_set_hash_ip ip_set_hash_net xt_comment xt_conntrack xt_hl xt_mac xt_multiport xt_physdev xt_set xt_tcpudp", Modules(new CompilerOptions { Layout = RuleLayout.PerVm }));
        string Modules(CompilerOptions options) =>
            ZoneCase.Compile(zone, options).Preconditions.Single(precondition => precondition.Kind == PreconditionKind.KernelModules).Name;
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
        Assert.Equal(
            "kernel module br_netfilter. Without it, no rule sees a bridged packet. Check with 'sysctl net.bridge.bridge-nf-call-iptables'. Make it so with 'modprobe br_netfilter'.",
            all.Single(precondition => precondition.Name == "br_netfilter").ToString());
        var ebtables = all.Single(precondition => precondition.Name == "ebtables-restore").ToString();
        Assert.StartsWith("tool ebtables-restore (nf_tables). Without it, ", ebtables, StringComparison.Ordinal);
        Assert.EndsWith(" Check with 'ebtables --version', which says nf_tables then.", ebtables, StringComparison.Ordinal);
        var modules = all.Single(precondition => precondition.Kind == PreconditionKind.KernelModules);
        Assert.Equal(
            $"kernel modules {modules.Name}. Without one of them, loading stops half way; where modprobe works, they are loaded by themselves. Check with 'modprobe -n -a {modules.Name}'.",
            modules.ToString());
        Assert.StartsWith("no rule NOTRACK. ", all.First(precondition => precondition.Kind == PreconditionKind.NoRule).ToString(), StringComparison.Ordinal);
        Assert.All(all.Where(precondition => precondition.Remedy is not null), precondition => Assert.NotNull(precondition.Check));
        Assert.StartsWith("one backend of iptables only. ", all.Single(precondition => precondition.Kind == PreconditionKind.Backend).ToString(), StringComparison.Ordinal);
        Assert.All(all, precondition => Assert.EndsWith(".", precondition.Reason, StringComparison.Ordinal));
    }

    private static IEnumerable<(PreconditionKind Kind, string Name)> Of(Zone zone) =>
        ZoneCase.Compile(zone).Preconditions.Select(precondition => (precondition.Kind, precondition.Name));
}
