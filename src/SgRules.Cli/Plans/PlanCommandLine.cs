using SgRules.Cli.Messages;

namespace SgRules.Cli.Plans;

/// <summary>Commands that plan something else, as a script says them to people.</summary>
internal static class PlanCommandLine
{
    private const string LoadAgain = "ipset restore -exist < ipset.restore; iptables-restore < iptables.restore; ip6tables-restore < ip6tables.restore; ebtables-restore < ebtables.restore";

    /// <summary>The same plan the other way round. What was taken over isn't ours, so no plan leads back to it: there, what the host had is loaded again.</summary>
    public static string WayBack(PlanRequest request, string host) => request is { Adopt: true, From.SaveFolder: { } folder }
        ? $"no command, since what was taken over isn't ours. Load all of what was saved again, in {Word(SavedHost.Folder(folder, host))}: {LoadAgain}"
        : Between(request.To, request.From, request, host);

    /// <summary>The plan from what the host has to where this one leads to; or, where that is known from save texts only, to where this one starts.</summary>
    public static string FromSave(PlanRequest request, string host) =>
        Between(PlanEnd.Nothing with { SaveFolder = "DIR" }, request.To.SaveFolder is null ? request.To : request.From, request, host);

    public static string Word(RuleLayout layout) => layout == RuleLayout.PerVm ? "per-vm" : "tree";

    private static string Between(PlanEnd from, PlanEnd to, PlanRequest request, string host)
    {
        var command = string.Join(' ', [.. Words(from, to, host), .. request.Adopt ? new[] { "--adopt" } : []]);
        return from.IsStandardInput || to.IsStandardInput
            ? $"{command}, where FILE is {(request.From.IsStandardInput ? "OLD" : "NEW")}, which was read from standard input: save it to a file first"
            : command;
    }

    private static string[] Words(PlanEnd from, PlanEnd to, string host) =>
    [
        "sgrules plan",
        .. from.Model is null ? [] : new[] { PathOf(from) },
        .. to.Model is null ? [] : new[] { PathOf(to) },
        .. Without(from, "--from"),
        .. Without(to, "--to"),
        $"--host {Word(host)}",
        .. Options(from, to),
    ];

    private static string PathOf(PlanEnd end) => end.IsStandardInput ? "FILE" : Word(end.Path);

    private static IEnumerable<string> Without(PlanEnd end, string option) => end switch
    {
        { Model: not null } => [],
        { SaveFolder: { } folder } => [$"{option}-save {Word(folder)}"],
        _ => [$"{option}-nothing"],
    };

    // Of both models they are the same but for the layout.
    private static IEnumerable<string> Options(PlanEnd from, PlanEnd to)
    {
        var (options, first) = ((to.Model is null ? from : to).Options, from.Options.Layout);
        if (options.Layout != CompilerOptions.Default.Layout)
        {
            yield return $"--layout {Word(options.Layout)}";
        }

        if (from.Model is not null && first != options.Layout)
        {
            yield return $"--from-layout {Word(first)}";
        }

        if (options.Comments == CommentStyle.None)
        {
            yield return "--comments none";
        }

        if (!options.AllowDns)
        {
            yield return "--no-dns";
        }

        if (options.ZoneRules != CompilerOptions.Default.ZoneRules)
        {
            yield return $"--zone-rules {(options.ZoneRules == ZoneRules.CloudStack42 ? "4.2" : "4.20")}";
        }
    }

    // A hyphen in front would make an option of a path.
    private static string Word(string text) => ShellWord.Of(text);
}
