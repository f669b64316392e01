using SgRules.Cases;
using SgRules.Laboratory;

namespace SgRules;

/// <summary>The table of packets that CloudStack's listings were held against, none of which got all rows right; and an option of ours.</summary>
public sealed class AcceptanceTests
{
    public static TheoryData<string, RuleLayout, Backend> Variants() => Matrix.Of(ExampleZone.Variants);

    public static TheoryData<string, RuleLayout, Backend> Once() => Matrix.Of(["3.5"]);

    [KernelTheory]
    [MemberData(nameof(Variants))]
    public void Every_row_of_the_acceptance_table_is_decided_right(string variant, RuleLayout layout, Backend backend)
    {
        using var run = new CaseRun(ExampleZone.Zone(variant), CompilerOptions.Default, ExampleZone.Cases(variant), []);

        Matrix.AssertNone(run.Misses(layout, backend, "row"));
    }

    [KernelTheory]
    [MemberData(nameof(Once))]
    public void Without_the_option_DNS_needs_an_egress_rule(string paragraph, RuleLayout layout, Backend backend)
    {
        using var run = new CaseRun(ContractZone.Zone, WithoutDnsCases.Options, WithoutDnsCases.All, ContractZone.Unknown);

        Matrix.AssertNone(run.Misses(layout, backend, paragraph));
    }
}
