namespace SgRules.Updates;

/// <summary>
/// Changes one to three things of what is ours on a host, as a hand that doesn't know better does. What the kernel would not load is
/// never the outcome: a change that it refuses isn't made.
/// </summary>
internal sealed class Tampering(Random random)
{
    private const string LeftOver = "sg1-x-4.t";

    private readonly List<string> _changes = [];

    /// <summary>What was done, a line each.</summary>
    public string Changes => string.Join('\n', _changes);

    public ModelKernel Of(ModelKernel host, int most)
    {
        for (var tries = 0; tries < 20 && _changes.Count < most; tries++)
        {
            var (changed, what) = Change(host);
            if (what is not null && IsLoadable(changed))
            {
                _changes.Add(what);
                host = changed;
            }
        }

        return host;
    }

    private static bool IsLoadable(ModelKernel host)
    {
        try
        {
            var loaded = ModelKernel.Bare.RestoreSets(host.SetText()).LastOrDefault(ModelKernel.Bare);
            foreach (var kind in Enum.GetValues<UpdateTable>())
            {
                loaded = loaded.Load(kind, host.Table(kind).Text);
            }

            return true;
        }
        catch (KernelRefusal)
        {
            return false;
        }
    }

    private (ModelKernel Host, string? What) Change(ModelKernel host)
    {
        var table = host.Table((UpdateTable)random.Next(3));
        return random.Next(12) switch
        {
            0 => Member(host),
            1 => SetLeftOver(host),
            2 => Hook(host, table),
            3 => table.Kind == UpdateTable.Ethernet ? (host, null) : With(host, table, table.Chains["FORWARD"].WithPolicy("DROP"), "policy DROP of FORWARD"),
            _ => OwnChain(table) is { } chain ? Rules(host, table, chain) : (host, null),
        };
    }

    private (ModelKernel Host, string? What) Rules(ModelKernel host, ModelTable table, ModelChain chain)
    {
        var at = random.Next(chain.Rules.Count);
        var (rule, rules) = (chain.Rules[at], chain.Rules);
        var to = random.Next(chain.Rules.Count);
        var (changed, what) = random.Next(7) switch
        {
            0 => (rules.RemoveAt(at), "deleted"),
            1 => (rules.Insert(to, rule), "duplicated before rule"),
            2 => (rules.RemoveAt(at).Insert(to, rule), "moved to"),
            3 => (rules.SetItem(at, OtherTarget(rule)), "with another target"),
            4 => (rules.Insert(to, Accept(table)), "left, and one more that accepts at"),
            5 => (rules.SetItem(at, Exact(rule)), "of one port, not a prefix"),
            _ => (rules.Clear(), "and all others deleted"),
        };
        return With(host, table, chain.With(changed), $"rule {Text(at + 1)} of {chain.Name}: {rule.Words} {what} {Text(to + 1)}");
    }

    private ModelRule OtherTarget(ModelRule rule)
    {
        var at = rule.Words.LastIndexOf("-j ", StringComparison.Ordinal);
        string[] targets = ["DROP", "RETURN", "ACCEPT"];
        return at >= 0 && targets.Contains(rule.Words[(at + 3)..], StringComparer.Ordinal) ? ModelRule.Read($"{rule.Words[..at]}-j {targets[random.Next(3)]}") : rule;
    }

    private static ModelRule Exact(ModelRule rule) => ModelRule.Read(rule.Words.Replace("+ ", " ", StringComparison.Ordinal));

    // An address that some rule of the table asks for, so that there is traffic for it.
    private ModelRule Accept(ModelTable table)
    {
        string[] asked = [.. table.InOrder().SelectMany(chain => chain.Rules).SelectMany(rule => Addresses(rule.Words)).Distinct(StringComparer.Ordinal)];
        var all = table.Kind switch { UpdateTable.IPv4 => "-s 10.100.0.0/16", UpdateTable.IPv6 => "-s 2001:db8::/48", _ => "-p IPv4" };
        return ModelRule.Read($"{(asked.Length == 0 || table.Kind == UpdateTable.Ethernet ? all : asked[random.Next(asked.Length)])} -j ACCEPT");
    }

    private static IEnumerable<string> Addresses(string words)
    {
        var each = words.Split(' ');
        for (var i = 0; i + 1 < each.Length; i++)
        {
            if (each[i] is "-s" or "-d" && (i == 0 || each[i - 1] != "!"))
            {
                yield return $"{each[i]} {each[i + 1]}";
            }
        }
    }

    private (ModelKernel Host, string? What) Hook(ModelKernel host, ModelTable table)
    {
        var hooks = ModelTable.Hooks(table.Kind).Select(hook => table.Chains[hook]).Where(chain => !chain.Rules.IsEmpty).ToArray();
        if (hooks.Length == 0)
        {
            return (host, null);
        }

        var hook = hooks[random.Next(hooks.Length)];
        var at = random.Next(hook.Rules.Count);
        return With(host, table, hook.With(hook.Rules.RemoveAt(at)), $"hook of {hook.Name} deleted: {hook.Rules[at].Words}");
    }

    private (ModelKernel Host, string? What) Member(ModelKernel host)
    {
        var sets = host.Sets.Values.Where(set => set.Header.Type is not null).ToArray();
        if (sets.Length == 0)
        {
            return (host, null);
        }

        var set = sets[random.Next(sets.Length)];
        var others = sets.Where(other => other.Header.Family == set.Header.Family).SelectMany(other => other.Members).Except(set.Members).ToArray();
        if (set.Members.IsEmpty || (random.Next(2) == 0 && others.Length > 0))
        {
            return others.Length == 0 ? (host, null) : Edited(host, $"add {set.Name} {Word(others[random.Next(others.Length)])}");
        }

        return Edited(host, $"del {set.Name} {Word(set.Members[random.Next(set.Members.Count)])}");
    }

    private static string Word(Addressing.IPPrefix member) => member.IsSingleAddress ? member.Address.ToString() : member.ToString();

    // As an interrupted run of any plan leaves it: of a set that is here, or of one that nobody knows.
    private (ModelKernel Host, string? What) SetLeftOver(ModelKernel host)
    {
        var sets = host.Sets.Values.Where(set => !set.Name.EndsWith(".t", StringComparison.Ordinal)).ToArray();
        return sets.Length == 0 || random.Next(2) == 0
            ? Edited(host, $"create {LeftOver} hash:net family inet hashsize 64 maxelem 65536\nadd {LeftOver} 192.0.2.0/24")
            : Edited(host, string.Join('\n', sets[random.Next(sets.Length)] is { } set ? set.Named($"{set.Name}.t").Lines() : []));
    }

    private static (ModelKernel Host, string? What) Edited(ModelKernel host, string lines)
    {
        try
        {
            return (host.RestoreSets(lines + "\n").Last(), lines);
        }
        catch (KernelRefusal)
        {
            return (host, null);
        }
    }

    private ModelChain? OwnChain(ModelTable table)
    {
        var chains = table.Chains.Values.Where(chain => !ModelTable.IsHook(table.Kind, chain.Name) && !chain.Rules.IsEmpty).OrderBy(chain => chain.Name, StringComparer.Ordinal).ToArray();
        return chains.Length == 0 ? null : chains[random.Next(chains.Length)];
    }

    private static (ModelKernel Host, string? What) With(ModelKernel host, ModelTable table, ModelChain chain, string what)
    {
        if (chain.Rules.Select(rule => rule.Words).SequenceEqual(table.Chains[chain.Name].Rules.Select(rule => rule.Words), StringComparer.Ordinal) && chain.Policy == table.Chains[chain.Name].Policy)
        {
            return (host, null);
        }

        var chains = new Dictionary<string, ModelChain>(table.Chains, StringComparer.Ordinal) { [chain.Name] = chain };
        return (host.With(new ModelTable(table.Kind, chains, table.OtherTables)), $"{table.Kind}: {what}");
    }

    private static string Text(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
