using SgRules.Netfilter;

namespace SgRules.Updates;

/// <summary>Names made from instances': ours only by the way that leads to them, or because the desired state has them.</summary>
public sealed class InstanceOwnershipTests
{
    private static readonly Ruleset PerVm = HostTexts.Compiled(RuleLayout.PerVm);

    private static readonly Ruleset Tree = HostTexts.Compiled(RuleLayout.Tree);

    [Fact]
    public void A_chain_that_our_tampered_chains_jump_to_does_not_become_ours()
    {
        var host = HostTexts.Of(PerVm).WithIPv4(":docker", "-A docker -j DROP", "-A i-2-19-def -j docker", "-A i-2-19-VM -g docker");

        var (part, findings) = host.PartFor(Ruleset.Empty);

        Assert.Empty(findings);
        Assert.DoesNotContain(part.IPv4.Chains, chain => chain.Name.Text == "docker");
        Assert.Contains(part.IPv4.Chains, chain => chain.Name.Text == "i-2-19-VM");
    }

    [Theory]
    [InlineData("-A BF-cloudbr0-IN -m physdev --physdev-in vnet9 --physdev-is-bridged -g i-9-99-def", "-A i-9-99-def -j i-9-99-VM")]
    [InlineData("-A BF-cloudbr0-SELF -m physdev --physdev-in vnet9 --physdev-out vnet9 --physdev-is-bridged -g i-9-99-VM", "-A i-9-99-def -j DROP")]
    public void A_default_chain_without_the_pair_of_jumps_names_no_instance(params string[] lines)
    {
        var host = HostTexts.Of(PerVm).WithIPv4([":i-9-99-def", ":i-9-99-VM", ":i-9-99-VM-eg", .. lines]);

        var (part, findings) = host.PartFor(PerVm);

        Assert.Empty(findings);
        Assert.DoesNotContain(part.IPv4.Chains, chain => chain.Name.Text.StartsWith("i-9-99", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void An_instance_without_an_address_of_the_family_is_told_by_its_egress_chain_that_stands_alone(bool isThere)
    {
        string[] egress = isThere ? [":i-9-99-VM-eg"] : [];
        var host = HostTexts.Of(PerVm).WithIPv4([
            ":i-9-99-def", ":i-9-99-VM", .. egress,
            "-A BF-cloudbr0-IN -m physdev --physdev-in vnet9 --physdev-is-bridged -g i-9-99-def",
            "-A i-9-99-def -m physdev --physdev-out vnet9 --physdev-is-bridged -j i-9-99-VM",
        ]);

        var (part, _) = host.PartFor(PerVm);

        Assert.Equal(isThere ? 3 : 0, part.IPv4.Chains.Count(chain => chain.Name.Text.StartsWith("i-9-99", StringComparison.Ordinal)));
    }

    [Fact]
    public void The_pair_of_jumps_must_be_to_chains_that_the_default_chains_name_derives_from()
    {
        string[] Instance(string name) =>
        [
            ":i-9-99-def", $":{name}", $":{name}-eg",
            "-A BF-cloudbr0-IN -m physdev --physdev-in vnet9 --physdev-is-bridged -g i-9-99-def",
            $"-A i-9-99-def -m physdev --physdev-in vnet9 --physdev-is-bridged -m set --match-set {name} src -j {name}-eg",
            $"-A i-9-99-def -m physdev --physdev-out vnet9 --physdev-is-bridged -j {name}",
        ];
        IEnumerable<string> Ours(string name) => HostTexts.Of(PerVm).WithSets($"create {name} hash:ip family inet\n").WithIPv4(Instance(name))
            .PartFor(PerVm).Part.IPv4.Chains.Select(chain => chain.Name.Text).Except(PerVm.IPv4.Chains.Select(chain => chain.Name.Text));

        Assert.Equal(["i-9-99-VM", "i-9-99-VM-eg", "i-9-99-def"], Ours("i-9-99-VM"));
        Assert.Empty(Ours("i-9-98-VM"));
    }

    [Fact]
    public void An_instances_sets_are_ours_where_its_default_chain_asks_them()
    {
        var host = HostTexts.Of(PerVm).WithSets("create i-2-20-VM-7 hash:ip family inet\n");

        Assert.Equal(PerVm.Sets, host.PartFor(Ruleset.Empty).Part.Sets);
    }

    [Fact]
    public void A_name_of_the_desired_state_is_ours_unless_others_lead_to_it()
    {
        var host = HostTexts.Nothing.WithIPv4(":i-2-19-VM", "-A i-2-19-VM -j ACCEPT");

        var (part, findings) = host.PartFor(PerVm);

        Assert.Empty(findings);
        Assert.Equal("i-2-19-VM", Assert.Single(part.IPv4.Chains).Name.Text);
        var refused = Assert.Single(host.WithIPv4("-A INPUT -j i-2-19-VM").PartFor(PerVm).Findings);
        Assert.Equal(UpdateFindings.ForeignUseOfChain.Code, refused.Code);
        Assert.Empty(host.PartFor(Tree).Part.IPv4.Chains);
    }

    [Fact]
    public void CloudStacks_chains_of_frames_are_refused_by_name_and_taken_over_when_told_to()
    {
        var host = HostTexts.Nothing.WithFrames(":i-2-19-VM-in ACCEPT", ":i-2-19-VM-out ACCEPT", "-A PREROUTING -i vnet4 -j i-2-19-VM-in", "-A POSTROUTING -o vnet4 -j i-2-19-VM-out", "-A i-2-19-VM-in -p ARP -j DROP");

        Assert.Equal((UpdateFindings.ForeignUseOfChain.Code, "ebtables"), (host.PartFor(Tree).Findings[0].Code, host.PartFor(Tree).Findings[0].Path));
        var part = host.PartFor(Tree, adopt: true).Part;
        Assert.Equal("i-2-19-VM-in", Assert.Single(part.Ethernet.Chains).Name.Text);
        Assert.Equal("-i vnet4 -j i-2-19-VM-in", Assert.Single(Assert.Single(part.Ethernet.Hooks).Rules).ToString());
    }

    [Fact]
    public void A_chain_of_frames_is_ours_if_our_senders_lead_to_it_by_a_port_and_it_ends_in_drop()
    {
        var host = HostTexts.Of(Tree).WithFrames(
            ":a-in DROP", ":b-in ACCEPT", ":c-in DROP", ":d-on DROP",
            "-A sg1-ein -i vnet91 -j a-in",
            "-A sg1-ein -i vnet92 -j b-in",
            "-A sg1-ein -p ARP -i vnet93 -j c-in",
            "-A sg1-ein -i vnet94 -j d-on",
            "-A PREROUTING -i vnet9 -j ACCEPT");

        var (part, findings) = host.PartFor(Ruleset.Empty);

        Assert.Empty(findings);
        Assert.Equal(
            ["a-in"],
            part.Ethernet.Chains.Select(chain => chain.Name.Text).Except(Tree.Ethernet.Chains.Select(chain => chain.Name.Text)));
        Assert.Equal(OwnPart.Of(Tree).Ethernet.Hooks, part.Ethernet.Hooks);
    }
}
