using System.Text;
using SgRules.Addressing;
using SgRules.Analysis;
using SgRules.Cli.Files;
using SgRules.Cli.Messages;

namespace SgRules.Cli.Differences;

/// <summary>Compares the texts in two folders, host by host, and writes the difference.</summary>
/// <param name="terminal">Where to write.</param>
/// <param name="old">The folder with what is loaded.</param>
/// <param name="new">The folder with what shall be.</param>
internal sealed class TextDiffRun(Terminal terminal, string old, string @new)
{
    private const int Different = 1;

    private readonly FindingPrinter _findings = new(terminal);

    /// <summary>The host to compare; <see langword="null"/> for all.</summary>
    public string? Host { get; init; }

    public int Limit { get; init; }

    /// <summary>Whether to exit 1 if there is a difference.</summary>
    public bool HasExitCode { get; init; }

    /// <summary>The file to write to; <see langword="null"/> for standard output.</summary>
    public string? File { get; init; }

    /// <exception cref="CommandException">A file is missing, or a host has a folder on one side only.</exception>
    public int Run()
    {
        var diffs = Folders().ConvertAll(host => Compare(host));
        _findings.Finish();
        if (_findings.Errors > 0)
        {
            return ExitCode.WrongUsage;
        }

        Write(diffs);
        return diffs.Exists(diff => !diff!.IsDecided) ? ExitCode.Undecided
            : HasExitCode && diffs.Exists(diff => diff!.HasDifference) ? Different
            : ExitCode.Fine;
    }

    // The files of one host, or a folder for each.
    private List<string> Folders()
    {
        var (before, after) = (HostsIn(old), HostsIn(@new));
        if (Host is { } host)
        {
            return [host];
        }

        if (before.SequenceEqual(after, StringComparer.Ordinal))
        {
            return before.Count > 0 ? before : [string.Empty];
        }

        var missing = before.Except(after, StringComparer.Ordinal).Concat(after.Except(before, StringComparer.Ordinal)).ToList();
        throw new CommandException($"only one of '{old}' and '{@new}' has a folder for {Wording.List(missing)}; choose a host that both have with --host.");
    }

    private static List<string> HostsIn(string folder) => [.. Directory.EnumerateDirectories(folder).Select(path => Path.GetFileName(path)).Where(name => !name.StartsWith('.')).Order(StringComparer.Ordinal)];

    private TextDiff? Compare(string host)
    {
        var (before, after) = (Read(old, host), Read(@new, host));
        foreach (var side in new[] { before, after })
        {
            _findings.Print([.. side.Sets.Diagnostics, .. side.IPv4.Diagnostics, .. side.IPv6.Diagnostics]);
        }

        return _findings.Errors > 0 ? null : TextDiff.Between(before, after);
    }

    private static TextSide Read(string directory, string host)
    {
        var folder = new LoadedFolder(directory, [host], $"{LoadedFolder.SetsFile}, iptables.restore and ip6tables.restore");
        return new TextSide(Path.Combine(directory, host), folder.Sets(host), folder.Table(host, IPFamily.IPv4), folder.Table(host, IPFamily.IPv6));
    }

    private void Write(List<TextDiff?> diffs)
    {
        var text = Encoding.UTF8.GetBytes(string.Join('\n', string.Join("\n", diffs.Select(diff => diff!.TextFor(Limit).ToString())).Split('\n').Select(Printable.Escape)));
        if (File is { } path)
        {
            OutputFile.Write(path, text);
        }
        else
        {
            terminal.Output.Write(text);
        }
    }
}
