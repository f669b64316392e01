using System.Globalization;
using SgRules.Model;
using SgRules.Testing;

namespace SgRules.Analysis;

/// <summary>Small zones to draw.</summary>
internal static class PictureZones
{
    /// <summary>A web shop: everything that a picture marks, once.</summary>
    public static Zone Shop() => Of(
    [
        new SecurityGroup { Id = "db", Ingress = [SecurityRule.Tcp(5432).WithGroups("web")], Egress = [SecurityRule.Udp(123).WithCidrs("192.0.2.0/24")] },
        new SecurityGroup { Id = "lb", Name = "Load balancers", Ingress = [SecurityRule.Tcp(80).WithCidrs("0.0.0.0/0", "::/0"), SecurityRule.Tcp(443).WithCidrs("0.0.0.0/0", "::/0"), SecurityRule.Icmp().WithCidrs("0.0.0.0/0")] },
        new SecurityGroup { Id = "monitoring" },
        new SecurityGroup { Id = "old" },
        new SecurityGroup { Id = "web", Ingress = [SecurityRule.Tcp(80, 442).WithGroups("lb"), SecurityRule.Tcp(443).WithGroups("lb"), SecurityRule.Icmp().WithGroups("web"), SecurityRule.Tcp(9100).WithGroups("monitoring", "gone")] },
    ],
    [("i-1", ["lb"]), ("i-2", ["web"]), ("i-3", ["web"]), ("i-4", ["db", "web"]), ("i-5", []), ("r-6", [])],
    [("i-7", ["web", "old"])]);

    public static Zone Of(ValueList<SecurityGroup> groups) => Of(groups, [], []);

    public static Zone Of(ValueList<SecurityGroup> groups, (string Name, string[] Groups)[] running, (string Name, string[] Groups)[] stopped) => SmallZones.OneNic([]) with
    {
        SecurityGroups = groups,
        Instances =
        [
            .. running.Select(instance => new Instance { Name = instance.Name, Host = ZoneCase.Host, SecurityGroups = [.. instance.Groups] }),
            .. stopped.Select(instance => new Instance { Name = instance.Name, State = InstanceState.Stopped, SecurityGroups = [.. instance.Groups] }),
        ],
    };

    /// <summary>Groups that each allow themselves, and one port from a group before them.</summary>
    public static Zone Chain(int count) => Of(Enumerable.Range(0, count).Select(number => new SecurityGroup
    {
        Id = Number(number),
        Ingress = [SecurityRule.Tcp((ushort)(number + 1)).WithGroups(Number(number / 2)), SecurityRule.Tcp(22).WithCidrs(Prefix(number))],
    }).ToValueList());

    public static string Number(int number) => string.Create(CultureInfo.InvariantCulture, $"g{number:d4}");

    public static string Prefix(int number) => string.Create(CultureInfo.InvariantCulture, $"10.{number / 256}.{number % 256}.0/24");

    public static string Name(GroupPicture picture, int node) => picture.Nodes[node].Name;
}
