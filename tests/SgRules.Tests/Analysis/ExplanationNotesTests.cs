using SgRules.Addressing;
using SgRules.Model;
using SgRules.Testing;

namespace SgRules.Analysis;

public sealed class ExplanationNotesTests
{
    private static readonly MacAddress Mac = MacAddress.Parse("06:00:c2:00:00:13");

    private static readonly InternetAddress Instance = InternetAddress.Parse("203.0.113.19");

    private static readonly InternetAddress Outside = InternetAddress.Parse("198.51.100.7");

    private static readonly Passage In = Passage.Bridged("cloudbr0", "eth0", "vnet4", Mac);

    private static readonly Zone Zone = SmallZones.OneNic([new SecurityGroup { Id = "web", Ingress = [SecurityRule.Tcp(22).WithCidrs("0.0.0.0/0")] }]);

    public static TheoryData<Packet, Passage, string[]> Notes()
    {
        const string Sysctl = "The rules see bridged IPv4 only with sysctl net.bridge.bridge-nf-call-iptables=1; without it, everything passes.";
        const string New = "Judged as NEW, the first packet of a connection; what follows and answers it is ESTABLISHED and isn't asked for rules again (contract 3.7).";
        var tcp = Packet.Tcp(Outside, Instance, 49152, 22);
        var (one, other) = (InternetAddress.Parse("2001:db8::1"), InternetAddress.Parse("2001:db8::2"));
        return new()
        {
            { tcp, In, [Sysctl, New] },
            { tcp with { State = ConnectionState.Established }, In, [Sysctl] },
            { tcp with { State = ConnectionState.Untracked }, In, [Sysctl, "An IPv4 packet is UNTRACKED only if a NOTRACK rule of the host says so, which the documents rule out (contract 3.7)."] },
            { tcp with { State = ConnectionState.Invalid }, Passage.Bridged("cloudbr0", "tap0", "tap1", Mac), [
                "tap0 is no port that the model has of bridge cloudbr0. Such a port has no IP traffic, in or out (contract 3).",
                "tap1 is no port that the model has of bridge cloudbr0. Such a port has no IP traffic, in or out (contract 3).",
                Sysctl] },
            { Packet.Icmp(Outside, Instance, 0), In, [Sysctl, "Connection tracking never calls this message NEW: judge it as ESTABLISHED after a question, as INVALID without one."] },
            { Packet.Icmp(Outside, Instance, 3, 1), In, [Sysctl, "Connection tracking never calls an ICMP error NEW: judge it as RELATED if it is about a known connection, as INVALID if not."] },
            { Packet.Icmp(one, other, 136), In, [
                "The rules see bridged IPv6 only with sysctl net.bridge.bridge-nf-call-ip6tables=1; without it, everything passes.",
                "Connection tracking calls this message UNTRACKED, which is judged as NEW is (contract 3.7)."] },
            { Packet.Icmp(one, other, 136) with { State = ConnectionState.Untracked }, In, ["The rules see bridged IPv6 only with sysctl net.bridge.bridge-nf-call-ip6tables=1; without it, everything passes."] },
            { tcp, Passage.Bridged("br1", "eth0", "vnet9", Mac), ["Bridge br1 carries no network with security groups and is left alone: no rule of the zone decides what crosses it (contract 3.13)."] },
            { tcp, Passage.FromHost("cloudbr0"), ["The host's own traffic isn't judged: no rule of the zone stands in INPUT or OUTPUT (contract 3.15)."] },
            { tcp, Passage.ToHost("cloudbr0", "vnet4", Mac), ["The host's own traffic isn't judged: no rule of the zone stands in INPUT or OUTPUT (contract 3.15)."] },
            { tcp, Passage.Routed("cloudbr0", "vnet4", "eth1", Mac), [] },
            { tcp, Passage.Routed("eth0", null, "eth1", Mac), ["Neither eth0 nor eth1 is a bridge that is filtered: no rule of the zone decides (contract 3.15)."] },
        };
    }

    [Theory]
    [InlineData(IPFamily.IPv4, 1)]
    [InlineData(IPFamily.IPv4, 9)]
    [InlineData(IPFamily.IPv4, 30)]
    [InlineData(IPFamily.IPv4, 42)]
    [InlineData(IPFamily.IPv6, 137)]
    [InlineData(IPFamily.IPv6, 138)]
    [InlineData(IPFamily.IPv6, 144)]
    [InlineData(IPFamily.IPv6, 200)]
    public void A_message_that_connection_tracking_only_calls_INVALID_is_said_to_be_so(IPFamily family, int type) =>
        Assert.Equal("Connection tracking never calls this message NEW, but INVALID: judge it as that.", NoteOfState(family, type));

    [Theory]
    [InlineData(IPFamily.IPv4, 8, "Judged as NEW, the first ")]
    [InlineData(IPFamily.IPv4, 17, "Judged as NEW, the first ")]
    [InlineData(IPFamily.IPv6, 128, "Judged as NEW, the first ")]
    [InlineData(IPFamily.IPv6, 139, "Judged as NEW, the first ")]
    [InlineData(IPFamily.IPv4, 5, "Connection tracking never calls an ICMP error NEW: ")]
    [InlineData(IPFamily.IPv6, 2, "Connection tracking never calls an ICMP error NEW: ")]
    [InlineData(IPFamily.IPv6, 129, "Connection tracking never calls this message NEW: judge it as ESTABLISHED ")]
    [InlineData(IPFamily.IPv6, 130, "Connection tracking calls this message UNTRACKED, ")]
    [InlineData(IPFamily.IPv6, 143, "Connection tracking calls this message UNTRACKED, ")]
    public void Every_other_message_is_said_to_be_what_it_is(IPFamily family, int type, string beginning) =>
        Assert.StartsWith(beginning, NoteOfState(family, type), StringComparison.Ordinal);

    [Theory]
    [MemberData(nameof(Notes))]
    public void What_no_rule_decides_is_said(Packet packet, Passage passage, string[] notes) =>
        Assert.Equal(notes, Of(Zone).Explain(packet, passage).Notes);

    private static string NoteOfState(IPFamily family, int type)
    {
        var (from, to) = family == IPFamily.IPv4 ? (Outside, Instance) : (InternetAddress.Parse("2001:db8::1"), InternetAddress.Parse("2001:db8::2"));
        return Of(Zone).Explain(Packet.Icmp(from, to, type), In).Notes[1];
    }

    private static Explainer Of(Zone zone)
    {
        var result = RuleCompiler.Compile(zone, ZoneCase.Host);
        return new Explainer(result.Policy!, result.Ruleset!);
    }
}
