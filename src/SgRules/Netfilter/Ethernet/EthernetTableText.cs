using System.Buffers;

namespace SgRules.Netfilter;

/// <summary>
/// The one birthplace of <c>ebtables-restore</c> text. What it writes is what <c>ebtables-save</c> of the nft backend prints after loading it,
/// comment lines aside: no counters, no COMMIT, and a policy for every chain.
/// </summary>
internal static class EthernetTableText
{
    /// <summary>How a rule that decides nothing ends.</summary>
    public static ReadOnlySpan<byte> WithoutTarget => " -j CONTINUE"u8;

    public static void Write(IBufferWriter<byte> output, EthernetTable table)
    {
        var text = new Utf8TextWriter(output);
        text.Write("*nat\n"u8);
        foreach (var chain in table.Chains)
        {
            WriteDeclaration(ref text, chain);
        }

        RuleText.WriteAll(ref text, table.Chains, WithoutTarget);
        text.Flush();
    }

    /// <summary>Writes the line that declares a chain; loaded into a table that has the chain, it empties it.</summary>
    public static void WriteDeclaration(ref Utf8TextWriter text, Chain chain)
    {
        text.Write(":"u8);
        text.Write(chain.Name.Text);
        text.Write(chain.Policy switch { Verdict.Drop => " DROP\n"u8, Verdict.Return => " RETURN\n"u8, _ => " ACCEPT\n"u8 });
    }
}
