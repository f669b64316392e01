using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace SgRules.Benchmarks;

/// <summary>The record in the repository, <c>baseline.json</c>.</summary>
internal static class Baseline
{
    private static readonly JsonSerializerOptions Json = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    public static Dictionary<string, Figure> Read() => File.Exists(Path())
        ? JsonSerializer.Deserialize<List<Figure>>(File.ReadAllText(Path()), Json)!.ToDictionary(figure => figure.Name, StringComparer.Ordinal)
        : [];

    public static void Write(IEnumerable<Figure> figures) => File.WriteAllText(Path(), JsonSerializer.Serialize(figures, Json) + "\n");

    private static string Path([CallerFilePath] string file = "") => System.IO.Path.Combine(System.IO.Path.GetDirectoryName(file)!, "..", "baseline.json");
}
