using System.Text;
using SgRules.Model;

namespace SgRules.Addressing;

public sealed class Utf8TextTests
{
    private static readonly string[] Texts =
    [
        "203.0.113.19", "2001:db8::13", "::", "1::", "::ffff:1.2.3.4", "1:2:3:4:5:6:7:8", "203.0.113.0/24", "203.0.113.19/24", "2001:db8::/64", "::/0",
        "203.0.113.10-203.0.113.200", "2001:db8::1-2001:db8::ff", "06:00:c2:00:00:13", "06:00:C2:00:00:1F", "22", "80-443", "tcp", "icmpv6", "all", "47", "untagged", "4094",
    ];

    private static readonly string[] Pieces = ["0", "9", "f", "F", "g", ".", ":", "::", "/", "-", " ", "é", "\0", "٣", "0x", "65536", "２"];

    [Property(MaxTest = 2000)]
    public void A_text_reads_in_UTF_8_as_it_does_in_characters(int seed)
    {
        var text = Next(new Random(seed));
        var utf8 = Encoding.UTF8.GetBytes(text);

        Assert.Equal((InternetAddress.TryParse(text, out var address), address), (InternetAddress.TryParse(utf8, out var address8), address8));
        Assert.Equal((Cidr.TryParse(text, out var cidr), cidr), (Cidr.TryParse(utf8, out var cidr8), cidr8));
        Assert.Equal((IPPrefix.TryParse(text, out var prefix), prefix), (IPPrefix.TryParse(utf8, out var prefix8), prefix8));
        Assert.Equal((AddressRange.TryParse(text, out var range), range), (AddressRange.TryParse(utf8, out var range8), range8));
        Assert.Equal((MacAddress.TryParse(text, out var mac), mac), (MacAddress.TryParse(utf8, out var mac8), mac8));
        Assert.Equal((PortRange.TryParse(text, out var ports), ports), (PortRange.TryParse(utf8, out var ports8), ports8));
        Assert.Equal((Protocol.TryParse(text, out var protocol), protocol), (Protocol.TryParse(utf8, out var protocol8), protocol8));
        Assert.Equal((Vlan.TryParse(text, out var vlan), vlan), (Vlan.TryParse(utf8, out var vlan8), vlan8));
    }

    [Fact]
    public void Every_form_reads_in_UTF_8()
    {
        Assert.True(InternetAddress.TryParse("203.0.113.19"u8, out _));
        Assert.True(Cidr.TryParse("203.0.113.19/24"u8, out _));
        Assert.True(IPPrefix.TryParse("203.0.113.0/24"u8, out _));
        Assert.False(IPPrefix.TryParse("203.0.113.19/24"u8, out _));
        Assert.True(AddressRange.TryParse("2001:db8::1-2001:db8::ff"u8, out _));
        Assert.True(MacAddress.TryParse("06:00:c2:00:00:13"u8, out _));
        Assert.True(PortRange.TryParse("80-443"u8, out _));
        Assert.True(Protocol.TryParse("icmpv6"u8, out _));
        Assert.True(Vlan.TryParse("untagged"u8, out _));
    }

    private static string Next(Random random)
    {
        var text = new StringBuilder(Texts[random.Next(Texts.Length)]);
        for (var changes = random.Next(3); changes > 0; changes--)
        {
            var at = random.Next(Math.Max(text.Length, 1));
            _ = text.Length > 0 && random.Next(2) == 0 ? text.Remove(at, 1) : text.Insert(at, Pieces[random.Next(Pieces.Length)]);
        }

        return text.ToString();
    }
}
