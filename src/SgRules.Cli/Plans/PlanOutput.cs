using System.Buffers;
using System.Text;
using SgRules.Cli.Files;
using SgRules.Cli.Messages;
using SgRules.Updates;

namespace SgRules.Cli.Plans;

/// <summary>Writes a plan as it was asked for.</summary>
internal sealed class PlanOutput(Terminal terminal, PlanRequest request)
{
    /// <summary>Refuses to write over what was read.</summary>
    /// <exception cref="CommandException">The file to write to is a model or one of the save texts.</exception>
    public void RefuseInputs(string host)
    {
        if (request.File is { } path && Inputs(host).FirstOrDefault(input => RealPath.Of(input) == RealPath.Of(path)) is { } input)
        {
            throw new CommandException($"--out would write over '{input}', which the plan is made from; choose another file.");
        }
    }

    public void Write(UpdatePlan plan, string host)
    {
        // A script is what the host runs, byte for byte; the others are read on terminals.
        var text = request.Format == PlanFormat.Script ? Script(plan, host) : Encoding.UTF8.GetBytes(request.Format == PlanFormat.Json ? Safe(plan.Json.ToString()) : Safe(Summary(plan)));
        if (request.File is { } path)
        {
            OutputFile.Write(path, text);
        }
        else
        {
            terminal.Output.Write(text);
        }
    }

    private ReadOnlySpan<byte> Script(UpdatePlan plan, string host)
    {
        var utf8 = new ArrayBufferWriter<byte>();
        plan.ScriptFor(new UpdateScriptOptions
        {
            Host = host,
            WayBack = PlanCommandLine.WayBack(request, host),
            FromSave = PlanCommandLine.FromSave(request, host),
        }).WriteTo(utf8);
        return utf8.WrittenSpan;
    }

    // The report ends with the findings; they are on standard error already, and a terminal shows both.
    private static string Summary(UpdatePlan plan)
    {
        var report = plan.Report.ToString();
        var findings = $"\n{string.Concat(plan.Diagnostics.Select(finding => $"{finding}\n"))}";
        return !plan.Diagnostics.IsEmpty && report.EndsWith(findings, StringComparison.Ordinal) ? report[..^findings.Length] : report;
    }

    private static string Safe(string text) => string.Join('\n', text.Split('\n').Select(Printable.Escape));

    private IEnumerable<string> Inputs(string host) => new[] { request.From, request.To }.SelectMany(end => end switch
    {
        { IsStandardInput: true } => [],
        { Model: not null } => [end.Path],
        { SaveFolder: { } folder } => SavedHost.Paths(folder, host),
        _ => [],
    });
}
