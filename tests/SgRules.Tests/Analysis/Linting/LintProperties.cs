using SgRules.Model;
using SgRules.Policies;
using SgRules.Testing;

namespace SgRules.Analysis;

/// <summary>Lint against what it is about: each rule is taken out of a zone, and what every NIC may send and receive is compared, packet class by packet class.</summary>
public sealed class LintProperties
{
    private const int PacketsPerDeletion = 20;

    private const int VerdictsPerNic = 100;

    [LintProperty]
    public void A_rule_is_found_to_never_matter_exactly_if_without_it_every_verdict_is_the_same(LintCase @case)
    {
        var (found, verdicts) = (@case.Lint(), new BruteForce(@case.Zone, @case.AllowDns));
        var with = new GuestPassages(@case.Zone, @case.Options);
        foreach (var deletion in RuleDeletion.Of(@case.Zone))
        {
            var difference = verdicts.Difference(deletion);
            Assert.True(
                NeverMatters(found, deletion) == difference is null,
                $"{deletion.Path}: lint says {(NeverMatters(found, deletion) ? "it never matters" : "it matters")}; {difference?.ToString() ?? "without it nothing changes"}");
            if (difference is var (instance, nic, direction, packet))
            {
                var without = new GuestPassages(deletion.Zone, @case.Options);
                Assert.NotEqual(with.IsAccepted(instance, nic, direction, packet), without.IsAccepted(instance, nic, direction, packet));
            }
        }
    }

    [LintProperty]
    public void Without_a_rule_that_never_matters_packets_of_every_kind_and_way_are_judged_alike(LintCase @case)
    {
        var found = @case.Lint();
        var random = new Random(@case.Zone.Instances.Count);
        foreach (var deletion in RuleDeletion.Of(@case.Zone).Where(deletion => NeverMatters(found, deletion)))
        {
            foreach (var host in @case.Zone.Hosts)
            {
                var (with, without) = (Contract(@case.Zone, host.Name, @case.Options), Contract(deletion.Zone, host.Name, @case.Options));
                var packets = new PacketGenerator(@case.Zone, host.Name, random);
                for (var i = 0; i < PacketsPerDeletion; i++)
                {
                    var (packet, passage) = packets.Next();
                    Assert.Equal(with.Decide(packet, passage).Ruling, without.Decide(packet, passage).Ruling);
                }
            }
        }
    }

    [LintProperty]
    public void The_blockers_of_a_rule_allow_all_of_it_and_each_is_needed_for_that(LintCase @case)
    {
        var verdicts = new BruteForce(@case.Zone, @case.AllowDns);
        var rules = RuleDeletion.Of(@case.Zone).ToDictionary(rule => rule.Path, StringComparer.Ordinal);
        foreach (var finding in @case.Lint().Where(finding => !finding.Blockers.IsEmpty && verdicts.Guests().Any(guest => guest.Instance.SecurityGroups.Contains(finding.Group))))
        {
            var (rule, blockers) = (rules[finding.Diagnostic.Path], finding.Blockers.Select(blocker => rules[blocker.Path]).ToArray());
            Assert.True(verdicts.IsCovered(rule, blockers), $"{rule.Path} is not covered");
            Assert.All(blockers, blocker => Assert.False(verdicts.IsCovered(rule, [.. blockers.Where(other => other != blocker)]), $"{rule.Path} is covered without {blocker.Path}"));
        }
    }

    [LintProperty]
    public void What_brute_force_says_the_reference_evaluator_says_too(LintCase @case)
    {
        var (verdicts, contract) = (new BruteForce(@case.Zone, @case.AllowDns), new GuestPassages(@case.Zone, @case.Options));
        var random = new Random(@case.Zone.Instances.Count);
        foreach (var (instance, nic) in verdicts.Guests())
        {
            var all = verdicts.Verdicts(instance, nic).ToArray();
            Assert.All(random.GetItems(all, VerdictsPerNic), verdict => Assert.Equal(verdict.IsAllowed, contract.IsAccepted(instance, nic, verdict.Direction, verdict.Packet)));
        }
    }

    private static ReferenceEvaluator Contract(Zone zone, string host, CompilerOptions options) => new(RuleCompiler.Compile(zone, host, options).Policy!);

    // What is said of a rule is said of its peers, unless it is that no egress rule means the same. Of a group that isn't in force no rule matters, which is said once.
    private static bool NeverMatters(ValueList<LintFinding> found, RuleDeletion deletion) => found.Any(finding =>
        LintFindings.NeverMatters.Any(kind => kind.Code == finding.Diagnostic.Code)
            ? finding.Diagnostic.Path == deletion.Path || (finding.Diagnostic.Path == deletion.RulePath && finding.Diagnostic.Code != LintFindings.EgressRuleOpen.Code)
            : (finding.Diagnostic.Code == LintFindings.GroupUnused.Code || finding.Diagnostic.Code == LintFindings.GroupIdle.Code) && finding.Diagnostic.Path == deletion.GroupPath);
}
