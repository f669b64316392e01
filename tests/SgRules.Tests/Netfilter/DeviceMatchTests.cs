using SgRules.Addressing;
using static SgRules.Netfilter.SmallTable;

namespace SgRules.Netfilter;

/// <summary>When conditions on interfaces, bridge ports and the frame's sender hold (facts: kernel, section 2).</summary>
public sealed class DeviceMatchTests
{
    private static readonly Passage Routed = Passage.Routed("cloudbr0", "vnet4", "cloudbr1", Mac);
    private static readonly Passage RoutedFromWire = Passage.Routed("eth1", null, "cloudbr1", Mac);
    private static readonly Passage ToHost = Passage.ToHost("cloudbr0", "vnet4", Mac);
    private static readonly Passage ToHostFromWire = Passage.ToHost("eth1", null, Mac);
    private static readonly Passage FromHost = Passage.FromHost("cloudbr0");

    [Fact]
    public void Interfaces_of_a_bridged_packet_are_its_bridge()
    {
        Assert.True(Holds(new InInterfaceMatch(DevicePattern.Exact("cloudbr0"))));
        Assert.True(Holds(new OutInterfaceMatch(DevicePattern.StartingWith("cloud"))));
        Assert.False(Holds(new InInterfaceMatch(DevicePattern.Exact("vnet4"))));
        Assert.True(Holds(new InInterfaceMatch(DevicePattern.Exact("vnet4")) { IsNegated = true }));
        Assert.False(Holds(new OutInterfaceMatch(DevicePattern.Exact("cloudbr0")) { IsNegated = true }));
    }

    [Fact]
    public void Interfaces_of_other_packets_are_where_they_come_in_and_go_out()
    {
        Assert.True(Holds(new InInterfaceMatch(DevicePattern.Exact("cloudbr0")), Web, Routed));
        Assert.True(Holds(new OutInterfaceMatch(DevicePattern.Exact("cloudbr1")), Web, Routed));
        Assert.True(Holds(new InInterfaceMatch(DevicePattern.Exact("cloudbr0")), Web, ToHost));
        Assert.True(Holds(new OutInterfaceMatch(DevicePattern.Exact("cloudbr0")), Web, FromHost));
    }

    [Fact]
    public void A_missing_interface_is_none_that_a_rule_can_name()
    {
        Assert.False(Holds(new InInterfaceMatch(DevicePattern.StartingWith("c")), Web, FromHost));
        Assert.True(Holds(new InInterfaceMatch(DevicePattern.StartingWith("c")) { IsNegated = true }, Web, FromHost));
        Assert.False(Holds(new OutInterfaceMatch(DevicePattern.StartingWith("c")), Web, ToHost));
        Assert.True(Holds(new OutInterfaceMatch(DevicePattern.StartingWith("c")) { IsNegated = true }, Web, ToHost));
    }

    [Theory]
    [InlineData("vnet1", false, "vnet1", true)]
    [InlineData("vnet1", false, "vnet10", false)]
    [InlineData("vnet1", true, "vnet1", true)]
    [InlineData("vnet1", true, "vnet10", true)]
    [InlineData("vnet1", true, "vnet1x", true)]
    [InlineData("vnet1", true, "vnet2", false)]
    [InlineData("vnet10", true, "vnet1", false)]
    public void A_wildcard_means_every_port_that_begins_so_and_a_name_only_itself(string name, bool isPrefix, string port, bool holds)
    {
        var pattern = isPrefix ? DevicePattern.StartingWith(name) : DevicePattern.Exact(name);

        Assert.Equal(holds, Holds(new PhysdevMatch { In = pattern }, Web, Passage.Bridged("cloudbr0", port, "eth0", Mac)));
        Assert.Equal(!holds, Holds(new PhysdevMatch { In = pattern, IsInNegated = true }, Web, Passage.Bridged("cloudbr0", port, "eth0", Mac)));
        Assert.Equal(holds, Holds(new PhysdevMatch { Out = pattern }, Web, Passage.Bridged("cloudbr0", "eth0", port, Mac)));
        Assert.Equal(!holds, Holds(new PhysdevMatch { Out = pattern, IsOutNegated = true }, Web, Passage.Bridged("cloudbr0", "eth0", port, Mac)));
    }

    // In order: in vnet4, not in vnet4, not in vnet9, out vnet5, not out vnet5, not out vnet9, bridged, is in, is out.
    [Theory]
    [InlineData("bridged", "yes no yes yes no yes yes yes yes")]
    [InlineData("routed", "yes no yes no no no no yes no")]
    [InlineData("to host", "yes no yes no no no no yes no")]
    [InlineData("from host", "no yes yes no yes yes no no no")]
    [InlineData("routed from wire", "no yes yes no yes yes no no no")]
    [InlineData("to host from wire", "no yes yes no yes yes no no no")]
    public void Bridge_ports_are_known_as_far_as_the_kernel_knows_them(string way, string expected)
    {
        var passage = way switch
        {
            "bridged" => Bridged,
            "routed" => Routed,
            "to host" => ToHost,
            "from host" => FromHost,
            "routed from wire" => RoutedFromWire,
            _ => ToHostFromWire,
        };
        PhysdevMatch[] demands =
        [
            new() { In = DevicePattern.Exact("vnet4") },
            new() { In = DevicePattern.Exact("vnet4"), IsInNegated = true },
            new() { In = DevicePattern.Exact("vnet9"), IsInNegated = true },
            new() { Out = DevicePattern.Exact("vnet5") },
            new() { Out = DevicePattern.Exact("vnet5"), IsOutNegated = true },
            new() { Out = DevicePattern.Exact("vnet9"), IsOutNegated = true },
            new() { IsBridged = true },
            new() { IsIn = true },
            new() { IsOut = true },
        ];

        Assert.Equal(expected, string.Join(' ', demands.Select(demand => Holds(demand, Web, passage) ? "yes" : "no")));
    }

    [Fact]
    public void All_demands_on_bridge_ports_have_to_be_met()
    {
        var all = new PhysdevMatch { IsIn = true, In = DevicePattern.Exact("vnet4"), IsOut = true, Out = DevicePattern.Exact("vnet5"), IsBridged = true };

        Assert.True(Holds(all));
        Assert.False(Holds(all with { IsInNegated = true }));
        Assert.False(Holds(all with { IsOutNegated = true }));
        Assert.False(Holds(all, Web, Routed));
        Assert.False(Holds(all with { In = null, Out = null, IsIn = false, IsOut = false }, Web, Routed));
    }

    [Fact]
    public void The_sender_is_the_frames_and_a_packet_without_frame_meets_no_demand_on_it()
    {
        var own = new MacMatch(Mac);
        var other = new MacMatch(MacAddress.Parse("02:00:00:00:00:05"));

        Assert.True(Holds(own));
        Assert.False(Holds(own with { IsNegated = true }));
        Assert.False(Holds(other));
        Assert.True(Holds(other with { IsNegated = true }));
        Assert.True(Holds(own, Web, ToHost));
        Assert.False(Holds(own, Web, FromHost));
        Assert.False(Holds(own with { IsNegated = true }, Web, FromHost));
    }
}
