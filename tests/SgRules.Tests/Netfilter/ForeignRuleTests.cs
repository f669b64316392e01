using SgRules.Addressing;

namespace SgRules.Netfilter;

/// <summary>Rules in the forms of others: read as what they are where the form is known, and word for word where it isn't.</summary>
public sealed class ForeignRuleTests
{
    private static readonly PortRange Http = PortRange.Of(80);

    public static TheoryData<string, Match[], Target> Known() => new()
    {
        { "-j ACCEPT", [], Target.Accept },
        { "", [], Target.None },
        { "! -s 10.0.0.0/8 ! -d 10.1.0.0/16 ! -i eth0 ! -o vnet+ ! -p tcp -j DROP", [
            new SourceMatch(IPPrefix.Parse("10.0.0.0/8")) { IsNegated = true },
            new DestinationMatch(IPPrefix.Parse("10.1.0.0/16")) { IsNegated = true },
            new InInterfaceMatch(DevicePattern.Exact("eth0")) { IsNegated = true },
            new OutInterfaceMatch(DevicePattern.StartingWith("vnet")) { IsNegated = true },
            new ProtocolMatch(Protocol.Tcp) { IsNegated = true }], Target.Drop },
        { "-m physdev --physdev-is-in ! --physdev-in vnet1+ --physdev-is-out ! --physdev-out eth0 --physdev-is-bridged -j RETURN", [
            new PhysdevMatch
            {
                IsIn = true, In = DevicePattern.StartingWith("vnet1"), IsInNegated = true,
                IsOut = true, Out = DevicePattern.Exact("eth0"), IsOutNegated = true, IsBridged = true,
            }], Target.Return },
        { "-p tcp -m tcp --sport 1024:65535 --dport 80 -j a", [
            new ProtocolMatch(Protocol.Tcp),
            new TransportMatch(Protocol.Tcp) { SourcePorts = PortRange.Create(1024, 65535), DestinationPorts = Http }], Target.Jump(ChainName.Parse("a")) },
        { "-p udp -m udp --sport 67 --dport 68 -g B-1", [
            new ProtocolMatch(Protocol.Udp),
            new TransportMatch(Protocol.Udp) { SourcePorts = PortRange.Of(67), DestinationPorts = PortRange.Of(68) }], Target.Goto(ChainName.Parse("B-1")) },
        { "-p tcp -m tcp -j ACCEPT", [new ProtocolMatch(Protocol.Tcp), new TransportMatch(Protocol.Tcp)], Target.Accept },
        { "-p udp -m multiport ! --sports 80,1000:2000 -m multiport --dports 0:65535,53", [
            new ProtocolMatch(Protocol.Udp),
            new MultiportMatch(PacketSide.Source, [Http, PortRange.Create(1000, 2000)]) { IsNegated = true },
            new MultiportMatch(PacketSide.Destination, [PortRange.Any, PortRange.Of(53)])], Target.None },
        { "-p icmp -m icmp ! --icmp-type 3/4 -j DROP", [
            new ProtocolMatch(Protocol.Icmp), new IcmpMatch(IPFamily.IPv4, IcmpType.Of(3, 4)) { IsNegated = true }], Target.Drop },
        { "-p icmp -m icmp --icmp-type any -j DROP", [new ProtocolMatch(Protocol.Icmp), new IcmpMatch(IPFamily.IPv4, IcmpType.Any)], Target.Drop },
        { "-m conntrack ! --ctstate INVALID,UNTRACKED -m state --state RELATED,ESTABLISHED -j ACCEPT", [
            new ConntrackMatch(ConntrackStates.Invalid | ConntrackStates.Untracked) { IsNegated = true },
            new StateMatch(ConntrackStates.Related | ConntrackStates.Established)], Target.Accept },
        { "-m set ! --match-set web src -m set --match-set web dst -m mac ! --mac-source 02:00:00:00:00:0a", [
            new SetMatch(SetName.Parse("web"), PacketSide.Source) { IsNegated = true },
            new SetMatch(SetName.Parse("web"), PacketSide.Destination),
            new MacMatch(MacAddress.Parse("02:00:00:00:00:0a")) { IsNegated = true }], Target.None },
        { "-m comment --comment \"it\\'s \\\"so\\\" \\\\ ö\" -j REJECT --reject-with icmp-port-unreachable", [
            new CommentMatch("it's \"so\" \\ ö")], new ExtensionTarget("REJECT", "--reject-with icmp-port-unreachable") },
        { "-m comment --comment -j -j LOG --log-prefix \"-j x: \" --log-level 6", [new CommentMatch("-j")], new ExtensionTarget("LOG", "--log-prefix \"-j x: \" --log-level 6") },
        { "-m comment --comment \"\" -j TRACE", [new CommentMatch("")], new ExtensionTarget("TRACE", "") },
    };

    public static TheoryData<string, string> OtherForms() => new()
    {
        { "-p 6 --dport 80:80 -s 10.0.0.1 -j ACCEPT", "-s 10.0.0.1/32 -p tcp -m tcp --dport 80 -j ACCEPT" },
        { "-j ACCEPT -p TCP -s 10.1.2.3/255.255.0.0", "-s 10.1.0.0/16 -p tcp -j ACCEPT" },
        { "--source 10.1.2.3/8 --jump ACCEPT", "-s 10.0.0.0/8 -j ACCEPT" },
        { "-p tcp --sport :1024 --dport 1024: -j DROP", "-p tcp -m tcp --sport 0:1024 --dport 1024:65535 -j DROP" },
        { "-p tcp -m tcp --dport 0:65535 -j DROP", "-p tcp -m tcp -j DROP" },
        { "-s 0.0.0.0/0 -i + -p all -j DROP", "-j DROP" },
        { "-p icmp --icmp-type 255 -j DROP", "-p icmp -m icmp --icmp-type any -j DROP" },
        { "-m state --state ESTABLISHED,RELATED -j ACCEPT", "-m state --state RELATED,ESTABLISHED -j ACCEPT" },
        { "-m physdev --physdev-is-bridged --physdev-in a", "-m physdev --physdev-in a --physdev-is-bridged" },
        { "-m mac --mac-source FA:16:3E:12:34:56", "-m mac --mac-source fa:16:3e:12:34:56" },
        { "-p tcp -m comment --comment \"web\"  --dport 80\t-j ACCEPT", "-p tcp -m comment --comment web -m tcp --dport 80 -j ACCEPT" },
    };

    public static TheoryData<string, string> Unknown() => new()
    {
        { "-p tcp -m tcp --tcp-flags FIN,SYN,RST,ACK SYN -j ACCEPT", "-m tcp --tcp-flags FIN,SYN,RST,ACK SYN" },
        { "-p tcp -m tcp --dport 22 --tcp-flags FIN,SYN,RST,ACK SYN -j ACCEPT", "-m tcp --dport 22 --tcp-flags FIN,SYN,RST,ACK SYN" },
        { "-p tcp -m tcp ! --dport 22 -j ACCEPT", "-m tcp ! --dport 22" },
        { "-p tcp -m tcp --dport 0 -j ACCEPT", "-m tcp --dport 0" },
        { "-p tcp --dport http -j ACCEPT", "--dport http" },
        { "-p tcp -m multiport --dports 0 -j ACCEPT", "-m multiport --dports 0" },
        { "-p tcp -m multiport --ports 80 -j ACCEPT", "-m multiport --ports 80" },
        { "-p tcp -m multiport --dports 1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16 -j ACCEPT", "-m multiport --dports 1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16" },
        { "-p icmp -m icmp --icmp-type echo-request -j ACCEPT", "-m icmp --icmp-type echo-request" },
        { "-m set --match-set a src,dst -j ACCEPT", "-m set --match-set a src,dst" },
        { "-m set --match-set a src --return-nomatch -j ACCEPT", "-m set --match-set a src --return-nomatch" },
        { "-s 10.0.0.1/255.0.0.255 -j ACCEPT", "-s 10.0.0.1/255.0.0.255" },
        { "-s 10.0.0.0/010 -j ACCEPT", "-s 10.0.0.0/010" },
        { "-s host.example -j ACCEPT", "-s host.example" },
        { "-s ! 10.0.0.1 -j ACCEPT", "-s ! 10.0.0.1" },
        { "-p tcp -m multiport --dports 80:80 -j ACCEPT", "-m multiport --dports 80:80" },
        { "-p sctp --dport 80 -j ACCEPT", "--dport 80" },
        { "-p tcp -m multiport --sports 1 --dport 80 -j ACCEPT", "-m multiport --sports 1 --dport 80" },
        { "-m comment --comment \"\u0085\" -j ACCEPT", "-m comment --comment \"\u0085\"" },
        { "-s 10.0.0.1,10.0.0.2 -i eth0 -j ACCEPT", "-s 10.0.0.1,10.0.0.2" },
        { "! -s 0.0.0.0/0 -j ACCEPT", "! -s 0.0.0.0/0" },
        { "-p mysterious -j ACCEPT", "-p mysterious" },
        { "-i eth/0 -j ACCEPT", "-i eth/0" },
        { "-m conntrack --ctstate SNAT -j ACCEPT", "-m conntrack --ctstate SNAT" },
        { "-m conntrack --ctstate NEW --ctdir ORIGINAL -j ACCEPT", "-m conntrack --ctstate NEW --ctdir ORIGINAL" },
        { "-m physdev ! --physdev-is-bridged -j ACCEPT", "-m physdev ! --physdev-is-bridged" },
        { "-f -j ACCEPT", "-f" },
        { "! -f -j ACCEPT", "! -f" },
        { "-m recent --update --name ssh --rsource -j ACCEPT", "-m recent --update --name ssh --rsource" },
        { "-m string --string \"-j \\\" x\" --algo bm --to 65535 -j ACCEPT", "-m string --string \"-j \\\" x\" --algo bm --to 65535" },

        // Where nobody can say what belongs to what, all conditions are one.
        { "-i eth0 -m string --string -m --algo bm --to 65535 -j ACCEPT", "-i eth0 -m string --string -m --algo bm --to 65535" },
        { "-i eth0 -m tcp --dport 80 -j ACCEPT", "-i eth0 -m tcp --dport 80" },
        { "-i eth0 -i eth1 -j ACCEPT", "-i eth0 -i eth1" },
    };

    [Theory]
    [MemberData(nameof(Known))]
    public void A_known_form_is_read_as_what_it_is(string text, Match[] matches, Target target)
    {
        var rule = SaveTextReading.ReadRule(text);

        Assert.Equal(matches, rule.Matches);
        Assert.Equal(target, rule.Target);
        Assert.Equal(text, rule.ToString());
        Assert.False(rule.HasForeignText);
    }

    [Theory]
    [MemberData(nameof(OtherForms))]
    public void Another_form_of_it_means_the_same_and_stays_as_it_is(string text, string canonical)
    {
        var rule = SaveTextReading.ReadRule(text);

        Assert.Equal(SaveTextReading.ReadRule(canonical), rule);
        Assert.Equal(text, rule.ToString());
    }

    [Theory]
    [MemberData(nameof(Unknown))]
    public void A_form_that_is_not_known_is_kept_word_for_word(string text, string words)
    {
        var rule = SaveTextReading.ReadRule(text);

        Assert.Equal(words, Assert.Single(rule.Matches.OfType<OpaqueMatch>()).Text);
        Assert.Equal(Target.Accept, rule.Target);
        Assert.Equal(text, rule.ToString());
    }

    [Theory]
    [InlineData("-i eth0 -j ACCEPT -j DROP")]
    [InlineData("-j LOG --log-ip-options -s 10.0.0.1/32")]
    [InlineData("-j LOG --log-level 4 -m state --state NEW")]
    [InlineData("-j REJECT --sou 10.0.0.1")]
    [InlineData("-j \"ACCEPT-x\" -i eth0")]
    [InlineData("-i eth0 ! -j ACCEPT")]
    [InlineData("-m string --string -j --algo bm")]
    public void A_rule_whose_target_is_not_certain_is_kept_as_a_whole(string text)
    {
        var rule = SaveTextReading.ReadRule(text);

        Assert.Equal(new OpaqueMatch(text), Assert.Single(rule.Matches));
        Assert.Equal(Target.None, rule.Target);
        Assert.Equal(text, rule.ToString());
    }

    [Fact]
    public void IPv6_forms_are_those_of_ip6tables()
    {
        var rule = SaveTextReading.ReadRule("-s fe80::/10 -p ipv6-icmp -m icmp6 --icmpv6-type 134 -m hl ! --hl-eq 255 -j DROP", IPFamily.IPv6);
        Assert.Equal(
            [
                new SourceMatch(IPPrefix.Parse("fe80::/10")),
                new ProtocolMatch(Protocol.IcmpV6),
                new IcmpMatch(IPFamily.IPv6, IcmpType.Of(134)),
                new HopLimitMatch(255) { IsNegated = true },
            ],
            rule.Matches.AsSpan().ToArray());

        Assert.Equal(new OpaqueMatch("-m icmp6 --icmpv6-type 255"), SaveTextReading.ReadRule("-p ipv6-icmp -m icmp6 --icmpv6-type 255", IPFamily.IPv6).Matches[1]);
        Assert.Equal(new OpaqueMatch("-m icmp --icmp-type 8"), SaveTextReading.ReadRule("-p icmp -m icmp --icmp-type 8", IPFamily.IPv6).Matches[1]);
        Assert.Equal(new OpaqueMatch("-m hl --hl-eq 255"), SaveTextReading.ReadRule("-m hl --hl-eq 255").Matches[0]);
    }

    [Theory]
    [InlineData("-m ah -j DROP", "")]
    [InlineData("-m ah -m hl --hl-eq 255 -j DROP", "")]
    [InlineData("-m ah --ahspi 5 -j DROP", "-m ah --ahspi 5")]
    [InlineData("-m ah ! --ahspi 5:7 --ahres -j DROP", "-m ah ! --ahspi 5:7 --ahres")]
    [InlineData("-m ah --ahlen 24 -j DROP", "-m ah --ahlen 24")]
    public void An_authentication_header_is_known_without_options(string text, string words)
    {
        var rule = SaveTextReading.ReadRule(text, IPFamily.IPv6);

        Assert.Equal(text, rule.ToString());
        Assert.Equal(words.Length == 0 ? new AuthenticationHeaderMatch() : new OpaqueMatch(words), rule.Matches[0]);
        Assert.Equal(new OpaqueMatch(words.Length == 0 ? "-m ah" : words), SaveTextReading.ReadRule(text).Matches[0]);
    }

    [Fact]
    public void A_name_is_a_chain_if_the_table_declares_it_even_if_a_target_has_it_too()
    {
        var reading = SaveTextReading.Read(SaveTextReading.Table(":LOG - [0:0]", ":ö/:x - [0:0]", "-A a -j LOG", "-A a -g ö/:x", "-A a -j NFLOG"));

        Assert.Empty(reading.Diagnostics);
        Assert.Equal(["-j LOG", "-g ö/:x", "-j NFLOG"], reading.Table!.Chains.Single(chain => chain.Name.Text == "a").Rules.Select(rule => rule.ToString()));
        Assert.Equal(
            [typeof(JumpTarget), typeof(GotoTarget), typeof(ExtensionTarget)],
            reading.Table.Chains.Single(chain => chain.Name.Text == "a").Rules.Select(rule => rule.Target.GetType()));
    }

    [Fact]
    public void Order_of_chains_and_of_interleaved_rules_counters_and_policies_are_read()
    {
        var text = "# by hand\n*filter\n:z - [0:0]\n:OUTPUT ACCEPT\n:a - [1:2]\n:FORWARD DROP [5:300]\n:INPUT ACCEPT [0:0]\n[1:2] -A z -j DROP\n-A a -j z\n\n-A z -j RETURN\nCOMMIT\n";
        var reading = SaveTextReading.Read(text);

        Assert.Empty(reading.Diagnostics);
        Assert.Equal(
            "*filter\n:INPUT ACCEPT [0:0]\n:FORWARD DROP [0:0]\n:OUTPUT ACCEPT [0:0]\n:a - [0:0]\n:z - [0:0]\n-A a -j z\n-A z -j DROP\n-A z -j RETURN\nCOMMIT\n",
            SaveTextReading.Print(reading.WriteTo));
        Assert.Equal([3, 8, 11], Enumerable.Range(0, 3).Select(number => reading.LineOf(ChainName.Parse("z"), number)));
        Assert.Equal(6, reading.LineOf(ChainName.Forward, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => reading.LineOf(ChainName.Parse("z"), 3));
        Assert.Throws<ArgumentException>(() => reading.LineOf(ChainName.Parse("y"), 0));
    }

    [Fact]
    public void Other_tables_are_kept_word_for_word_where_they_stand()
    {
        const string Nat = "*nat\n:PREROUTING ACCEPT [3:4]\n-A PREROUTING -j whatever --it is\nCOMMIT\n";
        const string Raw = "*raw\nCOMMIT\n";
        var reading = SaveTextReading.Read($"# x\n{Nat}# y\n{SaveTextReading.Table()}{Raw}");

        Assert.Equal(Nat, reading.TablesBefore);
        Assert.Equal(Raw, reading.TablesAfter);
        Assert.Equal($"{Nat}{SaveTextReading.Table()}{Raw}", SaveTextReading.Print(reading.WriteTo));
    }
}
