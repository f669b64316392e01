namespace SgRules.Updates;

/// <summary>What of a host's text is ours and what isn't, by the lines that a compilation has.</summary>
internal static class OwnView
{
    /// <summary>The lines of a table that neither compilation has, in their order; declarations and rules of chains of ours left out.</summary>
    public static IEnumerable<string> ForeignLines(ModelTable table, params ReadOnlySpan<ModelTable> own)
    {
        var (lines, chains) = (new HashSet<string>(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal));
        foreach (var one in own)
        {
            chains.UnionWith(one.Chains.Keys.Where(name => !ModelTable.IsHook(table.Kind, name)));
            lines.UnionWith(ModelTable.Hooks(table.Kind).SelectMany(hook => one.Chains[hook].Rules.Select(rule => $"-A {hook} {rule.Words}")));
        }

        return [.. table.Text.Split('\n').Where(line => !lines.Contains(line) && !chains.Contains(ChainOf(line)))];
    }

    /// <summary>Our part: the declarations, hooks and rules that a table has of a compilation's chains, in save's order.</summary>
    public static IEnumerable<string> OwnLines(ModelTable table, ModelTable own)
    {
        var hooks = ModelTable.Hooks(table.Kind).SelectMany(hook => own.Chains[hook].Rules.Select(rule => $"-A {hook} {rule.Words}")).ToHashSet(StringComparer.Ordinal);
        return [.. table.Text[table.OtherTables.Length..].Split('\n').Where(line => hooks.Contains(line) || (own.Chains.ContainsKey(ChainOf(line)) && !ModelTable.IsHook(table.Kind, ChainOf(line))))];
    }

    private static string ChainOf(string line) => line.StartsWith(':') ? line[1..].Split(' ')[0]
        : line.StartsWith("-A ", StringComparison.Ordinal) ? line.Split(' ')[1]
        : string.Empty;
}
