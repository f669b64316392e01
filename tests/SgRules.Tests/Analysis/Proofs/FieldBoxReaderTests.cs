using SgRules.Addressing;
using SgRules.Policies;

namespace SgRules.Analysis;

public sealed class FieldBoxReaderTests
{
    private static readonly IPPrefix[] Members = [.. Enumerable.Range(0, 20).Select(n => IPPrefix.Of(InternetAddress.IPv4(0x0A00_0001 + (2 * (uint)n))))];

    private static readonly HostPolicy Policy = new()
    {
        Host = "kvm1",
        AllowDns = true,
        Bridges = [],
        Groups = [],
        Peers = [new PeerGroup("db", [.. Members.Select(member => member.Address)])],
    };

    private static readonly PacketValues Values = new(
        AddressClasses.Of(IPFamily.IPv4, [Members, .. Members.Select(member => new[] { member }), [IPPrefix.Parse("192.0.2.0/24")], [IPPrefix.Parse("192.0.2.7/32")]]),
        new MacClasses([MacAddress.Parse("06:00:c2:00:00:13"), MacAddress.Parse("06:00:c2:00:00:14")]));

    private static readonly FieldBoxReader Reader = new(Policy, Values, 10);

    [Fact]
    public void A_box_of_everything_says_so() => Assert.Equal("every packet", Reader.Read(PacketBox.Everything).ToString());

    [Fact]
    public void A_field_that_may_have_each_of_its_values_is_left_out() =>
        Assert.Equal("every packet", Reader.Read(PacketBox.Everything.With(PacketField.Protocol, ValueSet.Of(0, 255))).ToString());

    [Fact]
    public void A_groups_members_are_called_by_its_name() => Assert.Equal(
        "source group db (20 addresses); destination all but group db (20 addresses)",
        Reader.Read(PacketBox.Everything
            .With(PacketField.Source, Values.Addresses.Of(Members))
            .With(PacketField.Destination, Values.Addresses.Of(Members).Complement(Values.Addresses.Maximum))).ToString());

    [Fact]
    public void Addresses_are_written_as_prefixes_ranges_and_addresses() => Assert.Equal(
        "source 192.0.2.0/24; destination 192.0.2.0-192.0.2.6, 192.0.2.8-192.0.2.255",
        Reader.Read(PacketBox.Everything
            .With(PacketField.Source, Values.Addresses.Of(IPPrefix.Parse("192.0.2.0/24")))
            .With(PacketField.Destination, Values.Addresses.Of(IPPrefix.Parse("192.0.2.0/24")).Intersect(Values.Addresses.Of(IPPrefix.Parse("192.0.2.7/32")).Complement(Values.Addresses.Maximum)))).ToString());

    [Fact]
    public void Values_that_are_fewer_the_other_way_round_are_left_out() => Assert.Equal(
        "destination port all but 22",
        Reader.Read(PacketBox.Everything.With(PacketField.DestinationPort, ValueSet.Of(22).Complement(ushort.MaxValue))).ToString());

    [Fact]
    public void Many_values_are_counted()
    {
        var box = PacketBox.Everything.With(PacketField.DestinationPort, ValueSet.OfValues([.. Enumerable.Range(0, 20).Select(n => (uint)(10 + (2 * n)))]));

        Assert.Equal("destination port 10, 12, 14, 16, 18, 20, 22, 24 and 12 more", Reader.Read(box).ToString());
    }

    [Theory]
    [InlineData(8u << 8, (8u << 8) | 255, "protocol icmp; message 8")]
    [InlineData((3u << 8) | 4, (3u << 8) | 4, "protocol icmp; message 3/4")]
    [InlineData((3u << 8) | 4, (3u << 8) | 6, "protocol icmp; message 3/4-3/6")]
    [InlineData(8u << 8, (9u << 8) | 255, "protocol icmp; message 8-9")]
    public void Messages_are_written_by_type_and_code(uint first, uint last, string text) =>
        Assert.Equal(text, Reader.Read(PacketBox.Of(Protocol.Icmp).With(PacketField.SourcePortOrMessage, ValueSet.Of(first, last))).ToString());

    [Fact]
    public void Of_tcp_the_same_field_is_the_source_port() => Assert.Equal(
        "protocol tcp; source port 1024-65535",
        Reader.Read(PacketBox.Of(Protocol.Tcp).With(PacketField.SourcePortOrMessage, ValueSet.Of(1024, 65535))).ToString());

    [Fact]
    public void States_and_MAC_addresses_are_words() => Assert.Equal(
        "state NEW, ESTABLISHED; source MAC 06:00:c2:00:00:14, unknown ones",
        Reader.Read(PacketBox.Everything
            .With(PacketField.State, PacketValues.States(ConnectionState.New, ConnectionState.Established))
            .With(PacketField.SourceMac, ValueSet.Of(1, 2))).ToString());

    [Fact]
    public void Boxes_beyond_the_limit_are_counted()
    {
        var (boxes, omitted) = new FieldBoxReader(Policy, Values, 2).Read([PacketBox.Everything, PacketBox.Everything, PacketBox.Everything]);

        Assert.Equal((2, 1), (boxes.Count, omitted));
    }
}
