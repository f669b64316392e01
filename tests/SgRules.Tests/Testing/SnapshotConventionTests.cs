using System.Reflection;
using System.Runtime.CompilerServices;

namespace SgRules.Testing;

public sealed class SnapshotConventionTests
{
    [Fact]
    public void Every_snapshot_belongs_to_a_test()
    {
        var tests = typeof(SnapshotConventionTests).Assembly.GetTypes()
            .SelectMany(type => type.GetMethods(), (type, method) => (type, method))
            .Where(test => test.method.GetCustomAttribute<FactAttribute>() is not null)
            .Select(test => $"{test.type.Name}.{test.method.Name}")
            .ToHashSet(StringComparer.Ordinal);

        var orphans = Directory.EnumerateFiles(ProjectDirectory(), "*.verified.*", SearchOption.AllDirectories)
            .Select(file => Path.GetFileName(file).Split(".verified.")[0])
            .Where(stem => !tests.Any(test => stem == test || stem.StartsWith($"{test}_", StringComparison.Ordinal)));

        Assert.Empty(orphans);
    }

    private static string ProjectDirectory([CallerFilePath] string file = "") => Path.GetDirectoryName(Path.GetDirectoryName(file))!;
}
