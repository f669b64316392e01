using System.Buffers;

namespace SgRules.Cli.Plans;

/// <summary>Commands that plan something else, as a script says them to people.</summary>
internal static class PlanCommandLine
{
    private static readonly SearchValues<char> Plain = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_./:@%+=,-");

    /// <summary>The same plan the other way round.</summary>
    public static string WayBack(PlanRequest request, string host) => Between(request.To, request.From, host) + (request.Adopt ? " --adopt" : string.Empty);

    /// <summary>The plan from what the host has to where this one leads to; or, where that is known from save texts only, to where this one starts.</summary>
    public static string FromSave(PlanRequest request, string host) =>
        Between(PlanEnd.Nothing with { SaveFolder = "DIR" }, request.To.SaveFolder is null ? request.To : request.From, host);

    private static string Between(PlanEnd from, PlanEnd to, string host) => string.Join(
        ' ',
        [
            "sgrules plan",
            .. from.Model is null ? [] : new[] { Word(from.Path) },
            .. to.Model is null ? [] : new[] { Word(to.Path) },
            .. Without(from, "--from"),
            .. Without(to, "--to"),
            $"--host {Word(host)}",
            .. Options(from, to),
        ]);

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

    private static string Word(RuleLayout layout) => layout == RuleLayout.PerVm ? "per-vm" : "tree";

    // Quoted as a shell needs it. A hyphen in front would make an option of a path.
    private static string Word(string text) =>
        text.Length > 0 && !text.AsSpan().ContainsAnyExcept(Plain) ? text : $"'{text.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
