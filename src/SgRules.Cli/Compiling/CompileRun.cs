using System.Globalization;
using SgRules.Cli.Files;
using SgRules.Cli.Messages;
using SgRules.Cli.Models;

namespace SgRules.Cli.Compiling;

/// <summary>Compiles hosts side by side; what is said and written is in the model's order.</summary>
internal sealed class CompileRun
{
    // Reading and checking less than this is over before it could be read.
    private const int LongText = 16 * 1024 * 1024;

    private readonly Terminal _terminal;

    private readonly ModelText _text;

    private readonly Compilation _compilation;

    private readonly FindingPrinter _findings;

    private readonly Preconditions _preconditions = new();

    private readonly List<string> _stopped = [];

    private readonly CancellationToken _cancellation;

    public CompileRun(Terminal terminal, ModelText text, CompilerOptions options, CancellationToken cancellation)
    {
        _terminal = terminal;
        _text = text;
        _findings = new FindingPrinter(terminal);
        _cancellation = cancellation;
        if (text.Utf8.Length >= LongText)
        {
            terminal.ShowProgress(string.Create(CultureInfo.InvariantCulture, $"reading {text.Name}, {text.Utf8.Length / 1_000_000} MB"));
        }

        _compilation = Compilation.Of(text, options, cancellation);
        terminal.EndProgress();
    }

    /// <summary>Compiles one host, or all.</summary>
    /// <returns>The exit code.</returns>
    public int Run(string? host, IHostOutput output, bool showProgress)
    {
        var hosts = host is null ? _compilation.Hosts : [_compilation.Known(host, _text.Name)];
        _findings.Print(_compilation.Findings);
        if (_compilation.Zone is not null)
        {
            Compile(hosts, output, showProgress && hosts.Count > 1);
        }

        output.Complete();
        _findings.Finish();
        _preconditions.Say(_terminal);
        if (_stopped.Count > 0)
        {
            _terminal.Say($"not compiled because of errors: {Wording.List(_stopped)}");
        }

        return _findings.ExitCode;
    }

    private void Compile(IReadOnlyList<string> hosts, IHostOutput output, bool showProgress)
    {
        var done = 0;
        ShowProgress();
        foreach (var outcome in SideBySide.Select(hosts, host => Work(host, output)))
        {
            _cancellation.ThrowIfCancellationRequested();
            Finish(outcome);
            done++;
            ShowProgress();
        }

        _terminal.EndProgress();

        void ShowProgress()
        {
            if (showProgress && done < hosts.Count)
            {
                _terminal.ShowProgress(string.Create(CultureInfo.InvariantCulture, $"{done} of {hosts.Count} hosts"));
            }
        }
    }

    private HostOutcome Work(string host, IHostOutput output)
    {
        _cancellation.ThrowIfCancellationRequested();
        var result = _compilation.Work(host, _cancellation);
        var said = result with { Ruleset = null, Policy = null };
        return result.Ruleset is { } ruleset
            ? new HostOutcome(host, said, ruleset.Preconditions, output.Take(host, ruleset))
            : new HostOutcome(host, said, [], Finish: null);
    }

    private void Finish(HostOutcome outcome)
    {
        _findings.Print(_compilation.HandOut(outcome.Result).Diagnostics);
        if (outcome.Finish is not { } finish)
        {
            _stopped.Add(outcome.Host);
            return;
        }

        _preconditions.Add(outcome.Host, outcome.Preconditions);
        finish();
    }
}
