using SgRules.Cli.Testing;

namespace SgRules.Cli;

public sealed class VerifyTests
{
    private const string Scope = """

        What is proven, or refuted, for every packet of these: that the rules let it through exactly if the model does
          Untagged IPv4 and IPv6 packets that a bridge with security groups forwards from one port to another: every pair of ports, ports that the model doesn't have included, and every MAC address, address, protocol, port, message and hop limit.
          Every connection state, whatever packets conntrack gives it to; IPv4 without UNTRACKED, which only a NOTRACK rule gives (contract 3.7).
          Packets that the host routes from or to such a bridge (contract 3.15).
        Not judged
          Frames: tagged ones, ARP and other types, and MAC addresses where no packet is in it, which ebtables.restore filters (contract 3.16).
          Packets to and from the host itself (contract 3.15).
          What other tables and hooks of the host do, such as raw, mangle, nat and tables of nft.
        It holds where these hold
          kernel module br_netfilter. Without it, no rule sees a bridged packet. Check with 'sysctl net.bridge.bridge-nf-call-iptables'. Make it so with 'modprobe br_netfilter'.
          kernel module nf_conntrack. Without it, rules that ask for a connection's state don't load. Check with 'sysctl net.netfilter.nf_conntrack_max'. Make it so with 'modprobe nf_conntrack'.
          sysctl net.bridge.bridge-nf-call-iptables=1. Without it, bridged IPv4 passes unseen. Check with 'sysctl net.bridge.bridge-nf-call-iptables'. Make it so with 'sysctl -w net.bridge.bridge-nf-call-iptables=1'.
          sysctl net.bridge.bridge-nf-call-ip6tables=1. Without it, bridged IPv6 passes unseen. Check with 'sysctl net.bridge.bridge-nf-call-ip6tables'. Make it so with 'sysctl -w net.bridge.bridge-nf-call-ip6tables=1'.
          one backend of iptables only. Rules in both iptables-legacy and iptables-nft would both have to let a packet pass. Check with 'iptables --version'.
          no rule NOTRACK. Packets of these bridges that aren't tracked belong to no connection: their answers aren't let in, and rules for NEW packets don't meet them. Check with 'iptables-save -t raw; ip6tables-save -t raw'.
          no rule CT --zone. Packets of these bridges in another zone than the rest of their connection aren't known to belong to it. Check with 'iptables-save -t raw; ip6tables-save -t raw'.
          no rule of NAT for bridged packets. Rules would see other addresses than those of the guest or of its peer. Check with 'iptables-save -t nat; ip6tables-save -t nat'.

        """;

    [Fact]
    public void What_is_proven_comes_with_what_it_is_about_and_what_it_takes_for_granted() => Assert.Equal(
        new ToolRun(0, $"built-in example: PROVEN, 1 host\n\nkvm1: PROVEN; IPv4 38 rules, 25 pairs of ports; IPv6 45 rules, 25 pairs of ports\n{Scope}", string.Empty),
        Tool.Run("verify"));

    [Theory]
    [InlineData("--layout", "per-vm")]
    [InlineData("--no-dns", null)]
    [InlineData("--zone-rules", "4.20")]
    public void Every_option_of_compile_is_proven(string option, string? value)
    {
        var run = Tool.Run(["verify", option, .. value is null ? [] : new[] { value }]);

        Assert.Equal((0, string.Empty), (run.ExitCode, run.Error));
        Assert.StartsWith("built-in example: PROVEN, 1 host\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_hosts_are_proven_each_and_what_holds_for_both_is_said_once()
    {
        var run = Tool.RunWith(ModelTexts.OnTwoHosts(), "verify", "-");

        Assert.Equal((0, string.Empty), (run.ExitCode, run.Error));
        Assert.StartsWith("standard input: PROVEN, 2 hosts\n\nkvm1: PROVEN; ", run.Output, StringComparison.Ordinal);
        Assert.Contains("\nkvm2: PROVEN; ", run.Output, StringComparison.Ordinal);
        Assert.EndsWith($" pairs of ports\n{Scope}", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void One_host_is_proven_alone()
    {
        var run = Tool.RunWith(ModelTexts.OnTwoHosts(), "verify", "-", "--host", "kvm2");

        Assert.Equal(0, run.ExitCode);
        Assert.StartsWith("standard input: PROVEN, 1 host\n\nkvm2: PROVEN; ", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("kvm1", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_host_that_the_model_lacks_is_wrong_usage() => Assert.Equal(
        new ToolRun(2, string.Empty, "sgrules: built-in example has no host 'kvm9'; its hosts: kvm1\n"),
        Tool.Run("verify", "--host", "kvm9"));

    [Fact]
    public void Errors_of_one_host_leave_the_others_to_be_proven()
    {
        var run = Tool.RunWith(ModelTexts.WithHosts(("esx1", "VMware")), "verify", "-");

        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith("standard input: PROVEN, 1 host; the model has 1 error, and what an error is about is left out\n\nkvm1: PROVEN; ", run.Output, StringComparison.Ordinal);
        Assert.EndsWith("\nnot verified because of errors: esx1\n", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_no_host_can_be_compiled_nothing_is_proven()
    {
        var run = Tool.RunWith(ModelTexts.WithHosts(("esx1", "VMware")), "verify", "-", "--host", "esx1");

        Assert.Equal((1, string.Empty), (run.ExitCode, run.Output));
    }

    [Fact]
    public void A_budget_that_is_used_up_is_told_with_its_place_and_never_a_proof()
    {
        var run = Tool.Run("verify", "--max-nodes", "10");

        Assert.Equal(3, run.ExitCode);
        Assert.StartsWith("built-in example: UNKNOWN, 1 host\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("\n  The proof gave up: bridge cloudbr0, IPv4: more than 10 nodes of diagrams would be needed.\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Hosts_come_in_the_models_order()
    {
        var run = Tool.RunWith(ModelTexts.WithManyHosts(30, "KVM"), "verify", "-");

        var hosts = run.Output.Split('\n').Where(line => line.Contains(": PROVEN;", StringComparison.Ordinal)).Select(line => line[..line.IndexOf(':', StringComparison.Ordinal)]);
        Assert.Equal(["kvm1", .. Enumerable.Range(1, 30).Select(number => FormattableString.Invariant($"more{number}"))], hosts);
    }

    [Fact]
    public void Whoever_watches_many_hosts_sees_how_many_are_done() =>
        Assert.StartsWith("\r\e[K0 of 3 hosts\r\e[K1 of 3 hosts\r\e[K2 of 3 hosts\r\e[K", Tool.RunWatched(color: false, ModelTexts.WithManyHosts(2, "KVM"), "verify", "-").Error, StringComparison.Ordinal);

    [Fact]
    public void An_interrupted_run_says_so_and_nothing_else()
    {
        var run = Tool.RunInterrupted("7 of", ModelTexts.WithManyHosts(40, "KVM"), "verify", "-");

        Assert.Equal((130, string.Empty), (run.ExitCode, run.Output));
        Assert.EndsWith("\r\e[Ksgrules: interrupted.\n", run.Error, StringComparison.Ordinal);
    }
}
