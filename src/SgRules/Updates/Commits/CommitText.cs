using System.Buffers;
using SgRules.Netfilter;

namespace SgRules.Updates;

/// <summary>The one birthplace of what a restore tool loads with <c>--noflush</c>: the commands that change our part of one table, all at once.</summary>
/// <remarks>
/// Chains are declared first, since a rule may refer to a chain only then; chains that go are emptied, then removed, when no rule refers to them any more. No
/// chain is both edited and emptied in one commit: nft takes that for a chain in use (measured with iptables 1.8.9).
/// </remarks>
internal static class CommitText
{
    public static Document Of(TableChange change) => new(FileName(change.Table), output => Write(output, change));

    /// <summary>The change as it is, or as one that writes the chain anew where that is less text; a chain of ebtables is always written anew (design, section 6).</summary>
    public static ChainChange Shorter(UpdateTable table, ChainChange change)
    {
        if (change.Old is null || change.New is null || change.IsRewritten)
        {
            return change;
        }

        var rewritten = change with { IsRewritten = true };
        return table == UpdateTable.Ethernet || Length(table, rewritten) < Length(table, change) ? rewritten : change;
    }

    private static int Length(UpdateTable table, ChainChange change)
    {
        var buffer = new ArrayBufferWriter<byte>();
        var text = new Utf8TextWriter(buffer);
        WriteDeclaration(ref text, table, change);
        WriteRules(ref text, table, change);
        text.Flush();
        return buffer.WrittenCount;
    }

    private static string FileName(UpdateTable table) => table switch
    {
        UpdateTable.IPv4 => "iptables.restore",
        UpdateTable.IPv6 => "ip6tables.restore",
        _ => "ebtables.restore",
    };

    private static void Write(IBufferWriter<byte> output, TableChange change)
    {
        var text = new Utf8TextWriter(output);
        var isEthernet = change.Table == UpdateTable.Ethernet;
        text.Write(isEthernet ? "*nat\n"u8 : "*filter\n"u8);
        foreach (var chain in change.Chains)
        {
            WriteDeclaration(ref text, change.Table, chain);
        }

        foreach (var chain in change.Chains)
        {
            WriteRules(ref text, change.Table, chain);
        }

        foreach (var hook in change.Hooks)
        {
            WriteHook(ref text, change.Table, hook);
        }

        WriteRemovals(ref text, "-F "u8, change.Chains);
        WriteRemovals(ref text, "-X "u8, change.Chains);
        text.Write(isEthernet ? default : "COMMIT\n"u8);
        text.Flush();
    }

    private static void WriteDeclaration(ref Utf8TextWriter text, UpdateTable table, ChainChange change)
    {
        if (change.New is not { } chain || (change.Old is not null && !change.IsRewritten))
        {
            return;
        }

        if (table == UpdateTable.Ethernet)
        {
            EthernetTableText.WriteDeclaration(ref text, chain);
        }
        else
        {
            FilterTableText.WriteDeclaration(ref text, chain);
        }
    }

    private static void WriteRules(ref Utf8TextWriter text, UpdateTable table, ChainChange change)
    {
        if (change is { Old: { } old, New: { } edited, IsRewritten: false })
        {
            WriteEdits(ref text, change, old, edited);
            return;
        }

        foreach (var rule in change.New?.Rules ?? [])
        {
            RuleText.WriteAppended(ref text, change.Name, rule, WithoutTarget(table));
        }
    }

    // In ascending order, each number as if all commands before had been done.
    private static void WriteEdits(ref Utf8TextWriter text, ChainChange change, Chain old, Chain edited)
    {
        var number = 1;
        for (int i = 0, j = 0; i < old.Rules.Count || j < edited.Rules.Count;)
        {
            if (i < old.Rules.Count && !change.KeptOld[i])
            {
                RuleText.WriteDeleted(ref text, change.Name, number);
                i++;
            }
            else if (j < edited.Rules.Count && !change.KeptNew[j])
            {
                WriteNew(ref text, change.Name, number, edited.Rules[j], isLast: i == old.Rules.Count);
                j++;
                number++;
            }
            else
            {
                i++;
                j++;
                number++;
            }
        }
    }

    private static void WriteNew(ref Utf8TextWriter text, ChainName chain, int number, Rule rule, bool isLast)
    {
        if (isLast)
        {
            RuleText.WriteAppended(ref text, chain, rule, default);
        }
        else
        {
            RuleText.WriteInserted(ref text, chain, number, rule, default);
        }
    }

    private static void WriteHook(ref Utf8TextWriter text, UpdateTable table, HookChange hook)
    {
        foreach (var rule in hook.Removed)
        {
            RuleText.WriteDeleted(ref text, hook.Chain, rule, WithoutTarget(table));
        }

        var number = 0;
        foreach (var rule in hook.Added)
        {
            RuleText.WriteInserted(ref text, hook.Chain, ++number, rule, WithoutTarget(table));
        }
    }

    private static void WriteRemovals(ref Utf8TextWriter text, ReadOnlySpan<byte> command, ValueList<ChainChange> chains)
    {
        foreach (var chain in chains)
        {
            if (chain.New is null)
            {
                RuleText.WriteCommand(ref text, command, chain.Name);
                text.Write("\n"u8);
            }
        }
    }

    private static ReadOnlySpan<byte> WithoutTarget(UpdateTable table) => table == UpdateTable.Ethernet ? EthernetTableText.WithoutTarget : default;
}
