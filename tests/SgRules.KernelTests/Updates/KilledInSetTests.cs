using System.Globalization;
using SgRules.Addressing;
using SgRules.Laboratory;
using SgRules.Model;
using Xunit.Abstractions;

namespace SgRules.Updates;

/// <summary>Killed in the middle of a large set, which ipset fills line by line, a plan runs again to the same end.</summary>
public sealed class KilledInSetTests(ITestOutputHelper output)
{
    private const int Members = 3_000;

    public static TheoryData<RuleLayout, Backend> Everywhere() => new() { { RuleLayout.Tree, Backend.Legacy }, { RuleLayout.Tree, Backend.Nft } };

    [PlanTheory]
    [MemberData(nameof(Everywhere))]
    public void Killed_while_a_set_is_filled_or_edited_a_plan_runs_again_to_the_same_end(RuleLayout layout, Backend backend)
    {
        var (named, options, random) = (NamedPairs.Of(NamedPairs.InAndOut), new CompilerOptions { Layout = layout }, new Random(1));
        using var host = new PlanLab(new ZonePair(With(named.Old!, 0), With(named.New!, Members / 3), options, options, 1), named.Probes);
        var sets = host.Plan.Steps.Select((step, index) => (step.Kind, Call: index + 1)).Where(step => step.Kind is UpdateStepKind.FillSets or UpdateStepKind.PruneSets).ToArray();
        for (var times = PlanPropertyAttribute.IsLong ? 5 : 1; times > 0; times--)
        {
            var (kind, call) = sets[random.Next(sets.Length)];
            output.WriteLine(host.Run(backend, trial =>
            {
                var killed = trial.Run((call, TimeSpan.FromMilliseconds(2 + random.Next(20))));
                output.WriteLine($"{kind}: {(killed is null ? "killed" : "was faster")}, {host.Lab.Save(backend).Sets.Select(set => $"{set.Name}: {set.Members.Count} ").Aggregate(string.Concat)}");
                trial.RunToEnd();
            }));
        }
    }

    // Members of group one on another host.
    private static Zone With(Zone zone, int first) => zone with
    {
        Hosts = zone.Hosts.Add(zone.Hosts[0] with { Name = "kvm2" }),
        Instances =
        [
            .. zone.Instances,
            .. Enumerable.Range(first, Members).Select(number => new Instance
            {
                Name = string.Create(CultureInfo.InvariantCulture, $"i-3-{number}-VM"),
                Host = "kvm2",
                SecurityGroups = ["one"],
                Nics = [new Nic { Network = "guest", Device = string.Create(CultureInfo.InvariantCulture, $"tap{number}"), Mac = MacAddress.Create(0x0600_0002_0000UL + (uint)number), IPv6 = InternetAddress.IPv6(InternetAddress.Parse("2001:db8:204::1:0").Bits + (uint)number) }],
            }),
        ],
    };
}
