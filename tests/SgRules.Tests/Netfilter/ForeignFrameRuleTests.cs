using SgRules.Addressing;

namespace SgRules.Netfilter;

/// <summary>Rules on frames in the forms of others: read as what they are where the form is known, and word for word where it isn't.</summary>
public sealed class ForeignFrameRuleTests
{
    private static readonly MacAddress Mac = MacAddress.Parse("06:00:c2:00:00:13");

    private static readonly FrameTypeMatch IsArp = new(EtherType.Arp);

    public static TheoryData<string, Match[], Target> Known() => new()
    {
        { "", [], Target.None },
        { "-j CONTINUE", [], Target.None },
        { "-j a", [], Target.Jump(ChainName.Parse("a")) },
        { "-p ARP -s 06:00:c2:00:00:13 -d ! Broadcast -i vnet4 -o ! vnet1+ --arp-op ! Reply --arp-ip-src 203.0.113.19 --arp-ip-dst ! 10.0.0.0/8 --arp-mac-src ! 06:00:c2:00:00:13 --arp-mac-dst 06:00:c2:00:00:13 -j RETURN", [
            IsArp,
            new FrameAddressMatch(PacketSide.Source, Mac),
            new FrameAddressMatch(PacketSide.Destination, MacAddress.Parse("ff:ff:ff:ff:ff:ff")) { IsNegated = true },
            new FramePortMatch(PacketSide.Source, DevicePattern.Exact("vnet4")),
            new FramePortMatch(PacketSide.Destination, DevicePattern.StartingWith("vnet1")) { IsNegated = true },
            new ArpOperationMatch(ArpMessage.Reply) { IsNegated = true },
            new ArpAddressMatch(PacketSide.Source, IPPrefix.Parse("203.0.113.19/32")),
            new ArpAddressMatch(PacketSide.Destination, IPPrefix.Parse("10.0.0.0/8")) { IsNegated = true },
            new ArpMacMatch(PacketSide.Source, Mac) { IsNegated = true },
            new ArpMacMatch(PacketSide.Destination, Mac)], Target.Return },
        { "-p Length -j DROP", [new FrameTypeMatch(EtherType.Length)], Target.Drop },
        { "-p ! S-TAG -j DROP", [new FrameTypeMatch(EtherType.ProviderVlan) { IsNegated = true }], Target.Drop },
        { "-s BGA -j ACCEPT", [new FrameAddressMatch(PacketSide.Source, MacAddress.Parse("01:80:c2:00:00:00"))], Target.Accept },
        { "-p ARP -j arpreply --arpreply-mac 06:00:c2:00:00:14", [IsArp], new ExtensionTarget("arpreply", "--arpreply-mac 06:00:c2:00:00:14") },
        { "-i vnet4 -j mark --mark-set 0x5 --mark-target ACCEPT", [new FramePortMatch(PacketSide.Source, DevicePattern.Exact("vnet4"))], new ExtensionTarget("mark", "--mark-set 0x5 --mark-target ACCEPT") },
    };

    public static TheoryData<string, string> OtherForms() => new()
    {
        { "-j DROP -i vnet4 -p arp", "-p ARP -i vnet4 -j DROP" },
        { "-p 0x0806 --arp-op 1 --arp-ip-src 10.1.2.3/255.0.0.0 -j DROP", "-p ARP --arp-op Request --arp-ip-src 10.0.0.0/8 -j DROP" },
        { "-p ARP -s 6:0:c2:0:0:13 --arp-mac-src 6:0:C2:0:00:13 -j DROP", "-p ARP -s 06:00:c2:00:00:13 --arp-mac-src 06:00:c2:00:00:13 -j DROP" },
        { "-d FF:FF:FF:FF:FF:FF -j DROP", "-d Broadcast -j DROP" },
        { "-i vnet4", "-i vnet4 -j CONTINUE" },
    };

    public static TheoryData<string, string[], Target> Opaque() => new()
    {
        { "-d Multicast -i vnet4 -j DROP", ["FramePortMatch", "-d Multicast"], Target.Drop },
        { "-s ! 06:00:c2:00:00:00/ff:ff:ff:00:00:00 -j DROP", ["-s ! 06:00:c2:00:00:00/ff:ff:ff:00:00:00"], Target.Drop },
        { "-p IPv4 --ip-src ! 1.2.3.0/24 --ip-proto ! udp -j DROP", ["FrameTypeMatch", "--ip-src ! 1.2.3.0/24", "--ip-proto ! udp"], Target.Drop },
        { "-p FOO -j DROP", ["-p FOO"], Target.Drop },
        { "-s 6:0:c2:0:0 -j DROP", ["-s 6:0:c2:0:0"], Target.Drop },
        { "-s 6:0:c2:0:0:113 -j DROP", ["-s 6:0:c2:0:0:113"], Target.Drop },
        { "-s 6:0:c2:0::13 -j DROP", ["-s 6:0:c2:0::13"], Target.Drop },
        { "-s 6:0:c2:0:0:13:14 -j DROP", ["-s 6:0:c2:0:0:13:14"], Target.Drop },
        { "-s 6:0:c2:0:0:+3 -j DROP", ["-s 6:0:c2:0:0:+3"], Target.Drop },
        { "-p 0x0600 -j DROP", ["-p 0x0600"], Target.Drop },
        { "-p 0x10806 -j DROP", ["-p 0x10806"], Target.Drop },
        { "-i + -j DROP", ["-i +"], Target.Drop },
        { "! -i vnet4 -j DROP", ["! -i vnet4"], Target.Drop },
        { "-p ARP --arp-ip-src 0.0.0.0/0 --arp-gratuitous -j ACCEPT", ["FrameTypeMatch", "--arp-ip-src 0.0.0.0/0", "--arp-gratuitous"], Target.Accept },
        { "--log-level notice --log-prefix \"-j DROP -i vnet4\" --log-ip -j CONTINUE", ["--log-level notice", "--log-prefix \"-j DROP -i vnet4\"", "--log-ip"], Target.None },
        { "-g a", ["-g a"], Target.None },
    };

    public static TheoryData<string, string, Target> Unclear() => new()
    {
        { "--arp-op Request -j DROP", "--arp-op Request", Target.Drop },
        { "-p ! ARP --arp-op Request -j DROP", "-p ! ARP --arp-op Request", Target.Drop },
        { "-p RARP --arp-op Request_Reverse -j DROP", "-p RARP --arp-op Request_Reverse", Target.Drop },
        { "-p ARP -p IPv4 -j DROP", "-p ARP -p IPv4", Target.Drop },
        { "-j DROP -i vnet4 -j ACCEPT", "-j DROP -i vnet4 -j ACCEPT", Target.None },
        { "--foo -i -p ARP -j DROP", "--foo -i -p ARP", Target.Drop },
        { "-p ARP --arp-op 1 --arp-op 2", "-p ARP --arp-op 1 --arp-op 2", Target.None },
    };

    [Theory]
    [MemberData(nameof(Known))]
    public void A_rule_in_a_known_form_is_what_it_says_and_printed_back(string text, Match[] matches, Target target)
    {
        var rule = SaveTextReading.ReadFrameRule(text);

        Assert.Equal(Rule.Create(new Origin("3.16"), target, matches), rule);
        Assert.Equal(text, rule.ToString());
    }

    [Theory]
    [MemberData(nameof(OtherForms))]
    public void A_rule_in_another_form_is_the_same_rule_and_keeps_its_words(string text, string canonical)
    {
        var rule = SaveTextReading.ReadFrameRule(text);

        Assert.Equal(SaveTextReading.ReadFrameRule(canonical), rule);
        Assert.DoesNotContain(rule.Matches, match => match is OpaqueMatch);
        Assert.Equal(text, rule.ToString());
    }

    [Theory]
    [MemberData(nameof(Opaque))]
    public void A_condition_that_is_not_known_is_kept_word_for_word(string text, string[] matches, Target target)
    {
        var rule = SaveTextReading.ReadFrameRule(text);

        Assert.Equal(matches, rule.Matches.Select(match => match is OpaqueMatch { Text: var words } ? words : match.GetType().Name));
        Assert.Equal(target, rule.Target);
        Assert.Equal(text, rule.ToString());
    }

    [Theory]
    [MemberData(nameof(Unclear))]
    public void Where_conditions_cannot_be_told_apart_they_are_one(string text, string words, Target target)
    {
        var rule = SaveTextReading.ReadFrameRule(text);

        Assert.Equal(words, Assert.IsType<OpaqueMatch>(Assert.Single(rule.Matches)).Text);
        Assert.Equal(target, rule.Target);
        Assert.Equal(text, rule.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("*filter\n:INPUT ACCEPT\n:FORWARD DROP\n:OUTPUT ACCEPT\n-A FORWARD -j DROP\n")]
    public void A_text_without_table_nat_means_that_all_frames_pass_it_and_is_printed_back(string text)
    {
        var reading = SaveTextReading.ReadEthernet(text);

        Assert.Empty(reading.Diagnostics);
        Assert.Equal(EthernetTable.Empty, reading.Table);
        Assert.False(reading.HasTable);
        Assert.Equal(text, SaveTextReading.Print(reading.WriteTo));
        Assert.Throws<ArgumentException>(() => reading.LineOf(ChainName.Prerouting, 0));
    }

    [Fact]
    public void Other_tables_keep_their_text_and_place_with_or_without_COMMIT()
    {
        const string Before = "*broute\n:BROUTING ACCEPT\n-A BROUTING -p foo -j DROP\n";
        const string After = "*filter\n:INPUT ACCEPT\nwhatever\nCOMMIT\n";
        var table = SaveTextReading.EthernetTable("-A a -j DROP");

        var reading = SaveTextReading.ReadEthernet($"# one\n{Before}# two\n{table}COMMIT\n\n{After}# three\n");

        Assert.Empty(reading.Diagnostics);
        Assert.Equal(["broute", "filter"], reading.OtherTables);
        Assert.Equal((Before, After), (reading.TablesBefore, reading.TablesAfter));
        Assert.Equal($"{Before}{table}{After}", SaveTextReading.Print(reading.WriteTo));
        Assert.Equal(12, reading.LineOf(ChainName.Parse("a"), 1));
        Assert.Equal("f", reading.FileName);
    }

    [Fact]
    public void Counters_of_rules_are_read_over() => Assert.Equal(
        SaveTextReading.ReadEthernet(SaveTextReading.EthernetTable("-A a -i vnet4 -j DROP")).Table,
        SaveTextReading.ReadEthernet(SaveTextReading.EthernetTable("[5:300] -A a -i vnet4 -j DROP")).Table);

    [Fact]
    public void Every_chain_has_the_policy_that_it_is_declared_with() => Assert.Equal(
        [Verdict.Drop, Verdict.Accept, Verdict.Drop, Verdict.Accept, Verdict.Drop, Verdict.Return],
        SaveTextReading.ReadEthernet("*nat\n:PREROUTING DROP\n:OUTPUT ACCEPT\n:POSTROUTING DROP\n:a ACCEPT\n:b DROP\n:c RETURN\n").Table!.Chains.Select(chain => chain.Policy!.Value));
}
