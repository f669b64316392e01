using System.Globalization;

namespace SgRules.Updates;

/// <summary>
/// One run of a restore tool on one table, with the strictness that was measured (facts: kernel, section 1.1): a line that fails
/// leaves the table as it was.
/// </summary>
internal sealed class TableRestore
{
    private const int MaxNameBytes = 28;
    private const int MaxLineBytes = 10_239;

    private readonly ModelTable _start;
    private readonly Func<string, UpdateTable?> _familyOfSet;
    private readonly bool _isFull;
    private readonly Dictionary<string, ModelChain> _chains;
    private readonly Dictionary<string, int> _callers = new(StringComparer.Ordinal);
    private readonly HashSet<string> _declared = new(StringComparer.Ordinal);
    private readonly HashSet<string> _numbered = new(StringComparer.Ordinal);
    private readonly HashSet<string> _emptied = new(StringComparer.Ordinal);
    private int _line;

    private TableRestore(ModelTable start, Func<string, UpdateTable?> familyOfSet, bool isFull)
    {
        (_start, _familyOfSet, _isFull) = (start, familyOfSet, isFull);
        var from = isFull ? ModelTable.Bare(start.Kind) : start;
        _chains = new(from.Chains, StringComparer.Ordinal);
        foreach (var rule in _chains.Values.SelectMany(chain => chain.Rules))
        {
            Count(rule, 1);
        }
    }

    private bool IsEthernet => _start.Kind == UpdateTable.Ethernet;

    /// <summary>The table behind the document.</summary>
    /// <param name="start">The table before it.</param>
    /// <param name="document">The text.</param>
    /// <param name="familyOfSet">Which family a set is of; null if there is none.</param>
    /// <param name="isFull">Whether the document replaces the table; else as with <c>--noflush</c>.</param>
    /// <exception cref="KernelRefusal">Nothing was changed.</exception>
    public static ModelTable Run(ModelTable start, string document, Func<string, UpdateTable?> familyOfSet, bool isFull) =>
        new TableRestore(start, familyOfSet, isFull).Run(document);

    private ModelTable Run(string document)
    {
        var lines = document.Split('\n');
        Check(lines[^1].Length == 0, "the last line has no line feed");
        var (isOpen, isDone) = (false, false);
        foreach (var line in lines.AsSpan(..^1))
        {
            _line++;
            Check(System.Text.Encoding.UTF8.GetByteCount(line) <= MaxLineBytes, "the line is too long");
            Check(!isDone, "only one table a document");
            if (line == (IsEthernet ? "*nat" : "*filter") && !isOpen)
            {
                isOpen = true;
            }
            else
            {
                Check(isOpen, "no table");
                isDone = line == "COMMIT";
                Apply(isDone ? string.Empty : line);
            }
        }

        Check(isOpen && (isDone || IsEthernet), "no COMMIT");
        var end = new ModelTable(_start.Kind, _chains, _start.OtherTables);
        return new ModelChainGraph(end).Problem() is { } problem ? throw new KernelRefusal(_line, problem) : end;
    }

    private void Apply(string line)
    {
        if (line.Length == 0)
        {
            return;
        }

        if (line[0] == ':')
        {
            Declare(line[1..].Split(' '));
            return;
        }

        var words = line.Split(' ', 3);
        Check(words.Length >= 2, "no chain");
        var (name, rest) = (words[1], words.Length < 3 ? string.Empty : words[2]);
        Check(words[0] is "-A" or "-I" or "-D" or "-F" or "-X", $"unknown command {words[0]}");
        Check(_chains.TryGetValue(name, out var chain), $"no chain {name}");
        Check(rest.Length == 0 || words[0] is not ("-F" or "-X"), "words behind the chain");
        Change(words[0], chain!, rest);
    }

    private void Change(string command, ModelChain chain, string rest)
    {
        switch (command)
        {
            case "-A":
                Put(chain, chain.Rules.Count, rest);
                break;
            case "-I":
                var isNumbered = TryNumber(ref rest, out var place);
                Number(chain.Name);
                Put(chain, isNumbered ? place - 1 : 0, rest);
                break;
            case "-D":
                Number(chain.Name);
                Delete(chain, rest);
                break;
            case "-F":
                Check(_emptied.Add(chain.Name) && !_numbered.Contains(chain.Name), "device or resource busy: rules by number and all rules of one chain in one commit");
                Empty(chain);
                break;
            default:
                Remove(chain);
                break;
        }
    }

    // nft takes it for busy when one commit deletes rules one by one and then all (tried on 1.8.9).
    private void Number(string chain)
    {
        Check(!_emptied.Contains(chain), "device or resource busy: all rules and rules by number of one chain in one commit");
        _numbered.Add(chain);
    }

    private void Declare(string[] words)
    {
        Check(words.Length == (IsEthernet ? 2 : 3), "a declaration is a name and a policy");
        var (name, policy) = (words[0], words[1]);
        Check(IsEthernet || words[2] == "[0:0]", "the counters aren't zero");
        CheckName(name);
        Check(_declared.Add(name), $"chain {name} is declared twice");
        var isHook = ModelTable.IsHook(_start.Kind, name);
        Check(policy is "ACCEPT" or "DROP" || (policy == (IsEthernet ? "RETURN" : "-") && !isHook), $"chain {name} can't have policy {policy}");
        Check(isHook || IsEthernet || policy == "-", $"chain {name} can't have policy {policy}");
        if (_chains.TryGetValue(name, out var chain))
        {
            if (!isHook)
            {
                Check(_emptied.Add(name) && !_numbered.Contains(name), "device or resource busy: rules by number and a declaration of one chain in one commit");
                Empty(chain);
            }

            _chains[name] = _chains[name].WithPolicy(policy);
        }
        else
        {
            _chains[name] = new ModelChain(name, policy, []);
        }
    }

    private void Put(ModelChain chain, int at, string words)
    {
        Check(at >= 0 && at <= chain.Rules.Count, "index of insertion too big");
        var rule = ModelRule.Read(words);
        Check(rule.Callee is null || (_chains.ContainsKey(rule.Callee) && !ModelTable.IsHook(_start.Kind, rule.Callee)), $"no chain {rule.Callee}");
        foreach (var set in rule.Sets)
        {
            Check(!IsEthernet && _familyOfSet(set) is { } family && family == _start.Kind, $"no set {set} of this family");
        }

        Count(rule, 1);
        _chains[chain.Name] = chain.With(chain.Rules.Insert(at, rule));
    }

    private void Delete(ModelChain chain, string rest)
    {
        var words = rest;
        var isNumbered = TryNumber(ref rest, out var place);
        var at = isNumbered ? place - 1 : chain.Rules.FindIndex(rule => rule.Words == words);
        Check(!isNumbered || rest.Length == 0, "words behind the number");
        Check(at >= 0 && at < chain.Rules.Count, isNumbered ? "index of deletion too big" : "no such rule");
        Count(chain.Rules[at], -1);
        _chains[chain.Name] = chain.With(chain.Rules.RemoveAt(at));
    }

    private void Empty(ModelChain chain)
    {
        foreach (var rule in chain.Rules)
        {
            Count(rule, -1);
        }

        _chains[chain.Name] = chain.With([]);
    }

    private void Remove(ModelChain chain)
    {
        Check(!ModelTable.IsHook(_start.Kind, chain.Name), $"chain {chain.Name} is built in");
        Check(chain.Rules.IsEmpty, $"chain {chain.Name} isn't empty");
        Check(_callers.GetValueOrDefault(chain.Name) == 0, $"chain {chain.Name} is in use");
        _chains.Remove(chain.Name);
    }

    private void Count(ModelRule rule, int by)
    {
        if (rule.Callee is { } callee)
        {
            _callers[callee] = _callers.GetValueOrDefault(callee) + by;
        }
    }

    private void CheckName(string name)
    {
        Check(System.Text.Encoding.UTF8.GetByteCount(name) is > 0 and <= MaxNameBytes, $"chain name {name} is too long");
        Check(name[0] is not ('-' or '!') && name is not ("ACCEPT" or "DROP" or "RETURN" or "QUEUE"), $"{name} can't name a chain");
    }

    private static bool TryNumber(ref string rest, out int number)
    {
        var end = rest.IndexOf(' ', StringComparison.Ordinal);
        var first = end < 0 ? rest : rest[..end];
        if (!int.TryParse(first, NumberStyles.None, CultureInfo.InvariantCulture, out number))
        {
            return false;
        }

        rest = end < 0 ? string.Empty : rest[(end + 1)..];
        return true;
    }

    private void Check(bool holds, string problem)
    {
        if (!holds)
        {
            throw new KernelRefusal(_line, problem);
        }
    }
}
