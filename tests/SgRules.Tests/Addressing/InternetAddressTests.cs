namespace SgRules.Addressing;

public sealed class InternetAddressTests
{
    [Theory]
    [InlineData("203.0.113.19", "203.0.113.19")]
    [InlineData("0.0.0.0", "0.0.0.0")]
    [InlineData("255.255.255.255", "255.255.255.255")]
    [InlineData("2001:DB8:0:0:0:0:0:1", "2001:db8::1")]
    [InlineData("2001:db8:0:1:1:1:1:1", "2001:db8:0:1:1:1:1:1")]
    [InlineData("2001:db8:0:0:1:0:0:1", "2001:db8::1:0:0:1")]
    [InlineData("2001:0:0:1:0:0:0:1", "2001:0:0:1::1")]
    [InlineData("::", "::")]
    [InlineData("::1", "::1")]
    [InlineData("1::", "1::")]
    [InlineData("fe80::400:c2ff:fe00:13", "fe80::400:c2ff:fe00:13")]
    [InlineData("::ffff:1.2.3.4", "::ffff:1.2.3.4")]
    [InlineData("::ffff:102:304", "::ffff:1.2.3.4")]
    [InlineData("::1.2.3.4", "::1.2.3.4")]
    [InlineData("64:ff9b::1.2.3.4", "64:ff9b::102:304")]
    [InlineData("1:2:3:4:5:6:7:8", "1:2:3:4:5:6:7:8")]
    [InlineData("1:2:3:4:5:6:1.2.3.4", "1:2:3:4:5:6:102:304")]
    public void An_address_reads_in_any_form_and_prints_as_RFC_5952_says(string text, string canonical)
    {
        var address = InternetAddress.Parse(text);

        Assert.Equal(canonical, address.ToString());
        Assert.Equal(address, InternetAddress.Parse(canonical));
    }

    [Theory]
    [InlineData("")]
    [InlineData("1.2.3")]
    [InlineData("1.2.3.4.5")]
    [InlineData("01.2.3.4")]
    [InlineData("0x1.2.3.4")]
    [InlineData("1.2.3.256")]
    [InlineData("1.2.3.4 ")]
    [InlineData("1.2.3.-4")]
    [InlineData("1.2.3.+4")]
    [InlineData("16909060")]
    [InlineData(":")]
    [InlineData(":::")]
    [InlineData("1:")]
    [InlineData(":1")]
    [InlineData("1::2::3")]
    [InlineData("1:2:3:4:5:6:7")]
    [InlineData("1:2:3:4:5:6:7:8:9")]
    [InlineData("1:2:3:4:5:6:7::8")]
    [InlineData("12345::")]
    [InlineData("g::")]
    [InlineData("fe80::1%eth0")]
    [InlineData("1.2.3.4::")]
    [InlineData("::1.2.3")]
    [InlineData("::1.2.3.4:1")]
    [InlineData("1:2:3:4:5:6:7:1.2.3.4")]
    public void Anything_else_is_no_address(string text) => Assert.False(InternetAddress.TryParse(text, out _));

    [Property]
    public void What_is_printed_reads_back(ulong high, ulong low, uint bits)
    {
        InternetAddress[] addresses = [InternetAddress.IPv4(bits), InternetAddress.IPv6(new UInt128(high, low)), InternetAddress.IPv6(new UInt128(high & 0xFFFF, low & 0xFFFF_0000_FFFF))];
        Assert.All(addresses, address => Assert.Equal(address, InternetAddress.Parse(address.ToString())));
    }

    [Theory]
    [InlineData("06:00:c2:00:00:13", "fe80::400:c2ff:fe00:13")]
    [InlineData("02:00:00:00:00:04", "fe80::ff:fe00:4")]
    [InlineData("ff:ff:ff:ff:ff:ff", "fe80::fdff:ffff:feff:ffff")]
    public void The_link_local_address_of_a_MAC_is_its_modified_EUI_64(string mac, string address) =>
        Assert.Equal(address, MacAddress.Parse(mac).LinkLocalAddress.ToString());
}
