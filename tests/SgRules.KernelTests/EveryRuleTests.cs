using SgRules.Cases;
using SgRules.Laboratory;
using SgRules.Testing;
using Xunit.Abstractions;

namespace SgRules;

/// <summary>
/// Which rules could be left out without any sentence of the contract being broken on the kernel. It takes minutes and judges nothing: run it with
/// SGRULES_EVERY_RULE=1 after a change to a layout or to the cases, and read what it writes.
/// </summary>
public sealed class EveryRuleTests(ITestOutputHelper output)
{
    public static TheoryData<RuleLayout> Layouts() => [.. Enum.GetValues<RuleLayout>()];

    [KernelTheory]
    [MemberData(nameof(Layouts))]
    public void Rules_that_no_sentence_needs_are_listed(RuleLayout layout)
    {
        var options = new CompilerOptions { ZoneRules = ZoneRules.CloudStack420, Layout = layout };
        var removals = RuleRemoval.Of(ZoneCase.Compile(ContractZone.Zone, options)).ToList();
        if (Environment.GetEnvironmentVariable("SGRULES_EVERY_RULE") is null)
        {
            Assert.NotEmpty(removals);
            return;
        }

        using var run = new CaseRun(ContractZone.Zone, options, ContractCases.All, ContractZone.Unknown, ContractZone.HostAddresses, ContractZone.Hairpins);
        string[] survivors = [.. removals.Where(removal => run.IsMet(removal.Without, Backend.Legacy)).Select(removal => removal.Rule)];
        output.WriteLine(FormattableString.Invariant($"{layout}: {removals.Count} rules, {survivors.Length} that no sentence needs\n{string.Join('\n', survivors)}"));
    }
}
