using System.Globalization;

namespace SgRules.KernelBenchmarks;

/// <summary>How much is measured.</summary>
/// <param name="Instances">The sizes of hosts, ascending; the first is what the last is compared with.</param>
/// <param name="Bursts">How often each kind of packet is sent, 1,024 at a time; the fastest counts.</param>
/// <param name="Loads">How often each document is loaded; the fastest counts.</param>
internal sealed record BenchOptions(ImmutableArray<int> Instances, int Bursts, int Loads)
{
    public const string Usage = "[--instances 1,100,1000,4000] [--bursts 40] [--loads 3]";

    /// <summary>Reads the arguments; <see langword="null"/> if they are wrong.</summary>
    public static BenchOptions? Parse(IReadOnlyList<string> args)
    {
        var options = new BenchOptions([1, 100, 1000, 4000], 40, 3);
        for (var i = 0; i < args.Count && options is not null; i += 2)
        {
            var value = i + 1 < args.Count ? args[i + 1] : string.Empty;
            options = args[i] switch
            {
                "--instances" when value.Split(',').All(IsNumber) => options with { Instances = [.. value.Split(',').Select(Number).Order()] },
                "--bursts" when IsNumber(value) => options with { Bursts = Number(value) },
                "--loads" when IsNumber(value) => options with { Loads = Number(value) },
                _ => null,
            };
        }

        return options;
    }

    private static bool IsNumber(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0;

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
