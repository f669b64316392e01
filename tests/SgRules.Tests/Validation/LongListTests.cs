using System.Diagnostics;
using SgRules.Addressing;
using SgRules.Model;

namespace SgRules.Validation;

/// <summary>Every list of a model may be long: comparing each element with each other would take minutes.</summary>
public sealed class LongListTests
{
    private const int Count = 100_000;

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    private static readonly Dictionary<string, Func<Zone>> Zones = new(StringComparer.Ordinal)
    {
        ["instances"] = () => ValidZone.Base.With(Many(i => ValidZone.Vm(i + 10))),
        ["instances alike"] = () => ValidZone.Base.With(Many(_ => ValidZone.Vm(3))),
        ["NICs of an instance"] = () => ValidZone.Base.WithInstance(vm => vm with { Nics = Of(ValidZone.Nic) }),
        ["secondary addresses"] = () => ValidZone.Base.WithNic(nic => nic with { SecondaryIps = Of(Address) }),
        ["allowed addresses"] = () => ValidZone.Base.WithSecondBridge(ValidZone.OtherNet).WithNic(nic => nic with { AllowedAddresses = Of(i => Cidr.Create(Address(i), 32)) }),
        ["multicast groups"] = () => ValidZone.Base.WithNic(nic => nic with { MulticastGroups = Of(i => InternetAddress.IPv4(0xE100_0000 + (uint)i)) }),
        ["groups of an instance"] = () => ValidZone.Base.WithInstance(vm => vm with { SecurityGroups = Of(Name) }),
        ["groups"] = () => ValidZone.Base with { SecurityGroups = Of(i => new SecurityGroup { Id = Name(i), Account = "a", Name = Name(i) }) },
        ["rules"] = () => ValidZone.Base.WithGroup(group => group with { Ingress = Of(i => SecurityRule.Tcp((ushort)(i & 0xFFF)) with { Cidrs = [Cidr.Create(Address(i), 32)] }) }),
        ["rules alike"] = () => ValidZone.Base.WithGroup(group => group with { Egress = Of(_ => SecurityRule.Tcp(22).WithCidrs("::/0")) }),
        ["peers of a rule"] = () => ValidZone.Base.WithRule(SecurityRule.Tcp(22) with { Cidrs = Of(i => Cidr.Create(Address(i), 32)), Groups = Of(Name) }),
        ["networks"] = () => ValidZone.Base with { Networks = Of(i => ValidZone.Net with { Name = Name(i), Vlan = Vlan.Of(1 + (i % 4094)) }) },
        ["hosts"] = () => ValidZone.Base with { Hosts = Of(i => ValidZone.Base.Hosts[0] with { Name = Name(i) }) },
        ["bridges"] = () => ValidZone.Base.WithHost(host => host with { Bridges = Of(i => ValidZone.Base.Hosts[0].Bridges[0] with { Name = Name(i) }) }),
        ["networks of a bridge"] = () => ValidZone.Base.WithBridge(bridge => bridge with { Networks = Of(Name) }),
        ["uplinks of a bridge"] = () => ValidZone.Base.WithBridge(bridge => bridge with { Uplinks = Of(Name) }),
    };

    public static TheoryData<string> Lists() => [.. Zones.Keys];

    [Theory]
    [MemberData(nameof(Lists))]
    public void A_hundred_thousand_elements_are_checked_in_seconds(string list)
    {
        var zone = Zones[list]();
        var watch = Stopwatch.StartNew();

        _ = ZoneValidator.Validate(zone);

        Assert.InRange(watch.Elapsed, TimeSpan.Zero, Limit);
    }

    [Theory]
    [InlineData(1023, 0)]
    [InlineData(1024, 1)]
    [InlineData(Count, 1)]
    public void A_bridge_with_more_ports_than_the_kernel_allows_is_one_finding(int ports, int findings)
    {
        var zone = ValidZone.Base with { Instances = Enumerable.Range(0, ports - ValidZone.Base.Hosts[0].Bridges[0].Uplinks.Count).Select(ValidZone.Vm).ToValueList() };

        Assert.Equal(findings, ZoneValidator.Validate(zone).ToImmutableArray().Count(finding => finding.Code == HostFindings.TooManyPorts.Code));
    }

    [Fact]
    public void Validation_and_reading_end_when_they_are_cancelled()
    {
        var cancelled = new CancellationToken(canceled: true);

        Assert.Throws<OperationCanceledException>(() => ZoneValidator.Validate(ValidZone.Base, cancellationToken: cancelled));
        Assert.Throws<OperationCanceledException>(() => ZoneJson.Read(ExampleZone.Utf8, cancelled));
        Assert.Throws<OperationCanceledException>(() => ZoneJson.Inspect(ExampleZone.Utf8, cancelled));
    }

    private static InternetAddress Address(int number) => InternetAddress.IPv4(0x0A00_0000 + (uint)number);

    private static string Name(int number) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"n{number}");

    private static T[] Many<T>(Func<int, T> make) => [.. Enumerable.Range(0, Count).Select(make)];

    private static ValueList<T> Of<T>(Func<int, T> make) => Many(make).ToValueList();
}
