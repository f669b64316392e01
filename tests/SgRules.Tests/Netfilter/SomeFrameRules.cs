using System.Globalization;
using SgRules.Addressing;

namespace SgRules.Netfilter;

/// <summary>Tables of every form of rule on frames that is known, at random.</summary>
internal static class SomeFrameRules
{
    private static readonly ChainName[] Own = [ChainName.Parse("web"), ChainName.Parse("B-1"), ChainName.Parse("a"), ChainName.Parse("a.b_c"), ChainName.Parse("a2345678901234567890123456_8")];

    public static EthernetTable Table(Random random) => EthernetTable.Create(
    [
        .. new[] { ChainName.Prerouting, ChainName.Output, ChainName.Postrouting }.Select(name => Chain(random, name, (Verdict)random.Next(2))),
        .. Own.Where(_ => random.Next(2) == 0).Select(name => Chain(random, name, (Verdict)random.Next(3))),
    ]);

    private static Chain Chain(Random random, ChainName name, Verdict policy) =>
        new(name, [.. Enumerable.Range(0, random.Next(5)).Select(_ => Rule(random))]) { Policy = policy };

    // A rule that neither asks nor decides is kept in the words of the text, so there is none here.
    private static Rule Rule(Random random)
    {
        var matches = Matches(random, isArp: random.Next(2) == 0);
        var target = random.Next(5) switch
        {
            0 => Target.Accept,
            1 => Target.Return,
            2 when matches.Length > 0 => Target.None,
            _ => Target.Drop,
        };
        return Netfilter.Rule.Create(new Origin("3.16"), target, matches);
    }

    private static Match[] Matches(Random random, bool isArp)
    {
        FrameMatch[] header =
        [
            new FrameAddressMatch(PacketSide.Source, Mac(random)),
            new FrameAddressMatch(PacketSide.Destination, Mac(random)),
            new FramePortMatch(PacketSide.Source, Device(random)),
            new FramePortMatch(PacketSide.Destination, Device(random)),
        ];
        FrameMatch[] message =
        [
            new ArpOperationMatch((ushort)(random.Next(2) == 0 ? random.Next(12) : random.Next(65_536))),
            new ArpAddressMatch(PacketSide.Source, Prefix(random)),
            new ArpAddressMatch(PacketSide.Destination, Prefix(random)),
            new ArpMacMatch(PacketSide.Source, Mac(random)),
            new ArpMacMatch(PacketSide.Destination, Mac(random)),
        ];
        FrameMatch[] some = [.. header.Concat(isArp ? message : [new FrameTypeMatch(Type(random))]).Where(_ => random.Next(3) == 0).Select(match => match with { IsNegated = random.Next(3) == 0 })];
        return isArp ? [new FrameTypeMatch(EtherType.Arp), .. some] : some;
    }

    private static EtherType Type(Random random) => random.Next(5) switch
    {
        0 => EtherType.Length,
        1 => EtherType.IPv4,
        2 => EtherType.IPv6,
        3 => EtherType.ProviderVlan,
        _ => EtherType.Of(random.Next(0x0601, 0x10000)),
    };

    private static MacAddress Mac(Random random) => MacAddress.Create(random.Next(8) switch
    {
        0 => 0xFFFF_FFFF_FFFF,
        1 => 0x0180_C200_0000,
        2 => 0,
        _ => (ulong)random.NextInt64(1L << 48),
    });

    private static IPPrefix Prefix(Random random) =>
        IPPrefix.Containing(InternetAddress.IPv4((uint)random.NextInt64(1L << 32)), random.Next(2) == 0 ? 32 : random.Next(1, 32));

    private static DevicePattern Device(Random random)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"vnet{random.Next(10_000)}");
        return random.Next(2) == 0 ? DevicePattern.Exact(name) : DevicePattern.StartingWith(name);
    }
}
