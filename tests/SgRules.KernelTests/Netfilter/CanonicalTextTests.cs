using System.Text;
using System.Text.RegularExpressions;
using SgRules.Cli.Models;
using SgRules.Laboratory;
using SgRules.Model;
using SgRules.Testing;

namespace SgRules.Netfilter;

/// <summary>What the documents say is what the save tools print after loading them.</summary>
public sealed partial class CanonicalTextTests : IDisposable
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
        var (documents, saved) = (ruleset.Documents, _lab.Save(backend));

        Assert.Equal(documents.IPTables.ToString(), Canonical(saved.IPTables));
        Assert.Equal(documents.IP6Tables.ToString(), Canonical(saved.IP6Tables));
        Assert.Equal(documents.EbTables.ToString(), Canonical(saved.EbTables));
        Assert.Equal(ruleset.Sets, Sets(saved.IpSet));
    }

    // Save adds comment lines and counts packets; the documents have neither.
    private static string Canonical(string saved) => Counters().Replace(CommentLine().Replace(saved, string.Empty), "[0:0]");

    // As values: the kernel grows a set's hash, and has its members in an order of its own.
    private static ValueList<IpSet> Sets(string saved)
    {
        var reading = SaveText.ReadSets(Encoding.UTF8.GetBytes(saved), "ipset save");
        Assert.Empty(reading.Diagnostics);
        return reading.Sets;
    }

    [GeneratedRegex("^#.*\n", RegexOptions.Multiline | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex CommentLine();

    [GeneratedRegex(@"\[[0-9]+:[0-9]+\]$", RegexOptions.Multiline | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Counters();
}
