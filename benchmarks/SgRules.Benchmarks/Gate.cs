using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;
using BenchmarkDotNet.Attributes;

namespace SgRules.Benchmarks;

/// <summary>Runs every benchmark at its largest size and compares it with the figures on record.</summary>
/// <remarks>
/// A time counts only as a multiple of its class's baseline. The two take turns and the fastest turn of each
/// counts, so that the multiple stands still on a busy machine. Allocation counts to the byte.
/// </remarks>
internal static class Gate
{
    private const double Tolerance = 1.5;

    private static readonly TimeSpan Warmup = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan Measure = TimeSpan.FromSeconds(3);

    private static readonly JsonSerializerOptions Json = new() { WriteIndented = true };

    public static int Run(bool record)
    {
        var measured = typeof(Gate).Assembly.GetTypes()
            .Where(type => Methods(type).Count > 0)
            .OrderBy(type => type.Name, StringComparer.Ordinal)
            .SelectMany(Benchmark)
            .ToList();
        if (record)
        {
            File.WriteAllText(Record(), JsonSerializer.Serialize(measured, Json) + "\n");
        }

        var recorded = JsonSerializer.Deserialize<List<Figure>>(File.ReadAllText(Record()))!.ToDictionary(figure => figure.Name, StringComparer.Ordinal);
        var failed = recorded.Keys.Except(measured.Select(figure => figure.Name), StringComparer.Ordinal).Count();
        foreach (var now in measured)
        {
            var before = recorded.GetValueOrDefault(now.Name);
            var worse = before is null || now.Ratio > before.Ratio * Tolerance || now.Bytes > before.Bytes;
            failed += worse ? 1 : 0;
            Say($"{(worse ? "FAIL" : "ok")} {now.Name}: x{now.Ratio:F2}, {now.Bytes} B; on record x{before?.Ratio:F2}, {before?.Bytes} B");
        }

        Say($"{failed} of {measured.Count} benchmarks slower or hungrier than on record");
        return failed == 0 ? 0 : 1;
    }

    private static IEnumerable<Figure> Benchmark(Type type)
    {
        var instance = Activator.CreateInstance(type)!;
        foreach (var parameter in type.GetProperties().Where(property => property.IsDefined(typeof(ParamsAttribute))))
        {
            parameter.SetValue(instance, parameter.GetCustomAttribute<ParamsAttribute>()!.Values.Max());
        }

        type.GetMethods().Single(method => method.IsDefined(typeof(GlobalSetupAttribute))).Invoke(instance, null);
        var turns = Methods(type).Select(method => new Turn(method, method.CreateDelegate<Func<int>>(instance))).ToList();
        Repeat(turns, Warmup);
        turns.ForEach(turn => turn.Best = long.MaxValue);
        Repeat(turns, Measure);

        var baseline = turns.Single(turn => turn.Method.GetCustomAttribute<BenchmarkAttribute>()!.Baseline);
        return turns.Where(turn => turn != baseline)
            .Select(turn => new Figure($"{type.Name}.{turn.Method.Name}", Math.Round((double)turn.Best / baseline.Best, 2), turn.Bytes));
    }

    private static void Repeat(List<Turn> turns, TimeSpan time)
    {
        for (var start = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(start) < time;)
        {
            foreach (var turn in turns)
            {
                var bytes = GC.GetAllocatedBytesForCurrentThread();
                var began = Stopwatch.GetTimestamp();
                _ = turn.Call();
                turn.Best = Math.Min(turn.Best, Stopwatch.GetTimestamp() - began);
                turn.Bytes = GC.GetAllocatedBytesForCurrentThread() - bytes;
            }
        }
    }

    private static List<MethodInfo> Methods(Type type) =>
        [.. type.GetMethods().Where(method => method.IsDefined(typeof(BenchmarkAttribute)))];

    private static string Record([CallerFilePath] string file = "") => Path.Combine(Path.GetDirectoryName(file)!, "baseline.json");

    private static void Say(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));

    private sealed class Turn(MethodInfo method, Func<int> call)
    {
        public MethodInfo Method { get; } = method;

        public Func<int> Call { get; } = call;

        public long Best { get; set; } = long.MaxValue;

        public long Bytes { get; set; }
    }

    private sealed record Figure(string Name, double Ratio, long Bytes);
}
