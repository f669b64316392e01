using SgRules.Addressing;
using SgRules.Testing;

namespace SgRules.Policies;

public sealed class JourneyTests
{
    [Theory]
    [InlineData("i-1-a", "i-1-b", "i-1-a (10.0.0.1) to i-1-b (10.0.0.2): kvm1: bridge cloudbr0, vnet1 to vnet2 as 06:00:00:00:00:01")]
    [InlineData("i-1-a", "r-4-VM", "i-1-a (10.0.0.1) to r-4-VM (10.0.0.13): kvm1: bridge cloudbr0, vnet1 to vnet13 as 06:00:00:00:00:01")]
    [InlineData("10.0.0.22", "10.0.0.65", "i-1-b (10.0.0.22) to i-1-a (10.0.0.65): kvm1: bridge cloudbr0, vnet2 to vnet1 as 06:00:00:00:00:02")]
    [InlineData("fe80::400:ff:fe00:1", "i-1-c", "i-1-a (fe80::400:ff:fe00:1) to i-1-c (2001:db8::3): kvm1: bridge cloudbr0, vnet1 to eth0 as 06:00:00:00:00:01; kvm2: bridge cloudbr0, bond0 to vnet3 as 06:00:00:00:00:01")]
    public void Two_ends_of_one_bridge_are_one_passage_and_of_two_hosts_two(string from, string to, string expected) =>
        Assert.Equal(expected, TwoHostZone.Text(from, to));

    [Theory]
    [InlineData("i-1-b", "fe80::400:ff:fe00:d", "i-1-b (fe80::400:ff:fe00:2) to r-4-VM (fe80::400:ff:fe00:d): kvm1: bridge cloudbr0, vnet2 to vnet13 as 06:00:00:00:00:02")]
    [InlineData("fe80::400:ff:fe00:d", "i-1-b", "r-4-VM (fe80::400:ff:fe00:d) to i-1-b (fe80::400:ff:fe00:2): kvm1: bridge cloudbr0, vnet13 to vnet2 as 06:00:00:00:00:0d")]
    public void Who_has_no_other_IPv6_address_speaks_to_a_link_local_one_from_its_own(string from, string to, string expected) => Assert.Equal(expected, TwoHostZone.Text(from, to));

    [Theory]
    [InlineData("i-1-b", "r-4-VM", IPFamily.IPv6, "i-1-b (fe80::400:ff:fe00:2) to r-4-VM (fe80::400:ff:fe00:d): kvm1: bridge cloudbr0, vnet2 to vnet13 as 06:00:00:00:00:02")]
    [InlineData("i-1-a", "i-1-c", IPFamily.IPv6, "i-1-a (2001:db8::1) to i-1-c (2001:db8::3): kvm1: bridge cloudbr0, vnet1 to eth0 as 06:00:00:00:00:01; kvm2: bridge cloudbr0, bond0 to vnet3 as 06:00:00:00:00:01")]
    [InlineData("i-1-c", "i-1-six", IPFamily.IPv4, "i-1-c (2001:db8::3) to i-1-six (2001:db8::5): kvm2: bridge cloudbr0, vnet3 to vnet5 as 06:00:00:00:00:03")]
    [InlineData("i-1-b", "i-1-six", null, "i-1-b (fe80::400:ff:fe00:2) to i-1-six (2001:db8::5): kvm1: bridge cloudbr0, vnet2 to eth0 as 06:00:00:00:00:02; kvm2: bridge cloudbr0, bond0 to vnet5 as 06:00:00:00:00:02")]
    [InlineData("i-1-c", "198.51.100.7", IPFamily.IPv6, "i-1-c (10.0.0.3) to 198.51.100.7: kvm2: bridge cloudbr0, vnet3 to bond0 as 06:00:00:00:00:03")]
    [InlineData("198.51.100.7", "2001:db8:9::1", null, "198.51.100.7 and 2001:db8:9::1 have no family in common: one has only IPv4 addresses, the other only IPv6 ones.")]
    public void A_frame_needs_no_addresses(string from, string to, IPFamily? family, string expected) => Assert.Equal(expected, TwoHostZone.TextOfFrame(from, to, family));

    [Theory]
    [InlineData("i-1-a", "i-1-b", "06:00:00:00:00:02")]
    [InlineData("i-1-a", "i-1-c", "06:00:00:00:00:03 06:00:00:00:00:03")]
    [InlineData("i-1-a", "i-1-d", "00:00:5e:00:53:02 06:00:00:00:00:04")]
    [InlineData("i-1-c", "i-1-off", "06:00:00:00:00:09")]
    [InlineData("i-1-c", "198.51.100.7", "00:00:5e:00:53:02")]
    [InlineData("i-1-c", "224.129.2.3", "01:00:5e:01:02:03")]
    [InlineData("i-1-c", "ff02::1:ff00:3", "33:33:ff:00:00:03")]
    [InlineData("i-1-c", "10.0.0.255", "ff:ff:ff:ff:ff:ff")]
    [InlineData("i-1-c", "255.255.255.255", "ff:ff:ff:ff:ff:ff")]
    public void A_frame_goes_to_the_NIC_the_next_hop_or_a_group(string from, string to, string macs) => Assert.Equal(
        macs,
        string.Join(' ', TwoHostZone.Find(from, to).Passages.ToImmutableArray().Select(passage => passage.DestinationMac)));

    [Theory]
    [InlineData("vnet1", "vnet2", "06:00:00:00:00:02")]
    [InlineData("vnet1", "eth0", "00:00:5e:00:53:02")]
    public void Between_named_ports_it_goes_to_the_NIC_at_the_second(string inPort, string outPort, string mac)
    {
        Assert.True(Journey.TryCross(TwoHostZone.Zone, "kvm1", inPort, outPort, null, out var passage, out _));
        Assert.Equal(mac, passage.DestinationMac.ToString());
    }

    [Fact]
    public void Over_two_hosts_the_frame_keeps_its_source_address_in_one_network() => Assert.Equal(
        "i-1-a (10.0.0.1) to i-1-c (10.0.0.3): kvm1: bridge cloudbr0, vnet1 to eth0 as 06:00:00:00:00:01; kvm2: bridge cloudbr0, bond0 to vnet3 as 06:00:00:00:00:01",
        TwoHostZone.Text("i-1-a", "i-1-c"));

    [Fact]
    public void Between_two_networks_a_packet_goes_by_the_gateway_even_on_one_bridge() => Assert.Equal(
        "i-1-a (10.0.0.1) to i-1-d (10.1.0.4): kvm1: bridge cloudbr0, vnet1 to eth0 as 06:00:00:00:00:01; kvm1: bridge cloudbr0, eth0 to vnet4 as 00:00:5e:00:53:01",
        TwoHostZone.Text("i-1-a", "i-1-d"));

    [Theory]
    [InlineData("198.51.100.7", "i-1-c", "198.51.100.7 to i-1-c (10.0.0.3): kvm2: bridge cloudbr0, bond0 to vnet3 as 00:00:5e:00:53:01")]
    [InlineData("i-1-c", "198.51.100.7", "i-1-c (10.0.0.3) to 198.51.100.7: kvm2: bridge cloudbr0, vnet3 to bond0 as 06:00:00:00:00:03")]
    [InlineData("i-1-c", "2001:db8:9::1", "i-1-c (2001:db8::3) to 2001:db8:9::1: kvm2: bridge cloudbr0, vnet3 to bond0 as 06:00:00:00:00:03")]
    public void An_end_outside_is_behind_an_uplink(string from, string to, string expected) => Assert.Equal(expected, TwoHostZone.Text(from, to));

    [Theory]
    [InlineData("i-1-c", "198.51.100.7", "198.51.100.7 is an address of no instance of the zone: it is taken to be behind the uplinks.")]
    [InlineData("i-1-c", "10.0.0.254", "10.0.0.254 is the gateway of network front, behind the uplinks.")]
    [InlineData("i-1-c", "224.0.0.18", "224.0.0.18 goes to every port of the bridge, to each a copy that is judged by itself. To see another, name the instance that receives it, with 224.0.0.18 as the destination address beside it, or the port.")]
    [InlineData("i-1-c", "10.0.0.255", "10.0.0.255 goes to every port of the bridge, to each a copy that is judged by itself. To see another, name the instance that receives it, with 10.0.0.255 as the destination address beside it, or the port.")]
    [InlineData("i-1-a", "i-1-c", "Bridge cloudbr0 of kvm1 has several uplinks: eth0 stands for them unless another is named, and the model judges them alike.")]
    [InlineData("i-1-c", "i-1-off", "i-1-off is stopped and so at no port: 10.0.0.9 is taken to be behind the uplinks.")]
    [InlineData("i-1-c", "10.1.0.55", "10.1.0.55 lies in network back but no instance has it: it is taken to be behind the uplinks.")]
    [InlineData("2001:db8::55", "i-1-c", "2001:db8::55 lies in network front but no instance has it: it is taken to be behind the uplinks.")]
    [InlineData("i-1-c", "10.0.0.9", "i-1-off is stopped and so at no port: 10.0.0.9 is taken to be behind the uplinks.")]
    public void What_is_assumed_is_said(string from, string to, string note) => Assert.Equal([note], TwoHostZone.Find(from, to).Notes);

    [Theory]
    [InlineData("i-1-off", "i-1-c (10.0.0.3) to i-1-off (10.0.0.9): kvm2: bridge cloudbr0, vnet3 to bond0 as 06:00:00:00:00:03")]
    [InlineData("10.0.0.9", "i-1-c (10.0.0.3) to i-1-off (10.0.0.9): kvm2: bridge cloudbr0, vnet3 to bond0 as 06:00:00:00:00:03")]
    public void To_a_stopped_instance_only_the_senders_side_is_passed(string to, string expected) => Assert.Equal(expected, TwoHostZone.Text("i-1-c", to));

    [Fact]
    public void To_a_stopped_instance_the_NIC_in_its_network_is_taken() =>
        Assert.Equal("i-1-two (10.0.0.7) to i-1-off (10.0.0.9): kvm2: bridge cloudbr0, vnet7 to bond0 as 06:00:00:00:00:07", TwoHostZone.Text("i-1-two", "i-1-off"));

    [Theory]
    [InlineData("224.0.0.18", true)]
    [InlineData("10.0.0.255", true)]
    [InlineData("255.255.255.255", true)]
    [InlineData("ff02::1", true)]
    [InlineData("198.51.100.7", false)]
    [InlineData("i-1-a", false)]
    public void To_every_port_is_one_copy_of_several(string to, bool goesToAll) => Assert.Equal(goesToAll, TwoHostZone.Find("i-1-c", to).GoesToAll);

    [Fact]
    public void Nothing_is_assumed_between_two_ports_of_a_bridge() => Assert.Empty(TwoHostZone.Find("i-1-a", "i-1-b").Notes);

    [Fact]
    public void Of_several_NICs_the_one_in_the_other_ends_network_is_taken()
    {
        var journey = TwoHostZone.Find("i-1-two", "i-1-d");

        Assert.Equal("i-1-two (10.1.0.6)", journey.From.ToString());
        Assert.Contains("i-1-two has several NICs; vnet6 in network back was taken. Name another by its address.", journey.Notes);
    }

    [Fact]
    public void Of_several_NICs_as_good_the_first_by_network_is_taken()
    {
        Assert.Equal("i-1-two (10.1.0.6) to 198.51.100.7: kvm2: bridge cloudbr0, vnet6 to bond0 as 06:00:00:00:00:06", TwoHostZone.Text("i-1-two", "198.51.100.7"));
        Assert.Equal("i-1-two (10.0.0.7) to 198.51.100.7: kvm2: bridge cloudbr0, vnet7 to bond0 as 06:00:00:00:00:07", TwoHostZone.Text("10.0.0.7", "198.51.100.7"));
    }

    [Fact]
    public void The_family_is_the_other_ends_and_IPv4_if_both_have_both()
    {
        Assert.Equal(IPFamily.IPv4, TwoHostZone.Find("i-1-a", "i-1-c").From.Address.Family);
        Assert.Equal("i-1-a (2001:db8::1)", TwoHostZone.Find("i-1-a", "i-1-six").From.ToString());
        Assert.Equal("i-1-c (2001:db8::3)", TwoHostZone.Find("i-1-a", "i-1-c", IPFamily.IPv6).To.ToString());
    }

    [Theory]
    [InlineData("i-1-plain", "i-1-a", "kvm1: bridge cloudbr0, eth0 to vnet1 as 00:00:5e:00:53:01", "i-1-plain (vnet8) is in network plain, which has no security groups: its bridge is left alone (contract 3.13).")]
    [InlineData("i-1-plain", "i-2-plain", "", "Neither end is at a bridge that is filtered: no rule of the zone decides about what passes between them.")]
    [InlineData("198.51.100.7", "198.51.100.8", "", "Neither end is at a bridge that is filtered: no rule of the zone decides about what passes between them.")]
    public void What_no_rule_decides_is_said(string from, string to, string passages, string note)
    {
        Assert.EndsWith($": {passages}", TwoHostZone.Text(from, to), StringComparison.Ordinal);
        Assert.Contains(note, TwoHostZone.Find(from, to).Notes);
    }

    [Theory]
    [InlineData("i-1-aa", "i-1-b", "there is no instance 'i-1-aa'; did you mean 'i-1-a'?")]
    [InlineData("i-1-b", "router", "there is no instance 'router', and it is no address either; name one of the two.")]
    [InlineData("i-1-b", "", "there is no instance '', and it is no address either; name one of the two.")]
    [InlineData("i-1-off", "i-1-b", "i-1-off is stopped and so at no port; it sends nothing until it runs.")]
    [InlineData("10.0.0.9", "i-1-b", "10.0.0.9 is an address of i-1-off, which is stopped and so at no port; it sends nothing until it runs.")]
    [InlineData("i-1-off", "i-1-off", "i-1-off is stopped and so at no port; it sends nothing until it runs.")]
    [InlineData("i-1-b", "10.0.0.11", "10.0.0.11 is an address of i-1-lost, which has no NIC at a bridge; give it one with host, network and device.")]
    [InlineData("i-1-b", "i-1-lost", "i-1-lost has no NIC at a bridge; give it one with host, network and device.")]
    [InlineData("i-1-b", "i-1-b", "i-1-b and i-1-b are one and the same; what it sends to itself crosses no bridge.")]
    [InlineData("i-1-b", "10.0.0.22", "i-1-b and 10.0.0.22 are one and the same; what it sends to itself crosses no bridge.")]
    [InlineData("198.51.100.7", "198.51.100.7", "198.51.100.7 and 198.51.100.7 are one and the same; what it sends to itself crosses no bridge.")]
    [InlineData("i-1-b", "i-1-six", "i-1-b and i-1-six have no family in common: one has only IPv4 addresses, the other only IPv6 ones.")]
    [InlineData("198.51.100.7", "2001:db8::1", "198.51.100.7 and 2001:db8::1 have no family in common: one has only IPv4 addresses, the other only IPv6 ones.")]
    [InlineData("10.0.0.200", "i-1-c", "10.0.0.200 is an address of i-1-a (vnet1) and i-1-b (vnet2); name one of these instances, with 10.0.0.200 as the source address beside it.")]
    [InlineData("i-1-c", "10.0.0.200", "10.0.0.200 is an address of i-1-a (vnet1) and i-1-b (vnet2); name one of these instances, with 10.0.0.200 as the destination address beside it.")]
    [InlineData("224.0.0.18", "i-1-c", "224.0.0.18 is a multicast address, and nothing sends from one; name who sends.")]
    [InlineData("255.255.255.255", "i-1-c", "255.255.255.255 is a broadcast address, and nothing sends from one; name who sends.")]
    [InlineData("10.0.0.255", "i-1-c", "10.0.0.255 is a broadcast address, and nothing sends from one; name who sends.")]
    [InlineData("198.51.100.7", "224.0.0.18", "224.0.0.18 goes to every port, to each a copy that is judged by itself; name the instance that receives it, with 224.0.0.18 as the destination address beside it, or the two ports.")]
    [InlineData("198.51.100.7", "10.0.0.255", "10.0.0.255 goes to every port, to each a copy that is judged by itself; name the instance that receives it, with 10.0.0.255 as the destination address beside it, or the two ports.")]
    [InlineData("i-1-plain", "255.255.255.255", "255.255.255.255 goes to every port, to each a copy that is judged by itself; name the instance that receives it, with 255.255.255.255 as the destination address beside it, or the two ports.")]
    [InlineData("fe80::1", "ff02::1", "ff02::1 goes to every port, to each a copy that is judged by itself; name the instance that receives it, with ff02::1 as the destination address beside it, or the two ports.")]
    [InlineData("i-1-alone", "i-1-a", "bridge cloudbr0 of kvm3 has no uplink in the model, and the packet would need one; add it to \"uplinks\".")]
    public void Why_there_is_no_way_is_one_sentence(string from, string to, string sentence) => Assert.Equal(sentence, TwoHostZone.Text(from, to));

    [Fact]
    public void A_family_that_not_both_have_is_refused() =>
        Assert.Equal("i-1-b and i-1-a don't both have an IPv6 address.", TwoHostZone.Text("i-1-b", "i-1-a", IPFamily.IPv6));

    [Fact]
    public void Who_has_an_address_comes_before_who_may_use_it() => Assert.Equal("i-1-a", TwoHostZone.Find("10.0.0.1", "i-1-c").From.Instance);

    [Theory]
    [InlineData("kvm1", "vnet1", "eth1", "bridge cloudbr0, vnet1 to eth1 as 06:00:00:00:00:01")]
    [InlineData("kvm1", "eth1", "vnet1", "bridge cloudbr0, eth1 to vnet1 as 00:00:5e:00:53:01")]
    [InlineData("kvm1", "tap0", "vnet1", "bridge cloudbr0, tap0 to vnet1 as 00:00:5e:00:53:01")]
    [InlineData("kvm1", "vnet8", "eth2", "bridge plainbr0, vnet8 to eth2 as 06:00:00:00:00:08")]
    [InlineData("kvm2", "tap0", "tap1", "bridge cloudbr0, tap0 to tap1 as 00:00:5e:00:53:01")]
    [InlineData("kvm1", "tap0", "tap1", "neither tap0 nor tap1 is a port that the model has of kvm1; name at least one that it has.")]
    [InlineData("kvm1", "vnet1", "eth2", "vnet1 is a port of bridge cloudbr0 and eth2 of bridge plainbr0; a frame stays on one bridge.")]
    [InlineData("kvm1", "vnet1", "vnet1", "a bridge never sends a frame back by the port it came in by; vnet1 can't be both.")]
    [InlineData("kvm1", "vnet1", "plainbr0", "plainbr0 is a bridge of kvm1 and no port of one; name the device that is plugged into it.")]
    [InlineData("kvm1", "a23456789012345", "vnet1", "bridge cloudbr0, a23456789012345 to vnet1 as 00:00:5e:00:53:01")]
    [InlineData("kvm1", "a234567890123456", "vnet1", "'a234567890123456' can't name a device; its name has at most 15 bytes.")]
    [InlineData("kvm1", "a23456789012é5", "vnet1", "bridge cloudbr0, a23456789012é5 to vnet1 as 00:00:5e:00:53:01")]
    [InlineData("kvm1", "a234567890123é5", "vnet1", "'a234567890123é5' can't name a device; its name has at most 15 bytes.")]
    [InlineData("kvm1", "", "vnet1", "a port has a name; name the device.")]
    [InlineData("kvm9", "vnet1", "eth1", "there is no host 'kvm9'; did you mean 'kvm1'?")]
    [InlineData("elsewhere", "vnet1", "eth1", "there is no host 'elsewhere'; name one of the zone's.")]
    public void Two_ports_are_of_one_bridge(string host, string inPort, string outPort, string expected) => Assert.Equal(
        expected,
        Journey.TryCross(TwoHostZone.Zone, host, inPort, outPort, null, out var passage, out var problem) ? $"{passage.Passage} as {passage.Passage.SourceMac}" : problem);

    [Theory]
    [InlineData("kvm1", "kvm1: bridge cloudbr0, vnet1 to eth0", true)]
    [InlineData("kvm2", "kvm2: bridge cloudbr0, bond0 to vnet3", false)]
    public void The_part_on_one_host_has_what_is_assumed_there(string host, string passage, bool hasNote)
    {
        Assert.True(TwoHostZone.Find("i-1-a", "i-1-c").TryTake(TwoHostZone.Zone, host, out var part, out var problem));

        Assert.Null(problem);
        Assert.Equal(passage, $"{Assert.Single(part.Passages).Host}: {part.Passages[0].Passage}");
        Assert.Equal(hasNote ? ["Bridge cloudbr0 of kvm1 has several uplinks: eth0 stands for them unless another is named, and the model judges them alike."] : [], part.Notes);
    }

    [Theory]
    [InlineData("i-1-a", "i-1-c", "kvm3", "the way doesn't lead through 'kvm3'; it leads through kvm1 and kvm2.")]
    [InlineData("i-1-a", "i-1-d", "kvm2", "the way doesn't lead through 'kvm2'; it leads through kvm1.")]
    [InlineData("i-1-a", "i-1-c", "kvm", "there is no host 'kvm'; did you mean 'kvm1'?")]
    [InlineData("i-1-plain", "i-2-plain", "elsewhere", "there is no host 'elsewhere'; name one of the zone's.")]
    public void A_host_that_is_not_on_the_way_has_no_part_of_it(string from, string to, string host, string sentence)
    {
        Assert.False(TwoHostZone.Find(from, to).TryTake(TwoHostZone.Zone, host, out var part, out var problem));

        Assert.Equal((null, sentence), (part, problem));
    }

    [Fact]
    public void Where_nothing_is_passed_every_host_has_all_of_it()
    {
        var journey = TwoHostZone.Find("i-1-plain", "i-2-plain");

        Assert.True(journey.TryTake(TwoHostZone.Zone, "kvm2", out var part, out _));
        Assert.Equal(journey, part);
    }

    [Property(MaxTest = 500)]
    public void A_zone_that_is_wrong_has_a_way_or_a_sentence_too(int seed)
    {
        var zone = new Validation.HostileZones(seed).Next();
        string[] ends = [.. zone.Instances.ToImmutableArray().Select(instance => instance.Name), "10.0.0.1", "fe80::1", "255.255.255.255", "198.51.100.7"];
        string[] ports = ["eth0", .. zone.Hosts.ToImmutableArray().SelectMany(host => host.Bridges.ToImmutableArray()).SelectMany(bridge => bridge.Uplinks.ToImmutableArray())];
        foreach (var (one, other) in ends.SelectMany(_ => ends, (one, other) => (one, other)))
        {
            Assert.NotEqual(Journey.TryFind(zone, one, other, null, out _, out var problem), problem is not null);
            Assert.NotEqual(Journey.TryFindOfFrame(zone, one, other, IPFamily.IPv6, out _, out problem), problem is not null);
        }

        foreach (var (one, other) in ports.SelectMany(_ => ports, (one, other) => (one, other)))
        {
            Assert.NotEqual(Journey.TryCross(zone, zone.Hosts.IsEmpty ? "kvm1" : zone.Hosts[0].Name, one, other, null, out _, out var problem), problem is not null);
        }
    }

    [ZoneProperty]
    public void Any_two_ends_have_a_way_or_a_sentence_whatever_the_order_of_the_model(ZoneCase zone, int seed)
    {
        var shuffled = new ZoneShuffle(new Random(seed)).Shuffle(zone.Zone);
        string[] ends = [.. zone.Zone.Instances.ToImmutableArray().Take(6).Select(instance => instance.Name), "10.0.0.1", "198.51.100.7", "2001:db8::7"];
        foreach (var (from, to) in ends.SelectMany(_ => ends, (from, to) => (from, to)))
        {
            var found = Journey.TryFind(zone.Zone, from, to, null, out var journey, out var problem);
            _ = Journey.TryFind(shuffled, from, to, null, out var other, out var otherProblem);

            Assert.Equal((journey, problem), (other, otherProblem));
            Assert.Equal(found, problem is null);
            Assert.All(journey?.Passages.ToImmutableArray() ?? [], passage => Assert.NotEqual(passage.Passage.InPort, passage.Passage.OutPort));
        }
    }
}
