using System.Text;

namespace SgRules.Model;

/// <summary>Every finding, its whole message, its path and its place.</summary>
public sealed class ZoneJsonFindingTests
{
    /// <summary>What stands in line 2 of an otherwise valid document, and the findings.</summary>
    public static TheoryData<string, string> InADocument => new()
    {
        { "\"hosts\": [{}]", "hosts[0].name: error SGR1006: A host needs \"name\": add it, for example \"name\": \"kvm1\". (line 2, column 11)" },
        { "\"hosts\": [{\"name\": \"k\", \"hypervizor\": \"KVM\"}]", "hosts[0].hypervizor: error SGR1007: A host has no property \"hypervizor\": did you mean \"hypervisor\"? (line 2, column 25)" },
        { "\"hosts\": [{\"name\": \"k\", \"a\\nb\": [{}]}]", "hosts[0].a\\nb: error SGR1007: A host has no property \"a\\nb\": remove it, or use one of name, hypervisor, networkBackend, bridges. (line 2, column 25)" },
        { "\"hosts\": [], \"hosts\": [1]", "hosts: error SGR1008: \"hosts\" is given more than once: keep one of them. (line 2, column 14)" },
        { "\"hosts\": {}", "hosts: error SGR1009: This must be a list, [ ... ], but is an object. (line 2, column 10)" },
        { "\"hosts\": [{\"name\": null}]", "hosts[0].name: error SGR1009: This must be text in double quotes, but is null: leave the property out to say nothing. (line 2, column 20)" },
        { "\"hosts\": [{\"name\": true}]", "hosts[0].name: error SGR1009: This must be text in double quotes, but is true or false. (line 2, column 20)" },
        { "\"hosts\": [[[]]]", "hosts[0]: error SGR1009: This must be an object, { ... }, but is a list. (line 2, column 11)" },
        { "\"hosts\": [{\"name\": \"a\\ud800\"}]", "hosts[0].name: error SGR1010: 'a\\ud800' has one half of a surrogate pair (\\ud800 to \\udfff): write both halves, or the character itself. (line 2, column 20)" },
        { "\"hosts\": [{\"name\": \"k\", \"hypervisor\": \"kvm\"}]", "hosts[0].hypervisor: error SGR1011: 'kvm' is not known here: did you mean KVM? (line 2, column 39)" },
        { "\"hosts\": [{\"name\": \"k\", \"hypervisor\": \"LXC container\"}]", "hosts[0].hypervisor: error SGR1011: 'LXC container' is not known here: write one of KVM, XenServer, VMware. (line 2, column 39)" },
        { "\"hosts\": [{\"name\": \"k\", \"hypervisor\": 0}]", "hosts[0].hypervisor: error SGR1009: This must be one of KVM, XenServer, VMware, in double quotes, but is a number. (line 2, column 39)" },
        { "\"networks\": [{\"name\": \"n\", \"ipv4\": {\"cidr\": \"10.0.0.0\"}}]", "networks[0].ipv4.cidr: error SGR1012: '10.0.0.0' is not a CIDR such as 203.0.113.0/24, 203.0.113.19/32 or 2001:db8::/64. (line 2, column 45)" },
        { "\"networks\": [{\"name\": \"n\", \"ipv4\": {\"cidr\": \"10.0.0.0/8\", \"gateway\": \"10.0.0.01\"}}]", "networks[0].ipv4.gateway: error SGR1012: '10.0.0.01' is not an address such as 203.0.113.19 or 2001:db8::13. (line 2, column 70)" },
        { "\"networks\": [{\"name\": \"n\", \"ipv4\": {\"cidr\": \"10.0.0.0/8\", \"range\": \"10.0.0.9-10.0.0.1\"}}]", "networks[0].ipv4.range: error SGR1012: '10.0.0.9-10.0.0.1' is not an address range such as 203.0.113.10-203.0.113.200, lowest first. (line 2, column 68)" },
        { "\"networks\": [{\"name\": \"n\", \"vlan\": \"4095\"}]", "networks[0].vlan: error SGR1013: '4095' is not a VLAN: write \"untagged\" or a number from \"1\" to \"4094\". (line 2, column 36)" },
        { "\"networks\": [{\"name\": \"n\", \"services\": [], \"offering\": \"DefaultSharedNetworkOffering\"}]", "networks[0].offering: error SGR1021: \"offering\" stands in place of \"services\": keep one of the two. (line 2, column 56)" },
        { "\"instances\": [{\"name\": \"i\", \"nics\": [{\"network\": \"n\", \"mac\": \"06-00-c2-00-00-13\"}]}]", "instances[0].nics[0].mac: error SGR1012: '06-00-c2-00-00-13' is not a MAC address such as 06:00:c2:00:00:13. (line 2, column 62)" },
    };

    /// <summary>A rule, in line 2 from column 44 on, and the findings.</summary>
    public static TheoryData<string, string> InARule => new()
    {
        { "{\"protocol\": \"tcp\", \"startPort\": 65536, \"endPort\": 1.5}", "startPort: error SGR1014: 65536 is not a port: write a whole number from 0 to 65535. (line 2, column 77)\nendPort: error SGR1014: 1.5 is not a port: write a whole number from 0 to 65535. (line 2, column 95)" },
        { "{\"protocol\": \"tcp\", \"startPort\": \"22\", \"endPort\": 22}", "startPort: error SGR1009: This must be a number without quotes, but is text. (line 2, column 77)" },
        { "{\"protocol\": \"TCP\"}", "protocol: error SGR1015: 'TCP' is not a protocol: did you mean \"tcp\"? (line 2, column 57)" },
        { "{\"protocol\": \"006\"}", "protocol: error SGR1015: '006' is not a protocol: write tcp, udp, icmp, icmpv6 or all in lower case, or a number from 1 to 255. (line 2, column 57)" },
        { "{\"protocol\": 1e2}", "protocol: error SGR1015: '1e2' is not a protocol: write tcp, udp, icmp, icmpv6 or all in lower case, or a number from 1 to 255. (line 2, column 57)" },
        { "{\"protocol\": [6], \"startPort\": 1}", "protocol: error SGR1009: This must be a protocol, as text or a number, but is a list. (line 2, column 57)" },
        { "{\"protocol\": 0}", "protocol: error SGR1016: Protocol 0 can't be told apart: the kernel reads it as every protocol. Write \"all\" if that is meant. (line 2, column 57)" },
        { "{\"protocol\": \"0\"}", "protocol: error SGR1016: Protocol 0 can't be told apart: the kernel reads it as every protocol. Write \"all\" if that is meant. (line 2, column 57)" },
        { "{\"protocol\": \"tcp\", \"startPort\": 1}", "endPort: error SGR1006: tcp needs both \"startPort\" and \"endPort\" (0 and 65535 for every port, or write the protocol as a number): add \"endPort\". (line 2, column 44)" },
        { "{\"protocol\": \"icmp\", \"icmpType\": 1}", "icmpCode: error SGR1006: icmp needs both \"icmpType\" and \"icmpCode\" (-1 and -1 for every message): add \"icmpCode\". (line 2, column 44)" },
        { "{\"protocol\": \"udp\", \"startPort\": 2, \"endPort\": 1}", "endPort: error SGR1017: The last port is below the first: swap \"startPort\" and \"endPort\". (line 2, column 91)" },
        { "{\"protocol\": \"icmp\", \"icmpType\": 255, \"icmpCode\": 0}", "icmpType: error SGR1018: Type 255 can't be told apart: the kernel reads it as any type. Write -1 (and code -1) if any is meant. (line 2, column 77)" },
        { "{\"protocol\": \"icmp\", \"icmpType\": 256, \"icmpCode\": -2}", "icmpType: error SGR1014: 256 is not an ICMP type: write a whole number from -1 to 254. (line 2, column 77)\nicmpCode: error SGR1014: -2 is not an ICMP code: write a whole number from -1 to 255. (line 2, column 94)" },
        { "{\"protocol\": \"icmp\", \"icmpType\": -1, \"icmpCode\": 0}", "icmpCode: error SGR1019: A code belongs to one type: give \"icmpType\" too, or write -1 for any code. (line 2, column 93)" },
        { "{\"protocol\": 6, \"startPort\": 1}", "startPort: error SGR1020: \"startPort\" goes with the words tcp and udp, not with a protocol given as a number: remove it or change the protocol. (line 2, column 73)" },
        { "{\"icmpCode\": 1}", "icmpCode: error SGR1020: \"icmpCode\" goes with the words icmp and icmpv6, not with all: remove it or change the protocol. (line 2, column 57)" },
        { "{\"protocol\": \"icmp\", \"icmpType\": 8, \"icmpCode\": 0, \"endPort\": 1}", "endPort: error SGR1020: \"endPort\" goes with the words tcp and udp, not with icmp: remove it or change the protocol. (line 2, column 106)" },
        { "{\"protocol\": \"tcp\", \"startPort\": 1, \"endPort\": 2, \"icmpType\": 1}", "icmpType: error SGR1020: \"icmpType\" goes with the words icmp and icmpv6, not with tcp: remove it or change the protocol. (line 2, column 106)" },
    };

    /// <summary>A whole text and the findings.</summary>
    public static TheoryData<string, string> InAText => new()
    {
        { "", "zone.json: error SGR1001: The text is empty: write an object, { \"format\": \"sgrules/1\", ... }. (line 1, column 1)" },
        { "{\"zone\": {", "zone.json: error SGR1001: The text ends too early: a value, a quote or a closing bracket is missing. (line 1, column 11)" },
        { "{\n\"zone\n", "zone.json: error SGR1001: The line ends too early: a closing quote or the rest of a value is missing before its end. (line 2, column 6)" },
        { "{\n 'zone'", "zone.json: error SGR1001: JSON wants double quotes: write \" in place of '. (line 2, column 2)" },
        { "{\"zone\" \"hosts\"", "zone.json: error SGR1001: A string can't stand here: check for a missing comma, colon or quote before it. (line 1, column 9)" },
        { "{\"zone\": ]", "zone.json: error SGR1001: ']' can't stand here: check for a missing comma, colon, quote or bracket before it. (line 1, column 10)" },
        { "{\"a\u0001", "zone.json: error SGR1001: A control character can't stand here: remove it, or write \\u0001 inside a string. (line 1, column 4)" },
        { "{\"a\\q", "zone.json: error SGR1001: \\q means nothing in JSON: write \\\\ for a backslash. (line 1, column 5)" },
        { "{/* ", "zone.json: error SGR1001: This comment has no end: write */ behind it. (line 1, column 2)" },
        { "[{}]", "zone.json: error SGR1004: A zone document is an object: write { \"format\": \"sgrules/1\", ... }. (line 1, column 1)" },
        { "{\"x\": 1, \"format\": \"sgrules/2\", \"y\": 2}", "format: error SGR1005: 'sgrules/2' is not a format that can be read: only \"sgrules/1\" is. (line 1, column 20)" },
    };

    [Theory]
    [MemberData(nameof(InADocument))]
    public void A_value_is_found_with_its_path_and_place(string line, string expected) =>
        Assert.Equal(expected, Findings(ZoneJsonReadTests.Document(line)));

    [Theory]
    [MemberData(nameof(InARule))]
    public void A_rule_is_held_to_its_protocol(string rule, string expected)
    {
        var findings = Findings(ZoneJsonReadTests.Document($"\"securityGroups\": [{{\"id\": \"g\", \"ingress\": [{rule}]}}]"));

        Assert.Equal(expected, findings.Replace("securityGroups[0].ingress[0].", string.Empty, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(InAText))]
    public void A_text_that_cannot_be_read_has_one_finding_and_no_zone(string text, string expected)
    {
        var reading = ZoneJson.Inspect(Encoding.UTF8.GetBytes(text));

        Assert.Null(reading.Zone);
        Assert.Equal(expected, Assert.Single(reading.Diagnostics).ToString());
    }

    [Fact]
    public void A_duplicate_property_is_an_error_with_its_line()
    {
        var text = ZoneJsonReadTests.Document("\"hosts\": [{\"name\": \"first\",\n  \"name\": \"second\"}]");

        var reading = ZoneJson.Inspect(Encoding.UTF8.GetBytes(text));

        Assert.Equal("hosts[0].name: error SGR1008: \"name\" is given more than once: keep one of them. (line 3, column 3)", Assert.Single(reading.Diagnostics).ToString());
        Assert.Equal("first", reading.Zone!.Hosts[0].Name);
    }

    [Fact]
    public void Text_that_is_not_UTF8_is_found_at_its_first_wrong_byte()
    {
        var reading = ZoneJson.Inspect([.. "{\n \"é"u8, 0xFF, .. "\"}"u8]);

        Assert.Equal(new ZoneReading(null, [FormatFindings.NotUtf8.At("", "The text is not UTF-8 from here on: save the file as UTF-8.") with { Line = 2, Column = 5 }]), reading);
    }

    [Theory]
    [InlineData('[')]
    [InlineData('{')]
    public void A_hundred_thousand_levels_are_one_sentence(char bracket)
    {
        var level = bracket == '[' ? "[" : "{\"a\":";
        var text = "{\"x\": " + string.Concat(Enumerable.Repeat(level, 100_000));

        var reading = ZoneJson.Inspect(Encoding.UTF8.GetBytes(text));

        Assert.Null(reading.Zone);
        Assert.Equal(["SGR1007", "SGR1003"], reading.Diagnostics.Select(finding => finding.Code), StringComparer.Ordinal);
        Assert.Equal("Objects and lists are nested more than 64 deep here: a zone needs 6 levels. Remove the inner ones.", reading.Diagnostics[1].Message);
    }

    [Fact]
    public void Long_and_dangerous_input_is_not_echoed()
    {
        var text = ZoneJsonReadTests.Document($"\"\\u001b[31m\u202e\u009b{new string('x', 1_000_000)}\": 1, \"hosts\": [{{\"name\": \"h\", \"hypervisor\": \"{new string('y', 1_000_000)}\"}}]");

        var findings = ZoneJson.Inspect(Encoding.UTF8.GetBytes(text)).Diagnostics;

        Assert.StartsWith("\\u001b[31m\\u202e\\u009bxxx", findings[0].Path, StringComparison.Ordinal);
        Assert.Equal($"'{new string('y', 60)}...' is not known here: write one of KVM, XenServer, VMware.", findings[1].Message);
        Assert.All(findings, finding => Assert.InRange(finding.ToString().Length, 1, 400));
        Assert.All(findings, finding => Assert.DoesNotContain(finding.ToString(), c => char.IsControl(c) || c == '\u202e'));
    }

    [Fact]
    public void A_hundred_thousand_findings_are_listed_and_the_rest_counted()
    {
        var reading = ZoneJson.Inspect(Encoding.UTF8.GetBytes(ZoneJsonReadTests.Document($"\"hosts\": [{string.Join(',', Enumerable.Repeat("1", 102_000))}]")));

        Assert.Equal(100_001, reading.Diagnostics.Count);
        Assert.Equal("zone.json: error SGR1099: 2000 more findings are not listed: correct the ones above first.", reading.Diagnostics[100_000].ToString());
        Assert.Equal(102_000, reading.Zone!.Hosts.Count);
    }

    [Fact]
    public void A_document_of_another_format_has_that_finding_only()
    {
        var text = $"{{{string.Concat(Enumerable.Repeat("\"x\": 1, ", 3000))}\"format\": \"sgrules/2\"}}";

        Assert.Equal("SGR1005", Assert.Single(ZoneJson.Inspect(Encoding.UTF8.GetBytes(text)).Diagnostics).Code);
    }

    [Fact]
    public void Codes_are_sorted_and_each_is_shown_by_a_test()
    {
        var codes = FormatFindings.All.Select(finding => finding.Code).ToList();
        var shown = InADocument.Concat(InARule).Concat(InAText).Select(row => (string)row[1]).Append("SGR1002 SGR1003 SGR1099");

        Assert.Equal(codes.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal), codes, StringComparer.Ordinal);
        Assert.All(codes, code => Assert.Contains(shown, text => text.Contains(code, StringComparison.Ordinal)));
    }

    private static string Findings(string text) => string.Join('\n', ZoneJson.Inspect(Encoding.UTF8.GetBytes(text)).Diagnostics);
}
