using SgRules.Addressing;
using SgRules.Model;
using SgRules.Testing;

namespace SgRules.Properties;

/// <summary>Makes frames that carry no IP: ARP, true or nearly so, and other types.</summary>
internal sealed class FrameGenerator(Zone zone, Random random)
{
    private static readonly EtherType[] Types = [EtherType.Length, EtherType.Of(0x8035), EtherType.Of(0x8847), EtherType.Of(0x88b6), EtherType.Of(0x0600), EtherType.Of(0x9000)];

    private readonly AddressPicker _addresses = new(zone, random);

    private readonly Dictionary<MacAddress, Nic> _nics = zone.Instances.ToImmutableArray().SelectMany(instance => instance.Nics.ToImmutableArray())
        .DistinctBy(nic => nic.Mac).ToDictionary(nic => nic.Mac);

    public Frame Next(MacAddress source, MacAddress destination) =>
        random.Next(4) == 0 ? Frame.Of(source, destination, Types[random.Next(Types.Length)]) : Frame.OfArp(source, destination, Message(source));

    private ArpMessage Message(MacAddress source)
    {
        var own = Own(source);
        var operation = (ushort)(random.Next(10) == 0 ? random.Next(65536) : random.Next(1, 3));
        var sender = random.Next(4) switch { 0 => InternetAddress.IPv4(0), 1 when random.Next(2) == 0 => _addresses.Any(IPFamily.IPv4), _ => own };
        var target = random.Next(3) == 0 ? _addresses.Any(IPFamily.IPv4) : own;
        return ArpMessage.Create(operation, random.Next(6) == 0 ? AnyMac() : source, Perhaps(sender), Perhaps(target)) with { TargetMac = random.Next(2) == 0 ? default : AnyMac() };
    }

    private InternetAddress Own(MacAddress mac) => _nics.TryGetValue(mac, out var nic) ? _addresses.OwnOf(nic, IPFamily.IPv4) : _addresses.Any(IPFamily.IPv4);

    private InternetAddress Perhaps(InternetAddress address) => random.Next(6) == 0 ? _addresses.Beside(address) : address;

    private MacAddress AnyMac() => _nics.Count == 0 ? default : _nics.Keys.ElementAt(random.Next(_nics.Count));
}
