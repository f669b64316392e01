using System.Buffers;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using SgRules.Addressing;
using SgRules.Cli.Samples;
using SgRules.Model;
using SgRules.Netfilter;
using SgRules.Testing;
using Xunit.Abstractions;

namespace SgRules.Updates;

public sealed class ConnectionsToEndTests(ITestOutputHelper output)
{
    private const string Guest = "203.0.113.19";
    private const string Neighbour = "203.0.113.20";

    private static readonly Zone Web = SmallZones.OneNic([new SecurityGroup { Id = "web", Ingress = [SecurityRule.Tcp(443).WithCidrs("0.0.0.0/0"), SecurityRule.Tcp(22).WithCidrs("198.51.100.0/24")] }]);

    [Theory]
    [InlineData(RuleLayout.Tree)]
    [InlineData(RuleLayout.PerVm)]
    public void What_a_removed_rule_let_in_is_ended_and_nothing_else(RuleLayout layout) =>
        Assert.Equal(["tcp 198.51.100.0-198.51.100.255 -> 203.0.113.19:22"], Ended(Web, WithIngress(Web, SecurityRule.Tcp(443).WithCidrs("0.0.0.0/0")), layout));

    [Theory]
    [InlineData(RuleLayout.Tree)]
    [InlineData(RuleLayout.PerVm)]
    public void Where_nothing_is_narrowed_nothing_is_ended(RuleLayout layout)
    {
        Assert.Empty(Ended(Web, Web, layout));
        Assert.Empty(Ended(WithIngress(Web, SecurityRule.Tcp(443).WithCidrs("0.0.0.0/0")), Web, layout));
    }

    [Theory]
    [InlineData(RuleLayout.Tree)]
    [InlineData(RuleLayout.PerVm)]
    public void A_bridge_that_is_given_up_ends_nothing(RuleLayout layout) =>
        Assert.Empty(EndingCase.Boxes(Part(Web, layout), OwnPart.Of(Ruleset.Empty)));

    [Theory]
    [InlineData(RuleLayout.Tree)]
    [InlineData(RuleLayout.PerVm)]
    public void A_first_installation_ends_what_it_does_not_allow(RuleLayout layout)
    {
        var boxes = EndingCase.Boxes(OwnPart.Of(Ruleset.Empty), Part(Web, layout));
        Assert.True(Has(boxes, "198.51.100.1", Guest, 80));
        Assert.False(Has(boxes, "198.51.100.1", Guest, 443));
        Assert.False(Has(boxes, Guest, "198.51.100.1", 80));
    }

    [Theory]
    [InlineData(RuleLayout.Tree)]
    [InlineData(RuleLayout.PerVm)]
    public void An_instance_that_is_stopped_keeps_nothing_but_what_a_guest_that_stays_may_begin(RuleLayout layout)
    {
        var both = WithNeighbour(Web);
        var left = both with { Instances = [both.Instances[0] with { State = InstanceState.Stopped }, both.Instances[1]] };
        var boxes = EndingCase.Boxes(Part(both, layout), Part(left, layout));
        Assert.True(Has(boxes, "198.51.100.1", Guest, 443));
        Assert.False(Has(boxes, Neighbour, Guest, 443));
        Assert.True(Has(boxes, Guest, "198.51.100.1", 80));
        Assert.False(Has(boxes, Guest, Neighbour, 443));
    }

    [Theory]
    [InlineData(RuleLayout.Tree)]
    [InlineData(RuleLayout.PerVm)]
    public void A_first_egress_rule_ends_what_it_does_not_allow(RuleLayout layout)
    {
        var closed = Web with { SecurityGroups = [Web.SecurityGroups[0] with { Egress = [SecurityRule.Tcp(80).WithCidrs("0.0.0.0/0")] }] };
        var boxes = EndingCase.Boxes(Part(Web, layout), Part(closed, layout));
        Assert.True(Has(boxes, Guest, "198.51.100.1", 81));
        Assert.False(Has(boxes, Guest, "198.51.100.1", 80));
        Assert.False(Has(boxes, Guest, "198.51.100.1", 53));
    }

    [Theory]
    [InlineData(RuleLayout.Tree)]
    [InlineData(RuleLayout.PerVm)]
    public void A_member_that_leaves_a_group_keeps_nothing_that_the_group_let_begin(RuleLayout layout)
    {
        var zone = WithNeighbour(WithIngress(Web, SecurityRule.Tcp(443).WithGroups("web")));
        var left = zone with { Instances = [zone.Instances[0], zone.Instances[1] with { SecurityGroups = [] }] };
        Assert.Contains("tcp 203.0.113.20 -> 203.0.113.19:443", Ended(zone, left, layout));
    }

    [Theory]
    [InlineData(RuleLayout.Tree)]
    [InlineData(RuleLayout.PerVm)]
    public void What_a_guest_that_stays_has_with_one_that_left_to_another_host_goes_on(RuleLayout layout)
    {
        var zone = WithNeighbour(WithIngress(Web, SecurityRule.Tcp(443).WithGroups("web")));
        var left = zone with
        {
            Hosts = [zone.Hosts[0], zone.Hosts[0] with { Name = "kvm2" }],
            Instances = [zone.Instances[0], zone.Instances[1] with { Host = "kvm2" }],
        };
        var boxes = EndingCase.Boxes(Part(zone, layout), Part(left, layout));
        Assert.False(Has(boxes, Neighbour, Guest, 443));
        Assert.False(Has(boxes, Guest, Neighbour, 443));
        Assert.True(Has(boxes, Neighbour, "198.51.100.1", 443));
    }

    [Theory]
    [InlineData(RuleLayout.Tree)]
    [InlineData(RuleLayout.PerVm)]
    public void An_address_that_moves_to_a_port_that_lets_less_begin_ends_what_that_port_does_not_let_begin(RuleLayout layout)
    {
        var zone = WithNeighbour(WithIngress(Web, SecurityRule.Tcp(443).WithCidrs("0.0.0.0/0")));
        var closed = zone with { Instances = [zone.Instances[0], zone.Instances[1] with { SecurityGroups = [] }] };
        var (first, second) = (closed.Instances[0], closed.Instances[1]);
        var moved = closed with
        {
            Instances =
            [
                first with { Nics = [first.Nics[0] with { IPv4 = second.Nics[0].IPv4 }] },
                second with { Nics = [second.Nics[0] with { IPv4 = first.Nics[0].IPv4 }] },
            ],
        };
        var boxes = EndingCase.Boxes(Part(closed, layout), Part(moved, layout));
        Assert.True(Has(boxes, "198.51.100.1", Guest, 443));
        Assert.False(Has(boxes, "198.51.100.1", Neighbour, 443));
    }

    [Fact]
    public void A_rule_edited_in_a_group_of_four_thousand_instances_takes_little_time()
    {
        var zone = SampleZone.Create(new SampleOptions { DualStack = true });
        var all = zone with { Instances = [.. zone.Instances.ToImmutableArray().Select(instance => instance.SecurityGroups.IsEmpty ? instance : instance with { SecurityGroups = [.. instance.SecurityGroups.ToImmutableArray().Append(zone.SecurityGroups[0].Id).Distinct()] })] };
        var edited = all with { SecurityGroups = [all.SecurityGroups[0] with { Ingress = [.. all.SecurityGroups[0].Ingress.ToImmutableArray().Skip(1)] }, .. all.SecurityGroups.ToImmutableArray().Skip(1)] };
        var (host, options) = (all.Hosts[0].Name, new CompilerOptions { ZoneRules = ZoneRules.CloudStack420 });
        var (old, @new) = (OwnPart.Of(RuleCompiler.Compile(all, host, options).Ruleset!), OwnPart.Of(RuleCompiler.Compile(edited, host, options).Ruleset!));
        var unchanged = Time("unchanged", old, OwnPart.Of(RuleCompiler.Compile(all, host, options).Ruleset!));
        Assert.InRange(Time("one rule removed", old, @new), 0, 3_000);
        Assert.InRange(Time("one rule added", @new, old), 0, 3_000);
        Assert.InRange(unchanged, 0, 3_000);
    }

    [Fact]
    public void Deletions_are_written_as_lines_where_conntrack_can_say_them_and_looked_for_otherwise()
    {
        var one = FlowBox.Create([Range("198.51.100.0", "198.51.100.255")], [Range(Guest, Guest)], NumberRange.Of(6), NumberRange.AllPorts, NumberRange.Of(22));
        var ranged = FlowBox.Create([Range("198.51.100.1", "198.51.100.9")], [Range(Guest, Guest)], NumberRange.Of(6), NumberRange.AllPorts, NumberRange.Create(80, 443));
        var text = Text([one, ranged]);
        Assert.Contains("\ndelete -f ipv4 -p 6 --orig-src 198.51.100.0/24 --orig-dst 203.0.113.19 --orig-port-dst 22\n", text, StringComparison.Ordinal);
        Assert.Contains("\nbox 6 6 0 65535 80 443 to\nfrom xc6336401 xc6336409\nto xcb007113 xcb007113\nBOXES\n", text, StringComparison.Ordinal);
        Assert.Empty(Text([]));
    }

    private double Time(string what, OwnPart old, OwnPart @new)
    {
        var best = double.MaxValue;
        for (var i = 0; i < 2; i++)
        {
            var watch = Stopwatch.StartNew();
            var boxes = EndingCase.Boxes(old, @new);
            best = Math.Min(best, watch.Elapsed.TotalMilliseconds);
            if (i == 0)
            {
                output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what}: {boxes.Count} boxes, first {watch.Elapsed.TotalMilliseconds:F1} ms"));
            }
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what}: best {best:F1} ms"));
        return best;
    }

    private static string Text(ValueList<FlowBox> boxes)
    {
        var buffer = new ArrayBufferWriter<byte>();
        var text = new Utf8TextWriter(buffer);
        ConntrackText.WriteDeletions(ref text, boxes);
        text.Flush();
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static AddressRange Range(string first, string last) => AddressRange.Create(InternetAddress.Parse(first), InternetAddress.Parse(last));

    private static bool Has(ValueList<FlowBox> boxes, string source, string destination, int port) => boxes.ToImmutableArray()
        .Any(box => box.Contains(InternetAddress.Parse(source), InternetAddress.Parse(destination), 6, 40_000, port));

    private static string[] Ended(Zone old, Zone @new, RuleLayout layout) =>
        [.. EndingCase.Boxes(Part(old, layout), Part(@new, layout)).ToImmutableArray().Select(box => box.ToString())];

    private static OwnPart Part(Zone zone, RuleLayout layout) => OwnPart.Of(ZoneCase.Compile(zone, new CompilerOptions { Layout = layout }));

    private static Zone WithIngress(Zone zone, params SecurityRule[] rules) => zone with { SecurityGroups = [zone.SecurityGroups[0] with { Ingress = [.. rules] }] };

    private static Zone WithNeighbour(Zone zone) => zone with
    {
        Instances =
        [
            zone.Instances[0],
            zone.Instances[0] with
            {
                Name = "i-2-20-VM",
                Nics = [zone.Instances[0].Nics[0] with { Device = "vnet5", Mac = MacAddress.Parse("06:00:c2:00:00:14"), IPv4 = InternetAddress.Parse(Neighbour) }],
            },
        ],
    };
}
