namespace SgRules.Updates;

/// <summary>Where two states of our part of a host differ, table by table.</summary>
internal sealed record StateChange(TableComparison IPv4, TableComparison IPv6, TableComparison Ethernet)
{
    /// <summary>Compares two states.</summary>
    public static StateChange Between(OwnPart current, OwnPart desired, CancellationToken cancellationToken = default)
    {
        var ipv4 = TableComparison.Of(UpdateTable.IPv4, current.IPv4, desired.IPv4);
        cancellationToken.ThrowIfCancellationRequested();
        var ipv6 = TableComparison.Of(UpdateTable.IPv6, current.IPv6, desired.IPv6);
        cancellationToken.ThrowIfCancellationRequested();
        return new StateChange(ipv4, ipv6, TableComparison.Of(UpdateTable.Ethernet, current.Ethernet, desired.Ethernet));
    }

    /// <summary>All three.</summary>
    public ReadOnlySpan<TableComparison> Tables => new[] { IPv4, IPv6, Ethernet };
}
