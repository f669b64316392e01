using System.Globalization;
using SgRules.Addressing;
using SgRules.Analysis;
using SgRules.Cli.Files;
using SgRules.Cli.Messages;
using SgRules.Cli.Models;
using SgRules.Policies;

namespace SgRules.Cli.Proofs;

/// <summary>Compiles hosts and proves their text, side by side; what is said is in the model's order.</summary>
internal sealed class VerifyRun
{
    private readonly Terminal _terminal;

    private readonly ModelText _text;

    private readonly VerifyRequest _request;

    private readonly Compilation _compilation;

    private readonly FindingPrinter _findings;

    private readonly CancellationToken _cancellation;

    private readonly List<string> _stopped = [];

    private bool _isUnreadable;

    public VerifyRun(Terminal terminal, ModelText text, VerifyRequest request, CancellationToken cancellation)
    {
        (_terminal, _text, _request, _cancellation) = (terminal, text, request, cancellation);
        _findings = new FindingPrinter(terminal);
        _compilation = Compilation.Of(text, request.Options, cancellation);
    }

    /// <summary>Proves one host, or all.</summary>
    /// <returns>The exit code.</returns>
    public int Run(Action<Stream, VerifyReport> write)
    {
        var hosts = _request.Host is null ? _compilation.Hosts : [_compilation.Known(_request.Host, _text.Name)];
        _findings.Print(_compilation.Findings);
        List<HostProof> proofs = _compilation.Zone is null ? [] : Prove(hosts);
        _findings.Finish();
        if (_stopped.Count > 0)
        {
            _terminal.Say($"not verified because of errors: {Wording.List(_stopped)}");
        }

        if (_compilation.Zone is null || (proofs.Count == 0 && _stopped.Count > 0))
        {
            return _isUnreadable ? ExitCode.WrongUsage : ExitCode.ModelHasErrors;
        }

        var report = new VerifyReport(_text.Name, _request, proofs) { ModelErrors = _findings.Errors };
        write(_terminal.Output, report);
        return ExitCodeOf(report.Verdict);
    }

    private List<HostProof> Prove(IReadOnlyList<string> hosts)
    {
        var folder = _request.Documents is { } directory
            ? new LoadedFolder(directory, hosts, $"{LoadedFolder.SetsFile}, iptables.restore and ip6tables.restore")
            : null;
        var proofs = new List<HostProof>();
        var done = 0;
        ShowProgress(done, hosts.Count);
        foreach (var verification in SideBySide.Select(hosts, host => Work(host, folder)))
        {
            _cancellation.ThrowIfCancellationRequested();
            Finish(verification, proofs);
            ShowProgress(++done, hosts.Count);
        }

        _terminal.EndProgress();
        return proofs;
    }

    private void ShowProgress(int done, int count)
    {
        if (count > 1 && done < count)
        {
            _terminal.ShowProgress(string.Create(CultureInfo.InvariantCulture, $"{done} of {count} hosts"));
        }
    }

    private HostVerification Work(string host, LoadedFolder? folder)
    {
        _cancellation.ThrowIfCancellationRequested();
        var result = _compilation.Work(host, _cancellation);
        var said = new HostVerification(host, result with { Ruleset = null, Policy = null });
        return result is not { Ruleset: { } ruleset, Policy: { } policy } ? said
            : folder is null ? said with { Proof = HostProof.Of(policy, ruleset.Documents, _request.Budget, _cancellation) }
            : OfLoaded(said, policy, folder);
    }

    private HostVerification OfLoaded(HostVerification said, HostPolicy policy, LoadedFolder folder)
    {
        var sets = folder.Sets(policy.Host);
        var (ipv4, ipv6) = (folder.Table(policy.Host, IPFamily.IPv4), folder.Table(policy.Host, IPFamily.IPv6));
        ValueList<Diagnostic> findings = [.. sets.Diagnostics, .. ipv4.Diagnostics, .. ipv6.Diagnostics];
        return findings.IsEmpty
            ? said with { Proof = HostProof.Of(policy, sets, ipv4, ipv6, _request.Budget, _cancellation) }
            : said with { Unreadable = findings };
    }

    private void Finish(HostVerification verification, List<HostProof> proofs)
    {
        _findings.Print(_compilation.HandOut(verification.Result).Diagnostics);
        _findings.Print(verification.Unreadable);
        _isUnreadable |= !verification.Unreadable.IsEmpty;
        if (verification.Proof is { } proof)
        {
            proofs.Add(proof);
        }
        else
        {
            _stopped.Add(verification.Host);
        }
    }

    private int ExitCodeOf(ProofVerdict verdict) => (_isUnreadable, verdict) switch
    {
        (true, _) => ExitCode.WrongUsage,
        (_, ProofVerdict.Refuted) => ExitCode.ModelHasErrors,
        (_, ProofVerdict.Unknown) when _findings.ExitCode == ExitCode.Fine => ExitCode.Undecided,
        _ => _findings.ExitCode,
    };
}
