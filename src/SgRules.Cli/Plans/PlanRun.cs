using SgRules.Analysis;
using SgRules.Cli.Messages;
using SgRules.Netfilter;
using SgRules.Validation;

namespace SgRules.Cli.Plans;

/// <summary>Makes one plan and writes it.</summary>
internal sealed class PlanRun
{
    // As diff --exit-code has it.
    private const int NotEmpty = 1;

    // Where no model can be read that would name it.
    private const string AnyHost = "HOST";

    private readonly Terminal _terminal;

    private readonly PlanRequest _request;

    private readonly PlanFindings _findings;

    private readonly PlanModel? _old;

    private readonly PlanModel? _new;

    public PlanRun(Terminal terminal, PlanRequest request)
    {
        _terminal = terminal;
        _request = request;
        _findings = new PlanFindings(terminal);
        _old = request.From.Model is null ? null : new PlanModel(request.From, _findings);
        _new = request.To.Model is null ? null : new PlanModel(request.To, _findings);
    }

    // A text that is wrong has no zone.
    private bool HasUnreadable => _old is { Zone: null } || _new is { Zone: null };

    public int Run()
    {
        PrintFindings();
        var host = HostName();
        var output = new PlanOutput(_terminal, _request);
        output.RefuseInputs(host);
        var plan = Plan(host);
        if (_request.MustBeProven && plan.Prove is { } prove && Say(prove(_terminal.Interrupted)) is not ExitCode.Fine and var failed)
        {
            _findings.Finish();
            return failed;
        }

        output.Write(plan.Plan, host);
        _findings.Finish();
        return _request.HasExitCode && !plan.Plan.IsEmpty ? NotEmpty : _findings.ExitCode;
    }

    // A plan that isn't proven isn't written: nobody is to run it by mistake.
    private int Say(PlanProof proof)
    {
        foreach (var line in proof.Report.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            _terminal.Say(line);
        }

        return proof.Outcome switch
        {
            PlanProofOutcome.Proven => ExitCode.Fine,
            PlanProofOutcome.Refuted => ExitCode.ModelHasErrors,
            _ => ExitCode.Undecided,
        };
    }

    private void PrintFindings()
    {
        if (_request.IsOldLayoutAssumed)
        {
            _terminal.Say($"sgrules: OLD is taken to be loaded in the layout {PlanCommandLine.Word(_request.From.Options.Layout)}, as --layout says; if it isn't, say --from-layout.");
        }

        _old?.PrintFindings(withWarnings: false);
        _new?.PrintFindings(withWarnings: true);
        if (_old is { Zone: { } before } && _new is { Zone: { } after })
        {
            _findings.Print(ZoneTransition.Validate(before, after));
        }
    }

    // A model with an error, on whatever host, isn't what somebody meant: an instance whose host is mistyped would lose its rules here. So nothing is planned from it or to it,
    // and what is written says so: a script that was asked for is there, and refuses.
    private ProvablePlan Plan(string host)
    {
        var (current, desired) = _findings.HasErrors ? (null, null) : (Current(host), Desired(host));
        if (_findings.HasErrors)
        {
            return ProvablePlan.Refused(_findings.Errors);
        }

        var plan = Between(host, current!, desired!);
        _findings.Print(plan.Plan.Diagnostics);
        return plan;
    }

    private ProvablePlan Between(string host, Ruleset current, Ruleset desired)
    {
        if (_request.From.SaveFolder is { } from)
        {
            return ProvablePlan.Between(SavedHost.Read(from, host), desired, _request.Adopt);
        }

        if (_request.To.SaveFolder is { } to)
        {
            return SavedHost.Read(to, host).OwnRuleset(current, _request.Adopt, out var against) is { } saved ? ProvablePlan.Between(current, saved) : ProvablePlan.Refused(against);
        }

        return ProvablePlan.Between(current, desired);
    }

    // Nothing stands for what save texts say.
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
            return hosts.Count == 0 || HasUnreadable || hosts.Contains(host, StringComparer.Ordinal)
                ? host
                : throw new CommandException($"there is no host '{host}' in {Names()}; {Choice(hosts)}");
        }

        if (HasUnreadable)
        {
            return hosts is [var known] ? known : AnyHost;
        }

        return (_new ?? _old)?.Hosts is [var only] ? only : throw new CommandException($"say which host with --host; {Choice(hosts)}");
    }

    private static string Choice(List<string> hosts) => hosts.Count == 0 ? "no model has one." : $"there are: {Wording.List(hosts)}";

    private string Names() => string.Join(" or ", new[] { _old?.Name, _new?.Name }.OfType<string>().Distinct(StringComparer.Ordinal));
}
