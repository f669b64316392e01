using System.Globalization;

namespace SgRules.KernelBenchmarks;

/// <summary>The figures as Markdown.</summary>
internal sealed class Report(BenchOptions options, TextWriter output)
{
    private int First => options.Instances[0];

    private int Last => options.Instances[^1];

    public void Write(IReadOnlyList<Session> sessions)
    {
        Line($"CPU time of loading, milliseconds: the IPv4 table, its sets, the Ethernet table; and of a plan's steps that add a rule to one group.");
        Line($"");
        Line($"| Instances | Layout | Rules | {Join(sessions, session => $"IPv4 {session.Backend}")} | Sets | Ethernet | {Join(sessions, session => $"one rule more, {session.Backend}")} |");
        Line($"| ---: | --- | ---: | {Join(sessions, _ => "---:")} | ---: | ---: | {Join(sessions, _ => "---:")} |");
        foreach (var instances in options.Instances)
        {
            WriteLoads(sessions, instances, RuleLayout.Tree);
            WriteLoads(sessions, instances, RuleLayout.PerVm);
        }

        Line($"");
        Line($"Nanoseconds a packet on its whole way, from the wire to the last instance or back: established / new and accepted / new and dropped / from the instance.");
        Line($"");
        Line($"| Backend | Layout | {string.Join(" | ", options.Instances.Select(instances => Text($"{instances:N0}")))} |");
        Line($"| --- | --- | {string.Join(" | ", options.Instances.Select(_ => "---:"))} |");
        foreach (var session in sessions)
        {
            Line($"| {session.Backend} | no rules | {string.Join(" | ", options.Instances.Select((_, place) => place == 0 ? Packets(session[null, First]) : string.Empty))} |");
            WritePackets(session, RuleLayout.Tree);
            WritePackets(session, RuleLayout.PerVm);
        }

        Line($"");
        foreach (var session in sessions)
        {
            WriteRatios(session);
        }
    }

    private void WriteLoads(IReadOnlyList<Session> sessions, int instances, RuleLayout layout)
    {
        var benches = sessions.Select(session => session[layout, instances]).ToList();
        Line($"| {instances:N0} | {layout} | {benches[0].Rules:N0} | {string.Join(" | ", benches.Select(bench => Text($"{bench.Loads.IPv4:F0}")))} | {benches.Min(bench => bench.Loads.Sets):F0} | {benches.Min(bench => bench.Loads.Ethernet):F0} | {string.Join(" | ", benches.Select(bench => Text($"{bench.Loads.Delta:F0}")))} |");
    }

    private void WritePackets(Session session, RuleLayout layout) =>
        Line($"| {session.Backend} | {layout} | {string.Join(" | ", options.Instances.Select(instances => Packets(session[layout, instances])))} |");

    private void WriteRatios(Session session)
    {
        foreach (var kind in new[] { PacketKind.NewAccepted, PacketKind.NewDropped, PacketKind.Egress })
        {
            var (one, many, perVm) = (Of(session[RuleLayout.Tree, First], kind), Of(session[RuleLayout.Tree, Last], kind), Of(session[RuleLayout.PerVm, Last], kind));
            Line($"{session.Backend}, {kind}: the last of {Last:N0} instances costs {many / one:F2} times what the last of {First:N0} does; PerVm/Tree is {perVm / many:F1}.");
        }
    }

    private static string Packets(Bench bench) => string.Join(" / ", bench.Bursts.Select(burst => Text($"{burst.Best:F0}")));

    private static double Of(Bench bench, PacketKind kind) => bench.Bursts.Single(burst => burst.Kind == kind).Best;

    private static string Join(IReadOnlyList<Session> sessions, Func<Session, string> text) => string.Join(" | ", sessions.Select(text));

    private void Line(FormattableString line) => output.WriteLine(Text(line));

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
