using SgRules.Cli.Models;
using SgRules.Laboratory;
using SgRules.Model;
using SgRules.Testing;

namespace SgRules.Netfilter;

/// <summary>What the documents say is what the save tools print after loading them.</summary>
public sealed class CanonicalTextTests : IDisposable
{
    // Rules name devices; they need not exist.
    private readonly KernelLab _lab = KernelLab.Open([]);

    public static TheoryData<Backend, RuleLayout> Everywhere { get; } = new()
    {
        { Backend.Legacy, RuleLayout.Tree },
        { Backend.Legacy, RuleLayout.PerVm },
        { Backend.Nft, RuleLayout.Tree },
        { Backend.Nft, RuleLayout.PerVm },
    };

    [KernelTheory]
    [MemberData(nameof(Everywhere))]
    public void Documents_of_the_built_in_example_are_canonical(Backend backend, RuleLayout layout)
    {
        var zone = ZoneJson.Read(BuiltInExample.Utf8());

        Assert.All(zone.Hosts.ToImmutableArray(), host => AssertCanonical(RuleCompiler.Compile(zone, host.Name, new CompilerOptions { Layout = layout }).Ruleset!, backend));
    }

    [KernelTheory]
    [MemberData(nameof(Everywhere))]
    public void Documents_that_are_read_as_snapshots_are_canonical(Backend backend, RuleLayout layout) =>
        Assert.All(
            [SnapshotZones.IPv4Instance(), SnapshotZones.EveryKindOfAddress(), SnapshotZones.FortyAddresses()],
            zone => AssertCanonical(ZoneCase.Compile(zone, new CompilerOptions { Layout = layout }), backend));

    [KernelProperty(Arbitrary = [typeof(LoadedCases)], MaxTest = 25)]
    public void Documents_of_any_zone_are_canonical(LoadedCase loaded)
    {
        foreach (var (backend, layout) in from backend in Enum.GetValues<Backend>() from layout in Enum.GetValues<RuleLayout>() select (backend, layout))
        {
            AssertCanonical(ZoneCase.Compile(loaded.Zone, loaded.Options with { Layout = layout }), backend);
        }
    }

    public void Dispose() => _lab.Dispose();

    private void AssertCanonical(Ruleset ruleset, Backend backend)
    {
        _lab.Load(ruleset, backend);
        var (documents, saved) = (ruleset.Documents, _lab.Save(backend).Canonical);

        Assert.Equal(documents.IPTables.ToString(), saved.IPTables);
        Assert.Equal(documents.IP6Tables.ToString(), saved.IP6Tables);
        Assert.Equal(documents.EbTables.ToString(), saved.EbTables);
        Assert.Equal(ruleset.Sets, saved.Sets);
    }
}
