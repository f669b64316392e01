using System.Buffers;
using System.Text;
using SgRules.Cli.Files;
using SgRules.Cli.Messages;
using SgRules.Netfilter;
using SgRules.Updates;
using SgRules.Validation;

namespace SgRules.Cli.Plans;

/// <summary>Makes one plan and writes it.</summary>
internal sealed class PlanRun
{
    private readonly Terminal _terminal;

    private readonly PlanRequest _request;

    private readonly FindingPrinter _findings;

    private readonly PlanModel? _old;

    private readonly PlanModel? _new;

    public PlanRun(Terminal terminal, PlanRequest request)
    {
        _terminal = terminal;
        _request = request;
        _findings = new FindingPrinter(terminal);
        _old = request.From.Model is null ? null : new PlanModel(request.From, _findings);
        _new = request.To.Model is null ? null : new PlanModel(request.To, _findings);
    }

    public int Run()
    {
        _old?.PrintFindings(withWarnings: false);
        _new?.PrintFindings(withWarnings: true);
        if (CanChange() && Plan(HostName()) is { } plan)
        {
            _findings.Print(plan.Diagnostics);
            Write(Document(plan, HostName()));
        }

        _findings.Finish();
        return _findings.ExitCode;
    }

    // A text that is wrong has no zone; what can't change in a zone stands in the way of every host.
    private bool CanChange()
    {
        if (_old is { Zone: null } || _new is { Zone: null })
        {
            return false;
        }

        var findings = _old is { Zone: { } before } && _new is { Zone: { } after } ? ZoneTransition.Validate(before, after) : [];
        _findings.Print(findings);
        return !findings.Any(finding => finding.Severity == DiagnosticSeverity.Error);
    }

    // An error of the zone that doesn't concern the host stands in the way of other hosts only, as in compile.
    private UpdatePlan? Plan(string host)
    {
        if (_request.From.SaveFolder is { } from)
        {
            var state = SavedHost.Read(from, host);
            return Desired(host) is { } wanted ? UpdatePlan.Between(state, wanted, _request.Adopt) : null;
        }

        if (Current(host) is not { } current)
        {
            return null;
        }

        if (_request.To.SaveFolder is { } to)
        {
            // Where our part of the texts can't be told, the plan from them says why.
            var state = SavedHost.Read(to, host);
            return state.OwnRuleset(current, _request.Adopt) is { } saved ? UpdatePlan.Between(current, saved) : UpdatePlan.Between(state, current, _request.Adopt);
        }

        return Desired(host) is { } desired ? UpdatePlan.Between(current, desired) : null;
    }

    private Ruleset? Current(string host)
    {
        if (_old is null || _old.Has(host))
        {
            return _old is null ? Ruleset.Empty : _old.Compile(host, withWarnings: false);
        }

        _terminal.Say($"sgrules: {_old.Name} has no host '{host}': the plan starts from a host that has nothing of ours.");
        return Ruleset.Empty;
    }

    private Ruleset? Desired(string host)
    {
        if (_new is null || _new.Has(host))
        {
            return _new is null ? Ruleset.Empty : _new.Compile(host, withWarnings: true);
        }

        _terminal.Say($"sgrules: {_new.Name} has no host '{host}': the plan removes our part of it, and nothing filters its guests then.");
        return Ruleset.Empty;
    }

    private string HostName()
    {
        var hosts = (_new?.Hosts ?? []).Concat(_old?.Hosts ?? []).Distinct(StringComparer.Ordinal).ToList();
        if (_request.Host is { } host)
        {
            return hosts.Count == 0 || hosts.Contains(host, StringComparer.Ordinal)
                ? host
                : throw new CommandException($"there is no host '{host}' in {Names()}; {Choice(hosts)}");
        }

        return (_new ?? _old)?.Hosts is [var only] ? only : throw new CommandException($"say which host with --host; {Choice(hosts)}");
    }

    private static string Choice(List<string> hosts) => hosts.Count == 0 ? "no model has one." : $"there are: {Wording.List(hosts)}";

    private string Names() => string.Join(" or ", new[] { _old?.Name, _new?.Name }.OfType<string>().Distinct(StringComparer.Ordinal));

    private Document Document(UpdatePlan plan, string host) => _request.Format switch
    {
        PlanFormat.Json => plan.Json,
        PlanFormat.Summary => plan.Report,
        _ => plan.ScriptFor(new UpdateScriptOptions
        {
            Host = host,
            WayBack = PlanCommandLine.WayBack(_request, host),
            FromSave = PlanCommandLine.FromSave(_request, host),
        }),
    };

    private void Write(Document document)
    {
        var utf8 = new ArrayBufferWriter<byte>();
        document.WriteTo(utf8);

        // A script is what the host runs, byte for byte; the others are read on terminals.
        var text = _request.Format == PlanFormat.Script
            ? utf8.WrittenSpan
            : Encoding.UTF8.GetBytes(string.Join('\n', Encoding.UTF8.GetString(utf8.WrittenSpan).Split('\n').Select(Printable.Escape)));
        if (_request.File is { } path)
        {
            OutputFile.Write(path, text);
        }
        else
        {
            _terminal.Output.Write(text);
        }
    }
}
