using SgRules.Laboratory;
using Xunit.Abstractions;

namespace SgRules.Updates;

/// <summary>
/// Plans of changes with a name on the kernel, on both backends, under a flood; in both layouts, but in a short run those other than the design's
/// counter-examples in one of them.
/// </summary>
public sealed class NamedPlanTests(ITestOutputHelper output)
{
    public static TheoryData<string, RuleLayout> Changes()
    {
        var data = new TheoryData<string, RuleLayout>();
        foreach (var (pair, number) in NamedPairs.All.Select((pair, index) => (pair, index)))
        {
            foreach (var layout in Enum.GetValues<RuleLayout>().Where(layout => PlanPropertyAttribute.IsLong || number < 2 || (int)layout == number % 2))
            {
                data.Add(pair.Name, layout);
            }
        }

        return data;
    }

    [PlanTheory]
    [MemberData(nameof(Changes))]
    public void Nothing_is_lost_and_nothing_passes_on_the_way(string change, RuleLayout layout)
    {
        var named = NamedPairs.Of(change);
        using var host = LabOf(named, layout);
        foreach (var backend in Enum.GetValues<Backend>())
        {
            // Again and again what an obvious order of steps would let through.
            for (var times = change is NamedPairs.InAndOut or NamedPairs.AddressMoved ? 1 + (PlanPropertyAttribute.Pairs / 10) : 1; times > 0; times--)
            {
                output.WriteLine(host.Run(backend));
            }
        }
    }

    [PlanTheory]
    [InlineData(NamedPairs.InAndOut)]
    [InlineData(NamedPairs.AddressMoved)]
    public void What_an_obvious_order_would_let_through_is_part_of_the_flood(string change)
    {
        foreach (var layout in Enum.GetValues<RuleLayout>())
        {
            var named = NamedPairs.Of(change);
            using var host = LabOf(named, layout);
            var (from, to, _, packet) = named.Packets[0];

            Assert.Contains(host.FloodFrames, frame => !frame.Passes && (frame.InPort, frame.OutPort, frame.Frame.Packet?.Packet) == (from, to, packet));
        }
    }

    private static PlanLab LabOf(NamedPair named, RuleLayout layout)
    {
        var options = new CompilerOptions { Layout = layout };
        var other = options with { Layout = layout == RuleLayout.Tree ? RuleLayout.PerVm : RuleLayout.Tree };
        return new PlanLab(new ZonePair(named.Old, named.New, options, named.ChangesLayout ? other : options, 1), named.Probes);
    }
}
