using System.Text;
using SgRules.Analysis;
using SgRules.Cli.Files;
using SgRules.Cli.Messages;

namespace SgRules.Cli.Differences;

/// <summary>Compares two models and writes the difference.</summary>
internal sealed class DiffRun(Terminal terminal, DiffRequest request)
{
    private const int Different = 1;

    private readonly FindingPrinter _findings = new(terminal);

    public int Run()
    {
        var (old, @new) = (new DiffModel(request.Old, request.Options, _findings), new DiffModel(request.New, request.Options, _findings));
        RefuseUnknownHost(old, @new);
        var (before, after) = (old.Compile(withWarnings: false), @new.Compile(withWarnings: true));
        _findings.Finish();
        if (_findings.Errors > 0)
        {
            // A host that isn't compiled would look like one that is gone.
            terminal.Say("not compared because of errors.");
            return ExitCode.ModelHasErrors;
        }

        var diff = SemanticDiff.Between(before, after, new DiffOptions { Host = request.Host });
        Write(diff);
        return !diff.IsDecided ? ExitCode.Undecided : request.HasExitCode && diff.HasDifference ? Different : ExitCode.Fine;
    }

    private void RefuseUnknownHost(DiffModel old, DiffModel @new)
    {
        var hosts = old.Hosts.Concat(@new.Hosts).Distinct(StringComparer.Ordinal).ToList();
        if (request.Host is { } host && old.IsReadable && @new.IsReadable && !hosts.Contains(host, StringComparer.Ordinal))
        {
            throw new CommandException($"there is no host '{host}' in {old.Name} or {@new.Name}; {(hosts.Count == 0 ? "no model has one." : $"there are: {Wording.List(hosts)}")}");
        }
    }

    private void Write(SemanticDiff diff)
    {
        var options = new DiffReportOptions
        {
            Limit = request.Limit,
            OldModel = ShellWord.Of(request.Old.Name),
            NewModel = ShellWord.Of(request.New.Name),
            ExplainOptions = string.Join(' ', ExplainOptions()),
        };
        var document = request.Format switch
        {
            DiffFormat.Markdown => diff.MarkdownFor(options),
            DiffFormat.Json => diff.JsonFor(options),
            _ => diff.TextFor(options),
        };
        var text = Encoding.UTF8.GetBytes(string.Join('\n', document.ToString().Split('\n').Select(Printable.Escape)));
        if (request.File is { } path)
        {
            OutputFile.Write(path, text);
        }
        else
        {
            terminal.Output.Write(text);
        }
    }

    private IEnumerable<string> ExplainOptions()
    {
        if (!request.Options.AllowDns)
        {
            yield return "--no-dns";
        }

        if (request.Options.ZoneRules == ZoneRules.CloudStack420)
        {
            yield return "--zone-rules 4.20";
        }
    }
}
