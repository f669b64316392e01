using System.Globalization;
using SgRules.Addressing;
using SgRules.Netfilter;
using SgRules.Testing;

namespace SgRules.Updates;

/// <summary>A desired state that no kernel can hold is a refused plan that says why, from any start.</summary>
public sealed class RefusedPlanTests
{
    private static readonly Origin By = new("test");

    public static TheoryData<string, string> Impossible => new()
    {
        { "two sets of one name", UpdateFindings.SetTwice.Code },
        { "two sets of one name and family", UpdateFindings.SetTwice.Code },
        { "a set's name of 31 bytes", UpdateFindings.SetNameTooLong.Code },
        { "a set that isn't there", UpdateFindings.SetMissing.Code },
        { "a set of the other family", UpdateFindings.SetOfOtherFamily.Code },
        { "a chain that isn't there", UpdateFindings.ChainMissing.Code },
        { "a circle", UpdateFindings.ChainsInCircle.Code },
        { "a chain that leads to itself", UpdateFindings.ChainsInCircle.Code },
        { "17 levels", UpdateFindings.ChainsTooDeep.Code },
    };

    [Theory]
    [MemberData(nameof(Impossible))]
    public void What_the_kernel_cannot_hold_is_refused_from_nothing(string state, string code) => AssertRefused(UpdatePlan.Between(Ruleset.Empty, Desired(state)), code);

    [Theory]
    [MemberData(nameof(Impossible))]
    public void What_the_kernel_cannot_hold_is_refused_from_an_earlier_compilation(string state, string code)
    {
        foreach (var layout in Enum.GetValues<RuleLayout>())
        {
            AssertRefused(UpdatePlan.Between(Loaded(layout), Desired(state)), code);
        }
    }

    [Theory]
    [MemberData(nameof(Impossible))]
    public void What_the_kernel_cannot_hold_is_refused_from_the_hosts_own_text(string state, string code)
    {
        AssertRefused(UpdatePlan.Between(ModelKernel.Bare.Read(), Desired(state)), code);
        foreach (var layout in Enum.GetValues<RuleLayout>())
        {
            AssertRefused(UpdatePlan.Between(ModelKernel.Loaded(Loaded(layout)).Read(), Desired(state)), code);
        }
    }

    private static void AssertRefused(UpdatePlan plan, string code)
    {
        Assert.True(plan.IsRefused);
        Assert.Contains(plan.Diagnostics, finding => finding.Code == code && finding.Severity == DiagnosticSeverity.Error);
        Assert.Empty(plan.Steps);
        Assert.Empty(plan.ConntrackDeletions);
        Assert.False(plan.IsEmpty);
    }

    private static Ruleset Loaded(RuleLayout layout) => ZoneCase.Compile(SnapshotZones.EveryKindOfAddress(), new CompilerOptions { Layout = layout });

    private static Ruleset Desired(string state) => state switch
    {
        "two sets of one name" => Of([], [], Set("sg1-b-4", IPFamily.IPv4), Set("sg1-b-4", IPFamily.IPv6)),
        "two sets of one name and family" => Of([Asks("sg1-b-4")], [], Set("sg1-b-4", IPFamily.IPv4), Set("sg1-b-4", IPFamily.IPv4)),
        "a set's name of 31 bytes" => Of([], [], Set(new string('a', 31), IPFamily.IPv4)),
        "a set that isn't there" => Of([Asks("sg1-b-4")], []),
        "a set of the other family" => Of([Asks("sg1-b-4")], [], Set("sg1-b-4", IPFamily.IPv6)),
        "a chain that isn't there" => Of([JumpTo(1)], []),
        "a circle" => Of([JumpTo(1)], [new Chain(Name(1), [JumpTo(2)]), new Chain(Name(2), [JumpTo(1)])]),
        "a chain that leads to itself" => Of([JumpTo(1)], [new Chain(Name(1), [JumpTo(1)])]),
        "17 levels" => Of([JumpTo(1)], Enumerable.Range(1, 16).Select(n => new Chain(Name(n), n == 16 ? [] : [JumpTo(n + 1)]))),
        _ => throw new ArgumentException("no such state", nameof(state)),
    };

    private static Ruleset Of(ValueList<Rule> forward, IEnumerable<Chain> chains, params IpSet[] sets) =>
        Ruleset.Empty with { IPv4 = FilterTable.Create(IPFamily.IPv4, forward, chains), Sets = [.. sets] };

    private static Rule Asks(string set) => Rule.Create(By, Target.Accept, new SetMatch(SetName.Parse(set), PacketSide.Source));

    private static Rule JumpTo(int number) => Rule.Create(By, Target.Jump(Name(number)));

    private static ChainName Name(int number) => ChainName.Parse(string.Create(CultureInfo.InvariantCulture, $"sg1-{number}"));

    private static IpSet Set(string name, IPFamily family) => IpSet.Create(By, SetName.Parse(name), IpSetType.HashNet, family, []);
}
