using System.Globalization;
using SgRules.Addressing;
using SgRules.Model;
using SgRules.Netfilter;
using SgRules.Testing;

namespace SgRules.Layouts;

public sealed class EthernetLayoutTests
{
    /// <summary>What nft takes below the hook (facts: kernel, section 0, fact 9).</summary>
    private const int MaxDepth = 15;

    [Fact]
    public void A_host_without_guests_has_no_rule_for_frames() => Assert.Equal(
        EthernetTable.Empty,
        TableOf([Guest("r-4-VM", "vnet4", 4)]));

    [Fact]
    public void A_guests_own_rules_stand_in_its_chain_and_carried_types_return_going_out()
    {
        var table = TableOf([Guest("i-2-19-VM", "vnet4", 19)]);

        Assert.Equal(["PREROUTING", "OUTPUT", "POSTROUTING", "i-2-19-VM-in", "sg1-ein", "sg1-eout"], table.Chains.Select(chain => chain.Name.Text));
        Assert.Equal(
            [Verdict.Accept, Verdict.Accept, Verdict.Accept, Verdict.Drop, Verdict.Return, Verdict.Return],
            table.Chains.Select(chain => chain.Policy!.Value));
        Assert.Equal([1, 0, 1, 4, 1, 4], table.Chains.Select(chain => chain.Rules.Count));
        Assert.All(table.Chains.SelectMany(chain => chain.Rules), rule => Assert.Equal("3.16", rule.Origin.Paragraph));
    }

    [Fact]
    public void Uplinks_system_ports_and_bridges_without_security_groups_have_no_rule()
    {
        var named = DevicesIn(TableOf([Guest("i-2-19-VM", "vnet4", 19), Guest("r-5-VM", "vnet5", 5)]));

        Assert.Equal(["vnet4"], named.Distinct());
    }

    [Theory]
    [InlineData("i-2-19-VM", "^i-2-19-VM-in$")]
    [InlineData("a-name-of-25-characters-x", "^a-name-of-25-characters-x-in$")]
    [InlineData("a-name-of-26-characters-xy", "^sg1-a-name-of--[a-z2-7]{10}-in$")]
    [InlineData("größe", "^sg1-gr__e-[a-z2-7]{10}-in$")]
    [InlineData("-x", "^sg1--x-[a-z2-7]{10}-in$")]
    public void An_instances_chain_has_its_name_where_that_can_name_a_chain(string instance, string name) =>
        Assert.Matches(name, TableOf([Guest(instance, "vnet4", 19)]).Chains.Single(chain => chain.Policy == Verdict.Drop).Name.Text);

    [Fact]
    public void A_second_NIC_leaves_the_name_of_the_chain_and_the_rules_of_the_first_as_they_are()
    {
        var one = Guest("i-2-19-VM", "vnet4", 19);
        var before = ChainOf(TableOf([one]), "i-2-19-VM-in");
        var after = ChainOf(TableOf([one with { Nics = [Nic("vnet10", 77), .. one.Nics] }]), "i-2-19-VM-in");

        Assert.Equal(2 * before.Rules.Count, after.Rules.Count);
        Assert.Equal(before.Rules, after.Rules.Where(rule => DeviceOf(rule) == "vnet4"));
    }

    [Fact]
    public void Two_instances_whose_chains_come_to_one_name_are_an_error()
    {
        const string Long = "an instance whose name is too long";
        var name = TableOf([Guest(Long, "vnet4", 19)]).Chains.Select(chain => chain.Name.Text).Single(name => name.EndsWith("-in", StringComparison.Ordinal));
        var result = RuleCompiler.Compile(Zone([Guest(Long, "vnet4", 19), Guest(name[..^"-in".Length], "vnet5", 20)]), ZoneCase.Host);

        Assert.Null(result.Ruleset);
        var found = Assert.Single(result.Diagnostics);
        Assert.Equal("SGR2001", found.Code);
        Assert.StartsWith($"The chain {name} would stand for frames from instance ", found.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_frame_meets_few_rules_among_a_thousand_devices()
    {
        var devices = Enumerable.Range(0, 1_000).Select(n => string.Create(CultureInfo.InvariantCulture, $"vnet{n}")).ToArray();
        var table = TableOf(devices.Select((device, n) => Guest($"i-2-{device}-VM", device, n + 1)));

        // Ten branches a level at most, three digits, and the one of all.
        Assert.All(devices.Append("eth0"), device => Assert.InRange(TestsOf(table, "sg1-ein", device), 1, 35));
        Assert.Equal(1, TestsOf(table, "sg1-ein", "eth0"));
        AssertDispatches(table, devices);
    }

    [Fact]
    public void Devices_that_differ_in_their_last_byte_only_are_told_apart()
    {
        string[] devices = [.. "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_.:@-".Select(last => $"a-device-of-15{last}"), "a-device-of-15"];
        var table = TableOf(devices.Select((device, n) => Guest($"i-{device}", device, n + 1)));

        AssertDispatches(table, devices);
        Assert.Equal(1, TestsOf(table, "sg1-ein", "eth0"));
    }

    [Fact]
    public void Devices_each_of_which_begins_another_stay_within_the_depth_that_nft_takes()
    {
        string[] devices =
        [
            .. Enumerable.Range(1, 15).Select(length => new string('a', length)),
            .. Enumerable.Range(1, 14).SelectMany(length => "bcdefghi".Select(last => new string('a', length) + last)),
        ];
        var table = TableOf(devices.Select((device, n) => Guest($"i-{device}", device, n + 1)));

        Assert.Equal(MaxDepth, RulesetWalk.Depths(table).Values.Max());
        AssertDispatches(table, devices);
    }

    [ZoneProperty]
    public void No_chain_of_frames_is_deeper_than_nft_allows_and_every_one_is_reachable(ZoneCase zone)
    {
        var table = ZoneCase.Compile(zone.Zone).Ethernet;
        var depths = RulesetWalk.Depths(table);

        Assert.InRange(depths.Values.Max(), 0, MaxDepth);
        Assert.Equal(table.Chains.Select(chain => chain.Name).ToHashSet(), depths.Keys.ToHashSet());
        Assert.All(table.Chains, chain => Assert.InRange(chain.Name.Text.Length, 1, ChainName.MaxLength));
    }

    [ZoneProperty]
    public void Every_guest_port_and_no_other_has_one_leaf_each_way(ZoneCase zone)
    {
        var result = RuleCompiler.Compile(zone.Zone, ZoneCase.Host);
        var guests = result.Policy!.Bridges.SelectMany(bridge => bridge.GuestPorts).Select(port => port.Device).Order(StringComparer.Ordinal).ToList();
        var rules = result.Ruleset!.Ethernet.Chains.Where(chain => chain.Name.Text.StartsWith("sg1-e", StringComparison.Ordinal)).SelectMany(chain => chain.Rules).ToList();

        Assert.Equal(guests, Leaves(PacketSide.Source));
        Assert.Equal(guests, Leaves(PacketSide.Destination));
        IEnumerable<string> Leaves(PacketSide side) => rules
            .SelectMany(rule => rule.Matches)
            .OfType<FramePortMatch>()
            .Where(match => match.Side == side && !match.Device.IsPrefix)
            .Select(match => match.Device.Name)
            .Order(StringComparer.Ordinal);
    }

    [ZoneProperty]
    public void Adding_a_NIC_changes_only_the_chains_of_frames_that_its_device_passes(ZoneCase zone)
    {
        var nic = new Nic { Network = "net0", Device = "vnet199", Mac = MacAddress.Parse("06:ff:00:00:00:01"), IPv4 = InternetAddress.Parse("10.100.255.250") };
        var instance = new Instance { Name = "i-9-9-VM", Host = ZoneCase.Host, Nics = [nic] };
        var before = ZoneCase.Compile(zone.Zone).Ethernet;
        var after = ZoneCase.Compile(zone.Zone with { Instances = zone.Zone.Instances.Add(instance) }).Ethernet;

        var old = before.Chains.ToDictionary(chain => chain.Name.Text);
        var changed = after.Chains.Where(chain => old.GetValueOrDefault(chain.Name.Text) != chain).Select(chain => chain.Name.Text);
        Assert.All(changed, name => Assert.True(name is "i-9-9-VM-in" or "sg1-ein" or "sg1-eout" or "PREROUTING" or "POSTROUTING" || IsOnPath(name), name));

        // A node goes only where a new one above it has few enough leaves to list them.
        var added = after.Chains.Select(chain => chain.Name.Text).Except(old.Keys).ToList();
        Assert.All(
            old.Keys.Except(after.Chains.Select(chain => chain.Name.Text)),
            gone => Assert.Contains(added, node => gone.StartsWith(node, StringComparison.Ordinal)));

        // A node on its path, or a child of one that has been split off.
        static bool IsOnPath(string node)
        {
            var beginning = node[(node.IndexOf("-e", StringComparison.Ordinal) + 1)..].Split('-', 2)[1];
            return "vnet199".StartsWith(beginning, StringComparison.Ordinal) || "vnet199".StartsWith(beginning[..^1], StringComparison.Ordinal);
        }
    }

    private static void AssertDispatches(EthernetTable table, string[] devices)
    {
        foreach (var device in devices)
        {
            Assert.Equal($"-o {device} -j DROP", Decider(table, "sg1-eout", device));
            Assert.Equal($"-i {device} -j", Decider(table, "sg1-ein", device)?[..$"-i {device} -j".Length]);
        }

        Assert.Null(Decider(table, "sg1-eout", "eth0"));
    }

    /// <summary>The leaf that a device comes to, as text made here: which condition it has, and which target.</summary>
    private static string? Decider(EthernetTable table, string root, string device) => Walk(table, root, device).Leaf;

    private static int TestsOf(EthernetTable table, string root, string device) => Walk(table, root, device).Tests;

    // A walk of the tree only: rules without a port are the carried types, and don't apply.
    private static (string? Leaf, int Tests) Walk(EthernetTable table, string name, string device)
    {
        var tests = 0;
        foreach (var rule in ChainOf(table, name).Rules)
        {
            if (rule.Matches.OfType<FramePortMatch>().SingleOrDefault() is not { } port)
            {
                continue;
            }

            tests++;
            if (!port.Device.Matches(device))
            {
                continue;
            }

            if (!port.Device.IsPrefix)
            {
                var way = port.Side == PacketSide.Source ? "-i" : "-o";
                return (rule.Target is JumpTarget { Chain: var chain } ? $"{way} {port.Device} -j {chain}" : $"{way} {port.Device} -j DROP", tests);
            }

            var (leaf, below) = Walk(table, ((JumpTarget)rule.Target).Chain.Text, device);
            tests += below;
            if (leaf is not null)
            {
                return (leaf, tests);
            }
        }

        return (null, tests);
    }

    private static Chain ChainOf(EthernetTable table, string name) => table.Chains.Single(chain => chain.Name.Text == name);

    private static IEnumerable<string> DevicesIn(EthernetTable table) => table.Chains.SelectMany(chain => chain.Rules).Select(DeviceOf).OfType<string>();

    private static string? DeviceOf(Rule rule) => rule.Matches.OfType<FramePortMatch>().SingleOrDefault()?.Device.Name;

    private static EthernetTable TableOf(IEnumerable<Instance> instances) => ZoneCase.Compile(Zone(instances)).Ethernet;

    private static Zone Zone(IEnumerable<Instance> instances)
    {
        var zone = SmallZones.OneNic([]);
        return zone with { Networks = [zone.Networks[0] with { IPv4 = new Subnet { Cidr = Cidr.Parse("10.1.0.0/16") } }], Instances = instances.ToValueList() };
    }

    private static Instance Guest(string name, string device, int number) => new() { Name = name, Host = ZoneCase.Host, Nics = [Nic(device, number)] };

    private static Nic Nic(string device, int number) =>
        new() { Network = "guest", Device = device, Mac = MacAddress.Create(0x0600_C200_0000UL + (uint)number), IPv4 = InternetAddress.IPv4(0x0A01_0100 + (uint)number) };
}
