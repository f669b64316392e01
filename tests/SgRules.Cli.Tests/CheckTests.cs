using System.Globalization;
using System.Text.Json;
using SgRules.Cli.Testing;

namespace SgRules.Cli;

public sealed class CheckTests
{
    [Fact]
    public void Findings_go_to_standard_error_and_their_count_to_standard_output()
    {
        var run = Tool.RunWith(ModelTexts.WithHosts(("xen1", "XenServer"), ("esx1", "VMware"), ("esx2", "VMware")), "check", "-");

        Assert.Equal(1, run.ExitCode);
        Assert.Equal("standard input: 2 errors, 1 warning\n", run.Output);
        Assert.Equal(3, run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
    }

    [Fact]
    public void A_warning_alone_is_fine() =>
        Assert.Equal(0, Tool.RunWith(ModelTexts.WithHosts(("xen1", "XenServer")), "check", "-").ExitCode);

    [Fact]
    public void At_most_a_thousand_findings_are_printed()
    {
        var model = ModelTexts.WithManyHosts(1003, "VMware");

        var lines = Tool.RunWith(model, "check", "-").Error.Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal(1001, lines.Length);
        Assert.Equal("... and 3 more", lines[^1]);
    }

    [Fact]
    public void All_findings_are_in_the_json_report()
    {
        var run = Tool.RunWith(ModelTexts.WithManyHosts(1003, "VMware"), "check", "-", "--format", "json");
        using var report = JsonDocument.Parse(run.Output);

        Assert.Equal((1, string.Empty), (run.ExitCode, run.Error));
        Assert.Equal(1003, report.RootElement.GetProperty("errors").GetInt32());
        Assert.Equal(
            Enumerable.Range(1, 1003).Select(host => string.Create(CultureInfo.InvariantCulture, $"hosts[{host}].hypervisor")),
            report.RootElement.GetProperty("diagnostics").EnumerateArray().Select(finding => finding.GetProperty("path").GetString()!),
            StringComparer.Ordinal);
    }

    [Fact]
    public void Findings_as_json_go_to_standard_output()
    {
        var run = Tool.RunWith(ModelTexts.WithHosts(("esx1", "VMware")), "check", "-", "--format", "json");
        using var report = JsonDocument.Parse(run.Output);
        var finding = report.RootElement.GetProperty("diagnostics")[0];

        Assert.Equal((1, string.Empty), (run.ExitCode, run.Error));
        Assert.Equal("sgrules.diagnostics/1", report.RootElement.GetProperty("format").GetString());
        Assert.Equal("standard input", report.RootElement.GetProperty("model").GetString());
        Assert.Equal(1, report.RootElement.GetProperty("errors").GetInt32());
        Assert.Equal("error", finding.GetProperty("severity").GetString());
        Assert.Equal("hosts[1].hypervisor", finding.GetProperty("path").GetString());
    }

    [Fact]
    public void Every_code_is_listed_with_its_remedy()
    {
        var run = Tool.Run("check", "--list");

        Assert.Equal((0, string.Empty), (run.ExitCode, run.Error));
        Assert.All(DiagnosticCatalog.All.ToImmutableArray(), code =>
        {
            var severity = code.Severity == DiagnosticSeverity.Error ? "error" : "warning";
            Assert.Contains($"{code.Code} {severity}: {code.Title}\n    {code.Remedy}\n", run.Output, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void Every_code_is_listed_as_json()
    {
        var run = Tool.Run("check", "--list", "--format", "json");
        using var report = JsonDocument.Parse(run.Output);

        Assert.Equal("sgrules.codes/1", report.RootElement.GetProperty("format").GetString());
        Assert.Equal(
            DiagnosticCatalog.All.Select(code => code.Code),
            report.RootElement.GetProperty("codes").EnumerateArray().Select(code => code.GetProperty("code").GetString()!),
            StringComparer.Ordinal);
    }
}
