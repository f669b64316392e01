using System.Diagnostics;
using SgRules.Addressing;
using SgRules.Netfilter;

namespace SgRules.Laboratory;

/// <summary>The laboratory itself: what it reports is what the kernel does.</summary>
public sealed class KernelLabTests
{
    public static TheoryData<Backend, IPFamily> Everywhere { get; } = new()
    {
        { Backend.Legacy, IPFamily.IPv4 },
        { Backend.Legacy, IPFamily.IPv6 },
        { Backend.Nft, IPFamily.IPv4 },
        { Backend.Nft, IPFamily.IPv6 },
    };

    [KernelFact]
    public void Without_rules_a_frame_leaves_by_the_port_of_its_address_and_a_broadcast_by_all_others()
    {
        using var lab = SmallLab.Open();

        var arrivals = Devices(lab, [SmallLab.Shot(IPFamily.IPv4, 0, 1), SmallLab.Shot(IPFamily.IPv6, 2, 0), SmallLab.Arp(1)]);

        Assert.Equal(["vnet1", "vnet0", "br0 vnet0 vnet2"], arrivals);
    }

    [KernelTheory]
    [MemberData(nameof(Everywhere))]
    public void Policy_DROP_drops_packets_and_leaves_ARP_alone(Backend backend, IPFamily family)
    {
        using var lab = SmallLab.Open();
        lab.Load(SmallLab.Rules(Verdict.Drop), backend);

        var arrivals = Devices(lab, [SmallLab.Shot(family, 0, 1), SmallLab.Arp(0)]);

        Assert.Equal(["", "br0 vnet1 vnet2"], arrivals);
    }

    [KernelTheory]
    [MemberData(nameof(Everywhere))]
    public void A_connection_makes_its_frames_established_either_way_and_no_others(Backend backend, IPFamily family)
    {
        using var lab = SmallLab.Open();
        lab.Load(SmallLab.Rules(Verdict.Drop, "-m conntrack --ctstate ESTABLISHED -j ACCEPT"), backend);
        var connection = new Connection(SmallLab.Packet(family, 0, 1));
        var reply = Packet.Udp(SmallLab.Address(family, 1), SmallLab.Address(family, 0), 7, 40000);
        var back = SmallLab.Shot(1, SmallLab.Port(0).Mac, reply);

        var arrivals = Devices(
            lab,
            [
                SmallLab.Shot(family, 0, 1) with { Connections = [connection] },
                back with { Connections = [connection] },
                back,
                SmallLab.Shot(family, 1, 2) with { Connections = [connection] },
            ]);

        Assert.Equal(["vnet1", "vnet0", "", ""], arrivals);
    }

    [KernelTheory]
    [MemberData(nameof(Everywhere))]
    public void What_one_shot_leaves_behind_does_not_change_the_next(Backend backend, IPFamily family)
    {
        using var lab = SmallLab.Open();
        lab.Load(SmallLab.Rules(Verdict.Drop, "-m conntrack --ctstate ESTABLISHED -j ACCEPT", "-m physdev --physdev-in vnet0 --physdev-is-bridged -j ACCEPT"), backend);
        var back = SmallLab.Shot(1, SmallLab.Port(0).Mac, Packet.Udp(SmallLab.Address(family, 1), SmallLab.Address(family, 0), 7, 40000));

        Assert.Equal(["vnet1", "", "vnet1"], Devices(lab, [SmallLab.Shot(family, 0, 1), back, SmallLab.Shot(family, 0, 1)]));
    }

    [KernelTheory]
    [InlineData(IPFamily.IPv4)]
    [InlineData(IPFamily.IPv6)]
    public void The_host_receives_and_sends_and_routes(IPFamily family)
    {
        using var lab = SmallLab.Open();
        var host = family == IPFamily.IPv4 ? SmallLab.Host4 : SmallLab.Host6;
        var mac = lab.MacOf(SmallLab.Bridge);
        Shot[] shots =
        [
            SmallLab.Shot(0, mac, Packet.Udp(SmallLab.Address(family, 0), host, 40000, 7)),
            new(SmallLab.Bridge, id => [PlainFrames.Udp(SmallLab.Port(1).Mac, mac, Packet.Udp(host, SmallLab.Address(family, 1), 40000, 7), id)]),
            SmallLab.Shot(0, mac, SmallLab.Packet(family, 0, 2)),
            new(SmallLab.Bridge, id => [PlainFrames.Arp(mac, id)]),
        ];

        Assert.Equal(["br0", "vnet1", "vnet2", "vnet0 vnet1 vnet2"], Devices(lab, shots));

        lab.Load(SmallLab.Rules(Verdict.Drop), Backend.Nft);

        Assert.Equal(["br0", "vnet1", "", "vnet0 vnet1 vnet2"], Devices(lab, shots));
    }

    [KernelFact]
    public void A_ruleset_takes_the_place_of_the_one_before_on_either_backend()
    {
        using var lab = SmallLab.Open();
        Shot[] shots = [SmallLab.Shot(IPFamily.IPv4, 0, 1)];
        foreach (var backend in new[] { Backend.Legacy, Backend.Nft, Backend.Nft, Backend.Legacy, Backend.Legacy })
        {
            lab.Load(SmallLab.Rules(Verdict.Drop), backend);
            Assert.Equal([""], Devices(lab, shots));
            lab.Load(SmallLab.Rules(Verdict.Accept), backend == Backend.Legacy ? Backend.Nft : Backend.Legacy);
            Assert.Equal(["vnet1"], Devices(lab, shots));
        }
    }

    [KernelTheory]
    [InlineData(Backend.Legacy)]
    [InlineData(Backend.Nft)]
    public void A_refused_document_is_said_with_the_tool_s_message_and_our_line(Backend backend)
    {
        using var lab = SmallLab.Open();
        var rules = SmallLab.Rules(Verdict.Drop, "-m physdev --physdev-in vnet0 -j ACCEPT", "-m set --match-set nothing src -j ACCEPT");

        var refusal = Assert.Throws<LoadException>(() => lab.Load(rules, backend));

        Assert.Equal("iptables.restore", refusal.Document);
        Assert.Contains("nothing", refusal.ToolMessage, StringComparison.Ordinal);
        Assert.Equal("-A FORWARD -m set --match-set nothing src -j ACCEPT", refusal.Line);
    }

    [KernelFact]
    public void After_a_refused_document_another_can_be_loaded()
    {
        using var lab = SmallLab.Open();
        var set = IpSet.Create(new Origin("3.9"), SetName.Parse("web"), IpSetType.HashNet, IPFamily.IPv4, [IPPrefix.Parse("192.0.2.0/30")]);
        var rules = SmallLab.Rules(Verdict.Drop, "-m set --match-set web src -j ACCEPT");
        Assert.Throws<LoadException>(() => lab.Load(rules with { Sets = [set] }, Backend.Legacy));
        foreach (var backend in new[] { Backend.Nft, Backend.Legacy, Backend.Legacy })
        {
            lab.Load(rules with { IPv6 = SmallLab.Rules(Verdict.Drop).IPv6, Sets = [set] }, backend);
            Assert.Equal(["vnet1", ""], Devices(lab, [SmallLab.Shot(IPFamily.IPv4, 0, 1), SmallLab.Shot(IPFamily.IPv6, 0, 1)]));
        }
    }

    [KernelFact]
    public void A_table_that_drops_every_frame_drops_the_laboratory_s_too_and_takes_longer()
    {
        using var lab = SmallLab.Open();
        var nothing = SmallLab.Rules(Verdict.Accept) with { Ethernet = EthernetTable.Create(EthernetTable.Empty.Chains.ToImmutableArray().Select(chain => chain with { Policy = Verdict.Drop })) };
        lab.Load(nothing, Backend.Nft);

        Assert.Equal(["", ""], Devices(lab, [SmallLab.Shot(IPFamily.IPv4, 0, 1), SmallLab.Arp(0)]));

        lab.Load(SmallLab.Rules(Verdict.Accept), Backend.Nft);

        Assert.Equal(["vnet1", "br0 vnet1 vnet2"], Devices(lab, [SmallLab.Shot(IPFamily.IPv4, 0, 1), SmallLab.Arp(0)]));
    }

    [KernelFact]
    public void Two_laboratories_side_by_side_do_not_disturb_each_other()
    {
        using var open = SmallLab.Open();
        using var closed = SmallLab.Open();
        open.Load(SmallLab.Rules(Verdict.Accept), Backend.Legacy);
        closed.Load(SmallLab.Rules(Verdict.Drop), Backend.Legacy);
        var shots = Enumerable.Range(0, 2_000).Select(port => SmallLab.Shot(0, SmallLab.Port(1).Mac, Packet.Udp(SmallLab.Address(IPFamily.IPv4, 0), SmallLab.Address(IPFamily.IPv4, 1), port, 7))).ToArray();

        var arrivals = new[] { open, closed }.AsParallel().AsOrdered().WithDegreeOfParallelism(2).Select(lab => Devices(lab, shots)).ToArray();

        Assert.All(arrivals[0], devices => Assert.Equal("vnet1", devices));
        Assert.All(arrivals[1], devices => Assert.Empty(devices));
    }

    [KernelFact]
    public void More_than_twenty_thousand_frames_go_through_in_a_minute()
    {
        using var lab = SmallLab.Open();
        var shots = Enumerable.Range(0, 20_000).Select(port => SmallLab.Shot(0, SmallLab.Port(1).Mac, Packet.Udp(SmallLab.Address(IPFamily.IPv4, 0), SmallLab.Address(IPFamily.IPv4, 1), port, 7))).ToArray();
        var watch = Stopwatch.StartNew();

        Assert.All(Devices(lab, shots), devices => Assert.Equal("vnet1", devices));

        Assert.True(watch.Elapsed < TimeSpan.FromMinutes(1), $"It took {watch.Elapsed}.");
    }

    private static string[] Devices(KernelLab lab, IReadOnlyList<Shot> shots) => [.. lab.Send(shots).Select(devices => string.Join(' ', devices))];
}
