using SgRules.Model;
using SgRules.Testing;

namespace SgRules.Layouts;

/// <summary>Whole small hosts, to be read. Their documents load as they are: the kernel tests do it.</summary>
public sealed class HostSnapshotTests
{
    [Fact]
    public Task A_host_with_an_IPv4_instance() =>
        Verify(Text(SnapshotZones.IPv4Instance()));

    [Fact]
    public Task A_host_with_every_kind_of_address_and_two_restricted_groups() =>
        Verify(Text(SnapshotZones.EveryKindOfAddress()));

    [Fact]
    public Task A_tree_over_forty_addresses_with_a_shared_virtual_one() =>
        Verify(ZoneCase.Compile(SnapshotZones.FortyAddresses()).Documents.IPTables.ToString());

    private static string Text(Zone zone)
    {
        var ruleset = ZoneCase.Compile(zone);
        var map = new System.Buffers.ArrayBufferWriter<byte>();
        ruleset.SourceMap.WriteTo(map);
        return $"{new ZoneCase(zone).Text}# rules.map\n{System.Text.Encoding.UTF8.GetString(map.WrittenSpan)}";
    }
}
