using SgRules.Cases;
using SgRules.Laboratory;
using SgRules.Netfilter;

namespace SgRules;

/// <summary>The table of packets that CloudStack's listings were held against, none of which got all rows right; and what a part of our rules does without the rest.</summary>
public sealed class AcceptanceTests
{
    public static TheoryData<string, RuleLayout, Backend> Variants() => Matrix.Of(ExampleZone.Variants);

    public static TheoryData<string, RuleLayout, Backend> Once() => Matrix.Of(["3.5"]);

    public static TheoryData<string, RuleLayout, Backend> Senders() => Matrix.Of(["3.1"]);

    [KernelTheory]
    [MemberData(nameof(Variants))]
    public void Every_row_of_the_acceptance_table_is_decided_right(string variant, RuleLayout layout, Backend backend)
    {
        using var run = new CaseRun(ExampleZone.Zone(variant), CompilerOptions.Default, ExampleZone.Cases(variant), []);

        Matrix.AssertNone(run.Misses(layout, backend, "row"));
    }

    [KernelTheory]
    [MemberData(nameof(Senders))]
    public void Without_rules_for_frames_a_guest_still_sends_with_its_own_MAC_only(string paragraph, RuleLayout layout, Backend backend)
    {
        using var run = new CaseRun(ContractZone.Zone, new() { ZoneRules = ZoneRules.CloudStack420 }, WithoutFrameRulesCases.All, ContractZone.Unknown)
        {
            Change = ruleset => ruleset with { Ethernet = EthernetTable.Empty },
        };

        Matrix.AssertNone(run.Misses(layout, backend, paragraph));
    }

    [KernelTheory]
    [MemberData(nameof(Once))]
    public void Without_the_option_DNS_needs_an_egress_rule(string paragraph, RuleLayout layout, Backend backend)
    {
        using var run = new CaseRun(ContractZone.Zone, WithoutDnsCases.Options, WithoutDnsCases.All, ContractZone.Unknown);

        Matrix.AssertNone(run.Misses(layout, backend, paragraph));
    }
}
