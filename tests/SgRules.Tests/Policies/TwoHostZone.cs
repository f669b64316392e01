using SgRules.Addressing;
using SgRules.Model;

namespace SgRules.Policies;

/// <summary>Two hosts with two filtered networks and one without security groups, and an instance of every kind.</summary>
internal static class TwoHostZone
{
    public static Zone Zone { get; } = Testing.SmallZones.OneNic([]) with
    {
        Networks =
        [
            Network("front", "10.0.0.0/24", "10.0.0.254", "2001:db8::/64"),
            Network("back", "10.1.0.0/24", "10.1.0.254", null),
            new Network { Name = "plain", IPv4 = new Subnet { Cidr = Cidr.Parse("10.2.0.0/24") } },
        ],
        Hosts =
        [
            new Host
            {
                Name = "kvm1",
                Bridges =
                [
                    new Bridge { Name = "cloudbr0", Networks = ["front", "back"], Uplinks = ["eth1", "eth0"] },
                    new Bridge { Name = "plainbr0", Networks = ["plain"], Uplinks = ["eth2"] },
                ],
            },
            new Host { Name = "kvm2", Bridges = [new Bridge { Name = "cloudbr0", Networks = ["front", "back"], Uplinks = ["bond0"] }] },
            new Host { Name = "kvm3", Bridges = [new Bridge { Name = "cloudbr0", Networks = ["front"] }] },
        ],
        Instances =
        [
            Instance("i-1-a", "kvm1", Nic("front", 1, "10.0.0.1", "2001:db8::1") with { AllowedAddresses = [Cidr.Parse("10.0.0.200/32"), Cidr.Parse("10.0.0.64/28")] }),
            Instance("i-1-b", "kvm1", Nic("front", 2, "10.0.0.2") with { AllowedAddresses = [Cidr.Parse("10.0.0.200/32"), Cidr.Parse("10.0.0.1/32")], SecondaryIps = [InternetAddress.Parse("10.0.0.22")] }),
            Instance("i-1-c", "kvm2", Nic("front", 3, "10.0.0.3", "2001:db8::3")),
            Instance("i-1-d", "kvm1", Nic("back", 4, "10.1.0.4")),
            Instance("i-1-six", "kvm2", Nic("front", 5, null, "2001:db8::5")),
            Instance("i-1-two", "kvm2", Nic("front", 7, "10.0.0.7"), Nic("back", 6, "10.1.0.6")),
            Instance("i-1-plain", "kvm1", Nic("plain", 8, "10.2.0.8")),
            Instance("i-2-plain", "kvm1", Nic("plain", 10, "10.2.0.10")),
            Instance("i-1-off", "kvm1", Nic("front", 9, "10.0.0.9")) with { State = InstanceState.Stopped },
            Instance("i-1-lost", "kvm1", Nic("front", 11, "10.0.0.11") with { Device = null }),
            Instance("i-1-alone", "kvm3", Nic("front", 12, "10.0.0.12")),
            Instance("r-4-VM", "kvm1", Nic("front", 13, "10.0.0.13")),
        ],
    };

    /// <summary>A journey as text, or the problem.</summary>
    public static string Text(string from, string to, IPFamily? family = null) =>
        Journey.TryFind(Zone, from, to, family, out var journey, out var problem) ? Text(journey) : problem;

    /// <summary>The way of a frame as text, or the problem.</summary>
    public static string TextOfFrame(string from, string to, IPFamily? family) =>
        Journey.TryFindOfFrame(Zone, from, to, family, out var journey, out var problem) ? Text(journey) : problem;

    public static Journey Find(string from, string to, IPFamily? family = null) =>
        Journey.TryFind(Zone, from, to, family, out var journey, out var problem) ? journey : throw new InvalidOperationException(problem);

    private static string Text(Journey journey)
    {
        var passages = journey.Passages.ToImmutableArray().Select(passage => $"{passage.Host}: {passage.Passage} as {passage.Passage.SourceMac}");
        return $"{journey.From} to {journey.To}: {string.Join("; ", passages)}";
    }

    private static Network Network(string name, string ipv4, string gateway, string? ipv6) => new()
    {
        Name = name,
        Offering = NetworkOffering.DefaultSharedNetworkOfferingWithSGService,
        IPv4 = new Subnet { Cidr = Cidr.Parse(ipv4), Gateway = InternetAddress.Parse(gateway) },
        IPv6 = ipv6 is null ? null : new Subnet { Cidr = Cidr.Parse(ipv6) },
    };

    private static Instance Instance(string name, string host, params ReadOnlySpan<Nic> nics) => new() { Name = name, Host = host, Nics = [.. nics] };

    private static Nic Nic(string network, uint number, string? ipv4, string? ipv6 = null) => new()
    {
        Network = network,
        Device = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"vnet{number}"),
        Mac = MacAddress.Create(0x0600_0000_0000UL + number),
        IPv4 = ipv4 is null ? null : InternetAddress.Parse(ipv4),
        IPv6 = ipv6 is null ? null : InternetAddress.Parse(ipv6),
    };
}
