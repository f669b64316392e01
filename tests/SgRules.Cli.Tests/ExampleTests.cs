using System.Text;
using System.Text.Json;
using SgRules.Cli.Testing;

namespace SgRules.Cli;

public sealed class ExampleTests
{
    [Fact]
    public void The_example_has_no_findings()
    {
        var run = Tool.Run("check");

        Assert.Equal(new ToolRun(0, "built-in example: no errors, no warnings\n", string.Empty), run);
    }

    [Fact]
    public void The_example_is_what_is_compiled_without_a_model()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("zone.json", ModelTexts.Example);

        Assert.Equal(Tool.Run("compile", path), Tool.Run("compile"));
    }

    [Fact]
    public void The_example_fits_a_terminal_and_ends_its_lines_as_files_here_do()
    {
        var example = ModelTexts.Example;

        Assert.EndsWith("}\n", example, StringComparison.Ordinal);
        Assert.DoesNotContain('\r', example);
        Assert.All(example.Split('\n'), line => Assert.InRange(Encoding.UTF8.GetByteCount(line), 0, 150));
    }

    [Fact]
    public void The_schema_is_json()
    {
        var run = Tool.Run("schema");
        using var schema = JsonDocument.Parse(run.Output);

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(JsonValueKind.Object, schema.RootElement.ValueKind);
        Assert.EndsWith("\n", run.Output, StringComparison.Ordinal);
    }
}
