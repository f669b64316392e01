using System.Diagnostics;
using System.Globalization;
using System.Xml.Linq;

namespace SgRules.Faults;

/// <summary>A copy of the core's source and of the built tests, in which faults are tried one after the other.</summary>
internal sealed class Workshop : IDisposable
{
    // The same zones each time, so that a fault is caught always or never.
    private const string Seed = "20261124,11400714819323198485";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly string _folder = Directory.CreateTempSubdirectory("sgrules-faults-").FullName;

    private readonly Bench _bench;

    public Workshop(string root, Bench bench)
    {
        _bench = bench;
        foreach (var file in new[] { "Directory.Build.props", "Directory.Packages.props", "global.json", "README.md" })
        {
            File.Copy(Path.Combine(root, file), Path.Combine(_folder, file));
        }

        CopyFolder(Path.Combine(root, "src", "SgRules"), Source);
        CopyFolder(Path.Combine(root, "artifacts", "bin", bench.Tests, "release"), Tests);
        Expect("restore", Source);
    }

    private string Source => Path.Combine(_folder, "src", "SgRules");

    private string Tests => Path.Combine(_folder, "tests");

    /// <summary>Builds the source with a fault, and runs the tests against it.</summary>
    public Finding Try(Fault? fault)
    {
        var file = fault is null ? null : Path.Combine(Source, fault.File);
        var right = file is null ? null : File.ReadAllText(file);
        try
        {
            if (file is not null)
            {
                File.WriteAllText(file, fault!.Into(right!));
            }

            Expect("build", Source, "--no-restore", "-c", "Release", "-p:RunAnalyzers=false", "-p:EnforceCodeStyleInBuild=false", "-p:GenerateDocumentationFile=false", "-p:TreatWarningsAsErrors=false", "-p:UseSharedCompilation=true");
            File.Copy(Path.Combine(_folder, "artifacts", "bin", "SgRules", "release", "SgRules.dll"), Path.Combine(Tests, "SgRules.dll"), overwrite: true);
            return new Finding(fault, _bench.Judges.Select(FailedTests).FirstOrDefault(failed => failed.Length > 0, []), null);
        }
        catch (InvalidOperationException trouble)
        {
            return new Finding(fault, [], trouble.Message);
        }
        finally
        {
            if (file is not null)
            {
                File.WriteAllText(file, right);
            }
        }
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string[] FailedTests(string[] judges)
    {
        var report = Path.Combine(_folder, "report.trx");
        File.Delete(report);
        _ = Dotnet("vstest", Path.Combine(Tests, $"{_bench.Tests}.dll"), $"--TestCaseFilter:{string.Join('|', judges.Select(judge => $"FullyQualifiedName~{judge}"))}", $"--logger:trx;LogFileName={report}");
        if (!File.Exists(report))
        {
            throw new InvalidOperationException("The tests left no report.");
        }

        XNamespace trx = "http://microsoft.com/schemas/VisualStudio/TeamTest/2010";
        var results = XDocument.Load(report).Descendants(trx + "UnitTestResult").ToList();
        return results.Count == 0
            ? throw new InvalidOperationException("No test ran.")
            : [.. results.Where(result => result.Attribute("outcome")!.Value == "Failed")
                .SelectMany(result => _bench.NamesOf(result.Attribute("testName")!.Value, result.Descendants(trx + "Message").FirstOrDefault()?.Value ?? string.Empty))
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal)];
    }

    private void Expect(string command, params string[] arguments)
    {
        var (code, output) = Dotnet([command, .. arguments]);
        if (code != 0)
        {
            var error = output.Split('\n').FirstOrDefault(line => line.Contains("error", StringComparison.Ordinal)) ?? output;
            throw new InvalidOperationException($"dotnet {command} failed: {error.Trim()}");
        }
    }

    private (int Code, string Output) Dotnet(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments) { WorkingDirectory = _folder, UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["SGRULES_CASES"] = Bench.Cases.ToString(CultureInfo.InvariantCulture);
        start.Environment["SGRULES_KERNEL_FRAMES"] = Bench.Frames.ToString(CultureInfo.InvariantCulture);
        start.Environment["SGRULES_SEED"] = Seed;

        // Each run is short: code that is optimised late is not worth it.
        start.Environment["DOTNET_TieredPGO"] = "0";

        // CI's own settings for tests would put these reports beside the real ones.
        _ = start.Environment.Remove("CI");
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEndAsync();
        if (!process.WaitForExit(Patience))
        {
            process.Kill(entireProcessTree: true);
            return (-1, "took too long");
        }

        return (process.ExitCode, output.Result + error.Result);
    }

    private static void CopyFolder(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(to, Path.GetRelativePath(from, file));
            _ = Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }
}
