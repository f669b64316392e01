using SgRules.Addressing;

namespace SgRules.Netfilter;

/// <summary>Each form of a rule on frames as ebtables-nft 1.8.9 prints it after loading it.</summary>
public sealed class FrameTextTests
{
    private static readonly Origin Why = new("3.16");

    private static readonly MacAddress Mac = MacAddress.Parse("06:00:c2:00:00:13");

    private static readonly FrameTypeMatch IsArp = new(EtherType.Arp);

    [Fact]
    public void Conditions_are_in_the_order_in_which_save_prints_them_whatever_the_order_given()
    {
        Match[] matches =
        [
            new FrameTypeMatch(EtherType.Arp),
            new FrameAddressMatch(PacketSide.Source, Mac),
            new FrameAddressMatch(PacketSide.Destination, Mac),
            new FramePortMatch(PacketSide.Source, DevicePattern.Exact("vnet4")),
            new FramePortMatch(PacketSide.Destination, DevicePattern.StartingWith("vnet1")),
            new ArpOperationMatch(ArpMessage.Request),
            new ArpAddressMatch(PacketSide.Source, IPPrefix.Parse("203.0.113.19/32")),
            new ArpAddressMatch(PacketSide.Destination, IPPrefix.Parse("10.0.0.0/8")),
            new ArpMacMatch(PacketSide.Source, Mac),
            new ArpMacMatch(PacketSide.Destination, Mac),
        ];
        const string Written = "-p ARP -s 06:00:c2:00:00:13 -d 06:00:c2:00:00:13 -i vnet4 -o vnet1+ --arp-op Request --arp-ip-src 203.0.113.19"
            + " --arp-ip-dst 10.0.0.0/8 --arp-mac-src 06:00:c2:00:00:13 --arp-mac-dst 06:00:c2:00:00:13 -j DROP";
        Match[] backwards = [.. matches.Reverse().OrderBy(match => match is not ArpOperationMatch)];

        Assert.Equal(Written, Text(Target.Drop, matches));
        Assert.Equal(Written, Text(Target.Drop, backwards));
    }

    public static TheoryData<Match, string> Negations() => new()
    {
        { new FrameTypeMatch(EtherType.Arp) { IsNegated = true }, "-p ! ARP" },
        { new FrameAddressMatch(PacketSide.Source, Mac) { IsNegated = true }, "-s ! 06:00:c2:00:00:13" },
        { new FrameAddressMatch(PacketSide.Destination, Mac) { IsNegated = true }, "-d ! 06:00:c2:00:00:13" },
        { new FramePortMatch(PacketSide.Source, DevicePattern.Exact("vnet5")) { IsNegated = true }, "-i ! vnet5" },
        { new FramePortMatch(PacketSide.Destination, DevicePattern.StartingWith("vnet1")) { IsNegated = true }, "-o ! vnet1+" },
        { new ArpOperationMatch(ArpMessage.Reply) { IsNegated = true }, "--arp-op ! Reply" },
        { new ArpAddressMatch(PacketSide.Source, IPPrefix.Parse("0.0.0.0/32")) { IsNegated = true }, "--arp-ip-src ! 0.0.0.0" },
        { new ArpAddressMatch(PacketSide.Destination, IPPrefix.Parse("10.0.0.0/8")) { IsNegated = true }, "--arp-ip-dst ! 10.0.0.0/8" },
        { new ArpMacMatch(PacketSide.Source, Mac) { IsNegated = true }, "--arp-mac-src ! 06:00:c2:00:00:13" },
        { new ArpMacMatch(PacketSide.Destination, Mac) { IsNegated = true }, "--arp-mac-dst ! 06:00:c2:00:00:13" },
    };

    [Theory]
    [MemberData(nameof(Negations))]
    public void A_negation_stands_behind_the_option(Match match, string written) => Assert.Equal($"{written} -j DROP", Text(Target.Drop, match));

    [Theory]
    [InlineData(0x0800, "IPv4")]
    [InlineData(0x86dd, "IPv6")]
    [InlineData(0x0806, "ARP")]
    [InlineData(0x8100, "802_1Q")]
    [InlineData(0x88a8, "S-TAG")]
    [InlineData(0x8864, "PPP_SES")]
    [InlineData(0x88b5, "0x88b5")]
    [InlineData(0x0842, "0x842")]
    public void Types_have_the_names_that_save_prints(int type, string name) => Assert.Equal($"-p {name} -j DROP", Text(Target.Drop, new FrameTypeMatch(EtherType.Of(type))));

    [Fact]
    public void Any_length_has_a_name() => Assert.Equal("-p Length -j DROP", Text(Target.Drop, new FrameTypeMatch(EtherType.Length)));

    [Theory]
    [InlineData(0, "0")]
    [InlineData(1, "Request")]
    [InlineData(2, "Reply")]
    [InlineData(9, "ARP_NAK")]
    [InlineData(10, "10")]
    [InlineData(65535, "65535")]
    public void Operations_have_the_names_that_save_prints(int operation, string name) =>
        Assert.Equal($"-p ARP --arp-op {name} -j DROP", Text(Target.Drop, IsArp, new ArpOperationMatch((ushort)operation)));

    [Theory]
    [InlineData("ff:ff:ff:ff:ff:ff", "Broadcast")]
    [InlineData("01:80:c2:00:00:00", "BGA")]
    public void Two_addresses_have_names_in_the_header_and_none_in_a_message(string address, string name)
    {
        var mac = MacAddress.Parse(address);

        Assert.Equal($"-d {name} -j DROP", Text(Target.Drop, new FrameAddressMatch(PacketSide.Destination, mac)));
        Assert.Equal($"-s ! {name} -j DROP", Text(Target.Drop, new FrameAddressMatch(PacketSide.Source, mac) { IsNegated = true }));
        Assert.Equal($"-p ARP --arp-mac-dst {address} -j DROP", Text(Target.Drop, IsArp, new ArpMacMatch(PacketSide.Destination, mac)));
    }

    [Fact]
    public void A_rule_that_decides_nothing_goes_on() => Assert.Equal("-i vnet4 -j CONTINUE", Text(Target.None, new FramePortMatch(PacketSide.Source, DevicePattern.Exact("vnet4"))));

    public static TheoryData<Match> Unwritable() =>
    [
        new FrameTypeMatch(EtherType.Of(0x0600)),
        new FramePortMatch(PacketSide.Source, default),
        new ArpAddressMatch(PacketSide.Source, IPPrefix.Any(IPFamily.IPv4)),
        new ArpAddressMatch(PacketSide.Source, IPPrefix.Parse("fe80::1/128")),
    ];

    [Theory]
    [MemberData(nameof(Unwritable))]
    public void A_condition_without_words_is_in_no_rule(Match match) => Assert.Throws<ArgumentException>(() => Rule.Create(Why, Target.Drop, match));

    [Fact]
    public void A_table_is_its_chains_with_policies_then_their_rules_and_no_commit()
    {
        var table = EthernetTable.Create(
            [Rule.Create(Why, Target.Jump(ChainName.Parse("web")))],
            [],
            [
                new Chain(ChainName.Parse("web"), [Rule.Create(Why, Target.None)]) { Policy = Verdict.Drop },
                new Chain(ChainName.Parse("B"), []) { Policy = Verdict.Return },
                new Chain(ChainName.Parse("a"), [Rule.Create(Why, Target.Accept, IsArp)]) { Policy = Verdict.Accept },
            ]);

        Assert.Equal(
            """
            *nat
            :PREROUTING ACCEPT
            :OUTPUT ACCEPT
            :POSTROUTING ACCEPT
            :B RETURN
            :a ACCEPT
            :web DROP
            -A PREROUTING -j web
            -A a -p ARP -j ACCEPT
            -A web -j CONTINUE

            """,
            SaveTextReading.Print(output => EthernetTableText.Write(output, table)));
    }

    private static string Text(Target target, params ReadOnlySpan<Match> matches) => Rule.Create(Why, target, matches).ToString();
}
