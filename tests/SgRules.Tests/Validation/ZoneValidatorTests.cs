using System.Reflection;
using SgRules.Addressing;
using SgRules.Model;

namespace SgRules.Validation;

public sealed class ZoneValidatorTests
{
    private static readonly ValidationCase[] Cases = [.. NetworkCases.All, .. HostCases.All, .. GroupCases.All, .. InstanceCases.All];

    public static TheoryData<int, string> CaseNumbers
    {
        get
        {
            var numbers = new TheoryData<int, string>();
            for (var i = 0; i < Cases.Length; i++)
            {
                numbers.Add(i, Cases[i].Code);
            }

            return numbers;
        }
    }

    [Fact]
    public void A_valid_zone_has_no_findings() => Assert.Empty(ZoneValidator.Validate(ValidZone.Base));

    [Theory]
    [MemberData(nameof(CaseNumbers))]
    public void A_mistake_is_found_with_its_path_and_message(int number, string code)
    {
        var findings = ZoneValidator.Validate(Cases[number].Zone, Cases[number].Rules).ToImmutableArray().Where(finding => finding.Code == code);

        Assert.Equal(Cases[number].Expected, string.Join("\n", findings.Select(ValidationCase.Print)));
    }

    [Fact]
    public void Every_code_has_a_case()
    {
        var tested = Cases.Where(one => one.Expected.Length > 0).Select(one => one.Code).Append(GroupFindings.TooManyMembers.Code).Concat(TransitionFindings.All.ToImmutableArray().Select(kind => kind.Code));

        Assert.Equal(ValidationFindings.All.ToImmutableArray().Select(kind => kind.Code), tested.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal), StringComparer.Ordinal);
    }

    [Fact]
    public void All_kinds_are_listed_by_code()
    {
        Type[] classes = [typeof(ZoneFindings), typeof(NetworkFindings), typeof(HostFindings), typeof(GroupFindings), typeof(InstanceFindings), typeof(TransitionFindings)];
        var declared = classes.SelectMany(type => type.GetFields(BindingFlags.Public | BindingFlags.Static)).Select(field => (DiagnosticDescriptor)field.GetValue(null)!);

        Assert.Equal(declared.OrderBy(kind => kind.Code, StringComparer.Ordinal), ValidationFindings.All);
        Assert.Equal(ValidationFindings.All.Count, ValidationFindings.All.ToImmutableArray().DistinctBy(kind => kind.Code, StringComparer.Ordinal).Count());
    }

    [Fact]
    public void Every_finding_has_the_severity_of_its_kind()
    {
        var severities = ValidationFindings.All.ToImmutableArray().ToDictionary(kind => kind.Code, kind => kind.Severity, StringComparer.Ordinal);

        foreach (var finding in Cases.SelectMany(one => ZoneValidator.Validate(one.Zone, one.Rules).ToImmutableArray()))
        {
            Assert.Equal(severities[finding.Code], finding.Severity);
        }
    }

    [Fact]
    public void The_order_of_collections_changes_no_code()
    {
        foreach (var one in Cases)
        {
            var mirrored = one.Zone with
            {
                Networks = Reverse(one.Zone.Networks),
                Hosts = Reverse(one.Zone.Hosts),
                SecurityGroups = Reverse(one.Zone.SecurityGroups),
                Instances = Reverse(one.Zone.Instances),
            };

            Assert.Equal(Codes(one.Zone, one.Rules), Codes(mirrored, one.Rules), StringComparer.Ordinal);
        }

        static ValueList<T> Reverse<T>(ValueList<T> list) => list.ToImmutableArray().Reverse().ToValueList();

        static IEnumerable<string> Codes(Zone zone, ZoneRules rules) => ZoneValidator.Validate(zone, rules).ToImmutableArray().Select(finding => finding.Code).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
    }

    [Fact]
    public void Twenty_mistakes_are_found_in_one_pass()
    {
        var zone = ValidZone.Base with
        {
            Name = " ",
            TrafficTypes = [TrafficType.Public, TrafficType.Public],
            Networks = [ValidZone.Net with { GuestType = GuestType.Isolated, Services = [NetworkService.SourceNat, NetworkService.SecurityGroup] }, ValidZone.Net],
            Hosts = [new() { Name = "..", Hypervisor = Hypervisor.VMware, Bridges = [new() { Name = "a bridge", Networks = ["net", "net", "none"], Uplinks = ["eth0", "eth0"] }] }],
            SecurityGroups = [new() { Id = "web\a", Ingress = [new(), new() { IcmpType = IcmpType.Of(0), Groups = ["none"] }] }],
            Instances = [ValidZone.Vm(1) with { Host = null, SecurityGroups = ["lb"] }, ValidZone.Vm(1) with { Nics = [] }, ValidZone.Vm(3) with { Host = "none", Nics = [ValidZone.Nic(1) with { Device = null, Mac = default }] }],
        };

        Assert.True(ZoneValidator.Validate(zone).ToImmutableArray().DistinctBy(finding => finding.Code, StringComparer.Ordinal).Count() >= 20);
    }

    [Fact]
    public void Findings_come_in_the_order_of_the_model()
    {
        var zone = ValidZone.Base with
        {
            Name = string.Empty,
            Networks = [ValidZone.Net, ValidZone.Net],
            Hosts = [.. ValidZone.Base.Hosts, .. ValidZone.Base.Hosts],
            SecurityGroups = [.. ValidZone.Base.SecurityGroups, new() { Id = "web" }],
            Instances = [ValidZone.Vm(1) with { SecurityGroups = ["none"] }, ValidZone.Vm(1)],
        };
        string[] order = ["zone", "networks", "hosts", "securityGroups", "instances"];

        var sections = ZoneValidator.Validate(zone).ToImmutableArray().Select(finding => Array.IndexOf(order, finding.Path.Split('.', '[')[0])).ToArray();

        Assert.Equal(sections.Order(), sections);
        Assert.Equal(order.Length, sections.Distinct().Count());
    }

    [Fact]
    public void Only_an_absent_zone_is_refused() => Assert.Throws<ArgumentNullException>(() => ZoneValidator.Validate(null!));
}
