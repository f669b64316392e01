using System.Globalization;
using SgRules.Addressing;

namespace SgRules.Analysis;

/// <summary>A service that administers a machine, or gives out data, and seldom asks well who is there (ports: IANA service names, or the software's default).</summary>
/// <param name="Name">What people call it.</param>
/// <param name="Protocol">TCP or UDP.</param>
/// <param name="Port">Its usual port.</param>
internal sealed record AdminService(string Name, Protocol Protocol, ushort Port)
{
    /// <summary>All that lint knows, by importance.</summary>
    public static ValueList<AdminService> All { get; } =
    [
        Tcp("ssh", 22), Tcp("rdp", 3389), Udp("rdp", 3389), Tcp("telnet", 23), Tcp("winrm", 5985), Tcp("winrm", 5986),
        Tcp("vnc", 5900), Tcp("vnc", 5901), Tcp("vnc", 5902), Tcp("vnc", 5903), Tcp("smb", 445), Tcp("netbios", 139), Tcp("msrpc", 135),
        Tcp("mysql", 3306), Tcp("postgresql", 5432), Tcp("sql server", 1433), Udp("sql server", 1434), Tcp("oracle", 1521), Tcp("db2", 50000),
        Tcp("mongodb", 27017), Tcp("redis", 6379), Tcp("memcached", 11211), Udp("memcached", 11211), Tcp("elasticsearch", 9200), Tcp("elasticsearch", 9300),
        Tcp("cassandra", 9042), Tcp("couchdb", 5984), Tcp("docker", 2375), Tcp("docker", 2376), Tcp("kubernetes", 6443), Tcp("kubelet", 10250),
        Tcp("etcd", 2379), Tcp("libvirt", 16509), Tcp("libvirt", 16514), Tcp("rsh", 512), Tcp("rsh", 513), Tcp("rsh", 514), Tcp("nfs", 2049),
        Tcp("rpcbind", 111), Udp("rpcbind", 111), Udp("snmp", 161), Udp("ipmi", 623), Udp("tftp", 69), Tcp("ldap", 389), Udp("ldap", 389),
    ];

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Name} ({Protocol} {Port})");

    private static AdminService Tcp(string name, ushort port) => new(name, Protocol.Tcp, port);

    private static AdminService Udp(string name, ushort port) => new(name, Protocol.Udp, port);
}
