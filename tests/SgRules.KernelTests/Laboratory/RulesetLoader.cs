using System.Globalization;
using System.Text.RegularExpressions;
using SgRules.Netfilter;

namespace SgRules.Laboratory;

/// <summary>Loads a ruleset's documents, takes away what was loaded before, and saves. The calling thread is in the host's namespace.</summary>
internal sealed partial class RulesetLoader(Tool tool)
{
    private const string NoRules = "*filter\n:INPUT ACCEPT [0:0]\n:FORWARD ACCEPT [0:0]\n:OUTPUT ACCEPT [0:0]\nCOMMIT\n";
    private const string NoFrameRules = "*nat\n:PREROUTING ACCEPT\n:OUTPUT ACCEPT\n:POSTROUTING ACCEPT\nCOMMIT\n";

    private readonly HashSet<Backend> _backends = [];
    private bool _hasSets;
    private bool _hasFrameRules;

    public void Load(Ruleset ruleset, Backend backend)
    {
        var documents = ruleset.Documents;
        Reset(backend);
        LoadSets(documents.IpSet);
        _backends.Add(backend);
        Restore(documents.IPTables, documents.IPTables.ToString(), $"iptables-{Name(backend)}-restore", "-w", "20");
        Restore(documents.IP6Tables, documents.IP6Tables.ToString(), $"ip6tables-{Name(backend)}-restore", "-w", "20");
        LoadFrameRules(documents.EbTables);
    }

    /// <summary>Says that somebody else may have loaded anything into a backend.</summary>
    public void Disturb(Backend backend)
    {
        _backends.Add(backend);
        (_hasSets, _hasFrameRules) = (true, true);
    }

    public SavedText Save(Backend backend) => new(
        tool.Output($"iptables-{Name(backend)}-save", string.Empty, "-t", "filter"),
        tool.Output($"ip6tables-{Name(backend)}-save", string.Empty, "-t", "filter"),
        tool.Output("ebtables-nft-save", string.Empty, "-t", "nat"),
        tool.Output("ipset", string.Empty, "save"));

    private static string Name(Backend backend) => backend == Backend.Legacy ? "legacy" : "nft";

    // A table replaces its predecessor. It goes before that only if it is the other backend's, or refers to sets that must go.
    private void Reset(Backend backend)
    {
        foreach (var loaded in _backends.Where(loaded => loaded != backend || _hasSets).ToArray())
        {
            tool.Output($"iptables-{Name(loaded)}-restore", NoRules, "-w", "20");
            tool.Output($"ip6tables-{Name(loaded)}-restore", NoRules, "-w", "20");
            _backends.Remove(loaded);
        }
    }

    // Sets that are members of a list can't be destroyed before it is empty.
    private void LoadSets(Document document)
    {
        var text = document.ToString();
        if (_hasSets || text.Length > 0)
        {
            var clearance = _hasSets ? "flush\ndestroy\n" : string.Empty;
            _hasSets = true;
            Restore(document, clearance + text, "ipset", "restore");
            _hasSets = text.Length > 0;
        }
    }

    private void LoadFrameRules(Document document)
    {
        var text = document.ToString();
        if (_hasFrameRules || text.Length > 0)
        {
            _hasFrameRules = true;
            Restore(document, text.Length > 0 ? text : NoFrameRules, "ebtables-nft-restore");
            _hasFrameRules = text.Length > 0;
        }
    }

    private void Restore(Document document, string text, string name, params string[] arguments)
    {
        var (status, _, error) = tool.Run(name, text, arguments);
        if (status != 0)
        {
            throw new LoadException(document.FileName, $"{name}: {error.Trim()}", LineOf(error, text.Split('\n')));
        }
    }

    // What is found wrong only when the table is committed has the number of that line; the message quotes a name then.
    private static string? LineOf(string message, string[] lines)
    {
        if (LineNumber().Match(message) is not { Success: true } numbered)
        {
            return null;
        }

        var line = lines.ElementAtOrDefault(int.Parse(numbered.Groups["number"].ValueSpan, CultureInfo.InvariantCulture) - 1);
        return line == "COMMIT" && QuotedName().Match(message) is { Success: true } quoted
            ? lines.FirstOrDefault(other => other.Split(' ').Contains(quoted.Groups["name"].Value, StringComparer.Ordinal)) ?? line
            : line;
    }

    [GeneratedRegex("['`](?<name>[^']+)'", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex QuotedName();

    [GeneratedRegex("line:? (?<number>[0-9]+)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex LineNumber();
}
