namespace SgRules.Addressing;

public sealed class TrafficValueTests
{
    [Theory]
    [InlineData("22", 22, 22, "22")]
    [InlineData("80-443", 80, 443, "80-443")]
    [InlineData("0-0", 0, 65535, "0-65535")]
    [InlineData("0", 0, 65535, "0-65535")]
    [InlineData("0-65535", 0, 65535, "0-65535")]
    public void Ports_0_to_0_are_every_port(string text, int first, int last, string printed)
    {
        var ports = PortRange.Parse(text);

        Assert.Equal((first, last, printed), (ports.First, ports.Last, ports.ToString()));
    }

    [Theory]
    [InlineData("")]
    [InlineData("443-80")]
    [InlineData("65536")]
    [InlineData("080")]
    [InlineData("-80")]
    [InlineData("80-")]
    [InlineData("80:443")]
    public void Anything_else_is_no_port_range(string text) => Assert.False(PortRange.TryParse(text, out _));

    [Fact]
    public void The_default_port_range_is_every_port() => Assert.Equal(PortRange.Create(0, 65535), default);

    [Fact]
    public void Protocol_0_and_ICMP_type_255_cannot_exist_since_iptables_reads_them_as_any()
    {
        Assert.False(Protocol.TryParse("0", out _));
        Assert.Throws<ArgumentOutOfRangeException>(() => Protocol.Of(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => IcmpType.Of(255));
        Assert.Throws<ArgumentOutOfRangeException>(() => IcmpType.Of(255, 0));
    }

    [Theory]
    [InlineData("tcp", 6, "tcp")]
    [InlineData("6", 6, "tcp")]
    [InlineData("icmpv6", 58, "icmpv6")]
    [InlineData("47", 47, "47")]
    [InlineData("255", 255, "255")]
    [InlineData("all", 0, "all")]
    public void A_protocol_reads_by_word_or_number(string text, int number, string printed)
    {
        var protocol = Protocol.Parse(text);

        Assert.Equal((number, printed), (protocol.Number, protocol.ToString()));
    }

    [Theory]
    [InlineData("TCP")]
    [InlineData("")]
    [InlineData("256")]
    [InlineData("06")]
    [InlineData("gre")]
    public void Anything_else_is_no_protocol(string text) => Assert.False(Protocol.TryParse(text, out _));

    [Fact]
    public void ICMP_messages_print_as_type_and_code()
    {
        Assert.Equal(["any", "8", "8/0", "254/255"], new[] { IcmpType.Any, IcmpType.Of(8), IcmpType.Of(8, 0), IcmpType.Of(254, 255) }.Order().Select(messages => messages.ToString()));
        Assert.Equal((null, null), (IcmpType.Any.Type, IcmpType.Any.Code));
        Assert.Equal((0, 0), (IcmpType.Of(0, 0).Type, IcmpType.Of(0, 0).Code));
    }

    [Theory]
    [InlineData("06:00:C2:00:00:13", true)]
    [InlineData("06:00:c2:00:00:1", false)]
    [InlineData("06-00-c2-00-00-13", false)]
    [InlineData("06:00:c2:00:00:1g", false)]
    [InlineData("", false)]
    public void A_MAC_address_is_six_pairs_with_colons(string text, bool valid)
    {
        Assert.Equal(valid, MacAddress.TryParse(text, out var mac));
        Assert.Equal(valid ? "06:00:c2:00:00:13" : "00:00:00:00:00:00", mac.ToString());
    }

    [Theory]
    [InlineData("203.0.113.10-203.0.113.200", true)]
    [InlineData("203.0.113.10-203.0.113.10", true)]
    [InlineData("203.0.113.200-203.0.113.10", false)]
    [InlineData("203.0.113.10-2001:db8::1", false)]
    [InlineData("203.0.113.10", false)]
    public void An_address_range_has_two_ends_of_one_family_in_order(string text, bool valid) => Assert.Equal(valid, AddressRange.TryParse(text, out _));
}
