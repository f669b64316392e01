using System.Text;
using SgRules.Addressing;

namespace SgRules.Netfilter;

/// <summary>Each kind of bad input, with the whole message.</summary>
public sealed class SaveTextFindingTests
{
    private const string Start = "*filter\n" + SaveTextReading.BuiltIns;

    /// <summary>What is wrong with the text as such.</summary>
    public static TheoryData<string, string, string[]> Texts() => new()
    {
        { "nothing", "", ["SGR2107 1:1 The text has no table filter: pass what iptables-save -t filter or ip6tables-save -t filter prints; asked so, they print it also where it was never used."] },
        { "another table only", "*nat\nCOMMIT\n", ["SGR2107 2:1 The text has no table filter: pass what iptables-save -t filter or ip6tables-save -t filter prints; asked so, they print it also where it was never used."] },
        { "cut off in a line", $"{Start}-A FORWARD -j DR", ["SGR2106 5:1 The last line, '-A FORWARD -j DR', has no line feed, so the text may be cut off: save it again as a whole."] },
        { "cut off behind a line", $"{Start}-A FORWARD -j DROP\n", ["SGR2106 1:1 Table filter has no COMMIT, so the text may be cut off: save it again as a whole."] },
        { "cut off behind the last word", $"{Start}COMMIT", ["SGR2106 5:1 The last line, 'COMMIT', has no line feed, so the text may be cut off: save it again as a whole."] },
        { "cut off in the declarations", "*filter\n:INPUT ACCEPT [0:0]\n:FORW", ["SGR2106 3:1 The last line, ':FORW', has no line feed, so the text may be cut off: save it again as a whole."] },
        { "a table inside another", $"*nat\n{Start}COMMIT\n", ["SGR2106 1:1 Table nat has no COMMIT, so the text may be cut off: save it again as a whole."] },
        { "a table twice", $"{Start}COMMIT\n*filter\n:a - [0:0]\nCOMMIT\n", ["SGR2108 6:1 Table filter comes a second time: keep one of the two, restore would take the last."] },
        { "byte order mark", $"\uFEFF{Start}COMMIT\n", ["SGR2102 1:1 The text begins with a byte order mark: remove it, restore refuses it."] },
        { "carriage returns", $"{Start}COMMIT\n".Replace("\n", "\r\n", StringComparison.Ordinal), ["SGR2103 1:8 The line ends in a carriage return: write line feeds only, in the whole text."] },
        { "NUL", $"{Start}-A FORWARD -m comment --comment \"a\0b\" -j DROP\nCOMMIT\n", ["SGR2104 5:35 The control character \\u0000 stands in the line: remove it, restore would cut or refuse the line."] },
        { "escape in a declaration", $"{Start}:a\u001b - [0:0]\n-A a -j DROP\nCOMMIT\n", ["SGR2104 5:3 The control character \\u001b stands in the line: remove it, restore would cut or refuse the line."] },
        { "outside", $"-A FORWARD -j DROP\n{Start}COMMIT\n", ["SGR2109 1:1 '-A FORWARD -j DROP' stands outside of every table: put *filter before the lines of table filter and COMMIT behind them."] },
        { "unknown lines", $"{Start} -A FORWARD -j DROP\nCOMMIT \nhello\nCOMMIT\n", [
            "SGR2110 5:1 ' -A FORWARD -j DROP' is no line of a table: iptables-save prints lines that begin with *, :, -A or COMMIT, without a blank before or behind.",
            "SGR2110 6:1 'COMMIT ' is no line of a table: iptables-save prints lines that begin with *, :, -A or COMMIT, without a blank before or behind.",
            "SGR2110 7:1 'hello' is no line of a table: iptables-save prints lines that begin with *, :, -A or COMMIT, without a blank before or behind."] },
        { "commands", $"{Start}-I FORWARD 1 -j DROP\n-P FORWARD DROP\n-F\n[1:2] -D FORWARD 1\n-N a\nCOMMIT\n", [
            "SGR2111 5:1 '-I FORWARD 1 -j DROP' inserts a rule, which save never prints: load the text, then pass what iptables-save prints.",
            "SGR2111 6:1 '-P FORWARD DROP' sets a policy, which save never prints: load the text, then pass what iptables-save prints.",
            "SGR2111 7:1 '-F' empties a chain, which save never prints: load the text, then pass what iptables-save prints.",
            "SGR2111 8:1 '[1:2] -D FORWARD 1' deletes a rule, which save never prints: load the text, then pass what iptables-save prints.",
            "SGR2111 9:1 '-N a' makes a chain, which save never prints: load the text, then pass what iptables-save prints."] },
        { "ipset text", $"{Start}create a hash:ip family inet\nCOMMIT\n", ["SGR2110 5:1 'create a hash:ip family inet' is a line of ipset save, not of a table: pass the text of ipset save as that."] },
    };

    /// <summary>What is wrong with the lines of a table.</summary>
    public static TheoryData<string, string, string[]> Tables() => new()
    {
        { "missing words", $"*\n{Start}:\n:a\n-A\n-A FORWARD -s\n-A FORWARD -m\n-A FORWARD -j\nCOMMIT\n", [
            "SGR2112 1:1 No table's name stands behind '*': write it, as in *filter.",
            "SGR2112 6:1 No chain's name stands behind ':': add it, or save the text again.",
            "SGR2112 7:3 No policy stands behind chain 'a': write -.",
            "SGR2112 8:1 No chain stands behind '-A': add its name, or save the text again.",
            "SGR2112 9:12 Nothing stands behind '-s': add what belongs there, or save the text again.",
            "SGR2112 10:12 Nothing stands behind '-m': add what belongs there, or save the text again.",
            "SGR2112 11:12 Nothing stands behind '-j': add what belongs there, or save the text again."] },
        { "stray words", $"*filter x\n{SaveTextReading.BuiltIns}:a - [0:0] x\n-A FORWARD -s 10.0.0.1/32 or -j DROP\n-A FORWARD -j DROP !\nCOMMIT\n", [
            "SGR2113 1:9 'x' stands behind the table's name: remove it.",
            "SGR2113 5:12 'x' stands behind the chain's counters: remove it.",
            "SGR2113 6:27 'or' belongs to no option: remove it, or write its option before it.",
            "SGR2113 7:20 '!' belongs to no option: remove it, or write its option before it."] },
        { "quotes", $"{Start}-A FORWARD -m comment --comment \"a b -j DROP\n-A FORWARD -m comment --comment a\"b\" -j DROP\nCOMMIT\n", [
            "SGR2114 5:33 The quotes of '\"a b -j DROP' don't enclose a word: write one before and one behind it, and \\\" for a quote inside.",
            "SGR2114 6:33 The quotes of 'a\"b\" -j DROP' don't enclose a word: write one before and one behind it, and \\\" for a quote inside."] },
        { "counters", $"{Start}:a - [0,0]\n[1] -A FORWARD -j DROP\nCOMMIT\n", [
            "SGR2115 5:6 The counters '[0,0]' are not two numbers: write [packets:bytes], or leave them out.",
            "SGR2115 6:1 The counters '[1]' are not two numbers: write [packets:bytes], or leave them out."] },
        { "names", $"{Start}:DROP - [0:0]\n:a2345678901234567890123456789 - [0:0]\nCOMMIT\n", [
            "SGR2116 5:2 'DROP' can't name a chain: 1 to 28 bytes without quotes, and not ACCEPT, DROP, RETURN or QUEUE.",
            "SGR2116 6:2 'a2345678901234567890123456789' can't name a chain: 1 to 28 bytes without quotes, and not ACCEPT, DROP, RETURN or QUEUE."] },
        { "policies", "*filter\n:INPUT - [0:0]\n:FORWARD REJECT [0:0]\n:OUTPUT ACCEPT [0:0]\n:a DROP [0:0]\nCOMMIT\n", [
            "SGR2117 2:8 '-' can't be the policy of chain 'INPUT': write ACCEPT or DROP.",
            "SGR2117 3:10 'REJECT' can't be the policy of chain 'FORWARD': write ACCEPT or DROP.",
            "SGR2117 5:4 'DROP' can't be the policy of chain 'a': write -."] },
        { "declared twice", $"{Start}:a - [0:0]\n:a - [0:0]\nCOMMIT\n", ["SGR2118 6:2 Chain 'a' is declared a second time: keep one of the two declarations."] },
        { "not declared", $"{Start}-A a -j DROP\n-A FORWARD -j DOCKER-USER\n-A FORWARD -g web\n-A FORWARD -g LOG\nCOMMIT\n", [
            "SGR2119 5:4 Chain 'a' is used but not declared: add ':a - [0:0]' before all rules, or save the text again as a whole.",
            "SGR2119 6:15 Chain 'DOCKER-USER' is used but not declared: add ':DOCKER-USER - [0:0]' before all rules, or save the text again as a whole.",
            "SGR2119 7:15 Chain 'web' is used but not declared: add ':web - [0:0]' before all rules, or save the text again as a whole.",
            "SGR2119 8:15 Chain 'LOG' is used but not declared: add ':LOG - [0:0]' before all rules, or save the text again as a whole."] },
        { "declared too late", $"{Start}-A a -j LOG\n:a - [0:0]\n:LOG - [0:0]\nCOMMIT\n", [
            "SGR2120 5:4 Chain 'a' is declared only further down: move its declaration before all rules.",
            "SGR2120 5:9 Chain 'LOG' is declared only further down: move its declaration before all rules."] },
        { "a built-in chain is missing", "\n*filter\n:INPUT ACCEPT [0:0]\n:OUTPUT ACCEPT [0:0]\nCOMMIT\n", ["SGR2121 2:1 The table doesn't declare FORWARD, so its policy is unknown: save the text again as a whole."] },
        { "the other family", $"{Start}-A FORWARD -s 10.0.0.1/32 -d 2001:db8::/64 -j DROP\n-A FORWARD ! -s ::1\nCOMMIT\n", [
            "SGR2122 5:30 2001:db8::/64 is an IPv6 address, but the text is read as IPv4: is it the other family's? iptables-save prints IPv4, ip6tables-save IPv6.",
            "SGR2122 6:17 ::1 is an IPv6 address, but the text is read as IPv4: is it the other family's? iptables-save prints IPv4, ip6tables-save IPv6."] },
        { "a long line", $"{Start}-A FORWARD -m comment --comment {new string('a', 10_300)}\nCOMMIT\n", ["SGR2105 5:10240 The line has more than 10,239 bytes, and restore would cut it in two: make two rules of it."] },
    };

    public static TheoryData<string, string, string[]> Sets() => new()
    {
        { "cut off", "create a hash:ip family inet\nadd a 10.0.0", ["SGR2106 2:1 The last line, 'add a 10.0.0', has no line feed, so the text may be cut off: save it again as a whole."] },
        { "unknown lines", "flush a\n create a hash:ip\n*filter\n", [
            "SGR2110 1:1 'flush a' is no line of ipset save: it prints only lines that begin with create or add.",
            "SGR2110 2:1 ' create a hash:ip' is no line of ipset save: it prints only lines that begin with create or add.",
            "SGR2110 3:1 '*filter' is no line of ipset save: it prints only lines that begin with create or add."] },
        { "orders", "create -exist a hash:ip\nadd -! a 10.0.0.1\n", [
            "SGR2111 1:8 '-exist' is an order to ipset restore, which save never prints: load the text, then pass what ipset save prints.",
            "SGR2111 2:5 '-!' is an order to ipset restore, which save never prints: load the text, then pass what ipset save prints."] },
        { "missing words", "create\ncreate a\nadd\nadd a\n", [
            "SGR2112 1:7 'create' ends before the name of the set: add it, or save the text again.",
            "SGR2112 2:9 'create a' ends before the type of the set: add it, or save the text again.",
            "SGR2112 3:4 'add' ends before the name of the set: add it, or save the text again.",
            "SGR2112 4:6 'add a' ends before the member of the set: add it, or save the text again."] },
        { "a name", "create a2345678901234567890123456789012 hash:ip\n", ["SGR2116 1:8 'a2345678901234567890123456789012' can't name a set: 1 to 31 bytes without quotes."] },
        { "created twice", "create a hash:ip\ncreate a hash:net\n", ["SGR2131 2:8 Set 'a' is created a second time: keep one of the two."] },
        { "not created", "add b 10.0.0.1\n", ["SGR2132 1:5 Set 'b' isn't created before this member: create it first, or save the text again as a whole."] },
        { "members", "create a hash:ip family inet\nadd a 10.0.0.0/8\nadd a ::1\nadd a host.example\nadd a 0.0.0.0\ncreate b hash:net family inet6\nadd b ::/0\nadd b 10.0.0.1\n", [
            "SGR2133 2:7 '10.0.0.0/8' can't be in set 'a': a member of it is one IPv4 address.",
            "SGR2133 3:7 '::1' can't be in set 'a': a member of it is one IPv4 address.",
            "SGR2133 4:7 'host.example' can't be in set 'a': a member of it is one IPv4 address.",
            "SGR2133 5:7 '0.0.0.0' can't be in set 'a': a member of it is one IPv4 address.",
            "SGR2133 7:7 '::/0' can't be in set 'b': a member of it is an IPv6 address or prefix other than /0.",
            "SGR2133 8:7 '10.0.0.1' can't be in set 'b': a member of it is an IPv6 address or prefix other than /0."] },
    };

    [Theory]
    [MemberData(nameof(Texts))]
    [MemberData(nameof(Tables))]
    public void Each_finding_about_a_table_says_where_and_what_to_do(string title, string text, string[] findings)
    {
        var reading = SaveText.ReadTable(IPFamily.IPv4, Encoding.UTF8.GetBytes(text), "f");

        Assert.NotEmpty(title);
        Assert.Equal(findings, Lines(reading.Diagnostics));
        Assert.Null(reading.Table);
        Assert.Throws<InvalidOperationException>(() => SaveTextReading.Print(reading.WriteTo));
    }

    [Theory]
    [MemberData(nameof(Sets))]
    public void Each_finding_about_sets_says_where_and_what_to_do(string title, string text, string[] findings)
    {
        var reading = SaveText.ReadSets(Encoding.UTF8.GetBytes(text), "f");

        Assert.NotEmpty(title);
        Assert.Equal(findings, Lines(reading.Diagnostics));
        Assert.Empty(reading.Sets);
        Assert.Throws<InvalidOperationException>(() => SaveTextReading.Print(reading.WriteTo));
    }

    [Fact]
    public void Text_that_is_not_UTF8_is_named_where_it_begins()
    {
        byte[] text = [.. Encoding.UTF8.GetBytes($"{Start}-A FORWARD -m comment --comment \"ö"), 0xC3, .. "\"\nCOMMIT\n"u8];

        Assert.Equal(
            ["SGR2101 5:36 The line is not UTF-8 from here on: save the text again without converting it."],
            Lines(SaveText.ReadTable(IPFamily.IPv4, text, "f").Diagnostics));
    }

    [Fact]
    public void An_IPv4_text_is_no_IPv6_text() => Assert.Equal(
        ["SGR2122 5:15 10.0.0.1/32 is an IPv4 address, but the text is read as IPv6: is it the other family's? iptables-save prints IPv4, ip6tables-save IPv6."],
        Lines(SaveText.ReadTable(IPFamily.IPv6, Encoding.UTF8.GetBytes($"{Start}-A FORWARD -s 10.0.0.1/32\nCOMMIT\n"), "f").Diagnostics));

    [Fact]
    public void A_thousand_findings_are_listed_and_the_others_counted()
    {
        var text = $"{Start}{string.Concat(Enumerable.Repeat("hello\n", 1500))}COMMIT\n";
        var findings = SaveText.ReadTable(IPFamily.IPv4, Encoding.UTF8.GetBytes(text), "f").Diagnostics;

        Assert.Equal(1001, findings.Count);
        Assert.Equal("SGR2199 1004:1 500 more findings are not listed: correct the ones above first.", Lines(findings)[^1]);
    }

    [Fact]
    public void Every_kind_of_finding_about_save_text_has_its_case()
    {
        var tested = Texts().Concat<object[]>(Tables()).Concat(Sets()).Concat(EthernetTextFindingTests.Texts()).SelectMany(row => (string[])row[2]).Select(finding => finding.Split(' ')[0]).Append("SGR2101").Append("SGR2199").Distinct().Order(StringComparer.Ordinal);

        Assert.Equal(SaveFindings.All.Select(kind => kind.Code), tested);
    }

    internal static string[] Lines(ValueList<Diagnostic> findings)
    {
        Assert.All(findings.ToImmutableArray(), finding => Assert.Equal(("f", DiagnosticSeverity.Error), (finding.Path, finding.Severity)));
        return [.. findings.Select(finding => FormattableString.Invariant($"{finding.Code} {finding.Line}:{finding.Column} {finding.Message}"))];
    }
}
