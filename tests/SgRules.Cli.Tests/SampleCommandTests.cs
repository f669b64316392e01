using SgRules.Cli.Samples;
using SgRules.Cli.Testing;
using SgRules.Validation;

namespace SgRules.Cli;

public sealed class SampleCommandTests
{
    public static TheoryData<string> Shapes => new()
    {
        "--instances 0",
        "--instances 0 --hosts 3 --dual-stack",
        "--instances 1",
        "--instances 1 --rules 0",
        "",
        "--instances 1200 --hosts 4 --bridges 2 --dual-stack --cidrs 4",
        "--instances 50 --groups 40 --groups-per-instance 0 --rules 200 --group-peers 150 --seed 7",
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public void A_sample_is_a_valid_zone(string options)
    {
        var sample = Tool.Run(["sample", .. options.Split(' ', StringSplitOptions.RemoveEmptyEntries)]);
        var check = Tool.RunWith(sample.Output, "check", "-");

        Assert.Equal((0, string.Empty), (sample.ExitCode, sample.Error));
        Assert.Equal(new ToolRun(0, "standard input: no errors, no warnings\n", string.Empty), check);
    }

    [Fact]
    public void A_sample_has_no_findings_before_it_is_written_either() =>
        Assert.Empty(ZoneValidator.Validate(SampleZone.Create(new SampleOptions { Instances = 1000, Hosts = 2, DualStack = true }), ZoneRules.CloudStack42).ToImmutableArray());

    [Fact]
    public void A_sample_written_to_a_file_replaces_it()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("zone.json", "old");

        Assert.Equal(new ToolRun(0, string.Empty, string.Empty), Tool.Run("sample", "--instances", "5", "--out", path));
        Assert.Equal(Tool.Run("sample", "--instances", "5").Output, File.ReadAllText(path));
        Assert.Equal(["zone.json"], folder.Entries(), StringComparer.Ordinal);
    }

    [Fact]
    public void A_link_to_a_file_stays_a_link()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("zone.json", "old");
        _ = File.CreateSymbolicLink(folder["link.json"], path);

        Assert.Equal(0, Tool.Run("sample", "--instances", "5", "--out", folder["link.json"]).ExitCode);
        Assert.Equal(path, new FileInfo(folder["link.json"]).LinkTarget);
        Assert.NotEqual("old", File.ReadAllText(path), StringComparer.Ordinal);
    }

    [Fact]
    public void A_directory_is_no_file_to_write()
    {
        using var folder = new TemporaryFolder();

        Assert.Equal(new ToolRun(2, string.Empty, $"sgrules: '{folder.Path}' is not a file; --out takes one.\n"), Tool.Run("sample", "--out", folder.Path));
    }

    [Fact]
    public void A_folder_that_is_not_there_is_named()
    {
        using var folder = new TemporaryFolder();

        Assert.Equal(
            new ToolRun(2, string.Empty, $"sgrules: there is no folder '{folder["a"]}' to write into; create it first.\n"),
            Tool.Run("sample", "--out", folder["a/zone.json"]));
    }
}
