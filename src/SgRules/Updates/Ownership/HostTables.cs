namespace SgRules.Updates;

/// <summary>The tables of a host whose texts are in order.</summary>
internal sealed record HostTables(HostTable IPv4, HostTable IPv6, HostTable Ethernet)
{
    public static HostTables Of(HostState host) => new(HostTable.Of(UpdateTable.IPv4, host.IPv4), HostTable.Of(UpdateTable.IPv6, host.IPv6), HostTable.Of(host.Ethernet));
}
