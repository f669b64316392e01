using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace SgRules;

/// <summary>What design section 1 says of the code's shape, held by reading the code.</summary>
public sealed partial class ConventionTests
{
    /// <summary>Each folder with those it may use: arrows point to earlier stages only, and there is no circle.</summary>
    private static readonly Dictionary<string, string[]> Arrows = new(StringComparer.Ordinal)
    {
        ["Addressing"] = [],
        ["Model"] = ["Addressing"],
        ["Validation"] = ["Addressing", "Model"],
        ["Policies"] = ["Addressing", "Model"],
        ["Netfilter"] = ["Addressing"],
        ["Layouts"] = ["Addressing", "Model", "Policies", "Netfilter"],
        ["Updates"] = ["Addressing", "Netfilter"],
        ["Analysis"] = ["Addressing", "Model", "Policies", "Netfilter", "Updates"],
    };

    public static TheoryData<string> Folders() => [.. Arrows.Keys];

    [Theory]
    [MemberData(nameof(Folders))]
    public void A_folder_uses_only_earlier_stages(string folder)
    {
        var used = Sources(folder).SelectMany(file => Usings().Matches(File.ReadAllText(file)).Select(match => match.Groups["folder"].Value)).ToHashSet(StringComparer.Ordinal);

        Assert.Subset(Arrows[folder].Append(folder).ToHashSet(StringComparer.Ordinal), used);
    }

    [Theory]
    [MemberData(nameof(Folders))]
    public void A_files_namespace_is_its_folder(string folder) => Assert.All(
        Sources(folder),
        file => Assert.Contains($"\nnamespace SgRules.{folder};\n", $"\n{File.ReadAllText(file)}", StringComparison.Ordinal));

    [Fact]
    public void A_source_file_stays_under_300_lines() => Assert.All(
        Directory.EnumerateFiles(SourceFolder(), "*.cs", SearchOption.AllDirectories),
        file => Assert.InRange(File.ReadLines(file).Count(), 1, 300));

    [Fact]
    public void Nothing_is_called_Utils_Helpers_or_Manager() => Assert.DoesNotContain(
        typeof(RuleCompiler).Assembly.GetTypes(),
        type => type.Name.EndsWith("Utils", StringComparison.Ordinal) || type.Name.EndsWith("Helper", StringComparison.Ordinal)
            || type.Name.EndsWith("Helpers", StringComparison.Ordinal) || type.Name.EndsWith("Manager", StringComparison.Ordinal));

    [Fact]
    public void Public_types_are_immutable()
    {
        var settable = typeof(RuleCompiler).Assembly.GetExportedTypes()
            .SelectMany(type => type.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly))
            .Where(property => property.SetMethod is { IsPublic: true } set && !set.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit)));
        var fields = typeof(RuleCompiler).Assembly.GetExportedTypes()
            .SelectMany(type => type.GetFields(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static))
            .Where(field => field is { IsInitOnly: false, IsLiteral: false, IsSpecialName: false });

        Assert.Empty(settable);
        Assert.Empty(fields);
    }

    [Fact]
    public void No_code_of_a_finding_is_used_twice_and_all_are_in_order()
    {
        var codes = DiagnosticCatalog.All.ToImmutableArray().Select(kind => kind.Code).ToList();

        Assert.Equal(codes.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal), codes);
    }

    private static IEnumerable<string> Sources(string folder) => Directory.EnumerateFiles(Path.Combine(SourceFolder(), folder), "*.cs", SearchOption.AllDirectories);

    private static string SourceFolder([CallerFilePath] string file = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, "..", "..", "src", "SgRules"));

    [GeneratedRegex(@"SgRules\.(?<folder>Addressing|Model|Validation|Policies|Netfilter|Layouts|Analysis)\b", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Usings();
}
