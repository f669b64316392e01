using SgRules.Laboratory;

namespace SgRules.Cases;

/// <summary>Both layouts on both backends: what every test on the kernel is repeated for.</summary>
internal static class Matrix
{
    public static ImmutableArray<(RuleLayout Layout, Backend Backend)> All { get; } =
        [.. Enum.GetValues<RuleLayout>().SelectMany(_ => Enum.GetValues<Backend>(), (layout, backend) => (layout, backend))];

    public static TheoryData<string, RuleLayout, Backend> Of(IEnumerable<string> names)
    {
        var data = new TheoryData<string, RuleLayout, Backend>();
        foreach (var (layout, backend) in All)
        {
            foreach (var name in names)
            {
                data.Add(name, layout, backend);
            }
        }

        return data;
    }

    public static void AssertNone(IEnumerable<string> misses)
    {
        string[] all = [.. misses];
        Assert.True(all.Length == 0, $"{FormattableString.Invariant($"{all.Length}")} wrong:\n{string.Join('\n', all)}");
    }
}
