using System.Buffers;

namespace SgRules.Netfilter;

/// <summary>
/// The one birthplace of <c>iptables-restore</c> and <c>ip6tables-restore</c> text. What it writes is what
/// <c>iptables-save</c> prints after loading it, on both backends, counters and comment lines aside (facts: kernel, section 5).
/// </summary>
internal static class FilterTableText
{
    public static void Write(IBufferWriter<byte> output, FilterTable table)
    {
        var text = new Utf8TextWriter(output);
        text.Write("*filter\n"u8);
        foreach (var chain in table.Chains)
        {
            WriteDeclaration(ref text, chain);
        }

        RuleText.WriteAll(ref text, table.Chains, default);
        text.Write("COMMIT\n"u8);
        text.Flush();
    }

    /// <summary>Writes the line that declares a chain; loaded into a table that has the chain, it empties it.</summary>
    public static void WriteDeclaration(ref Utf8TextWriter text, Chain chain)
    {
        text.Write(":"u8);
        text.Write(chain.Name.Text);
        text.Write(chain.Policy switch
        {
            null => " - [0:0]\n"u8,
            Verdict.Drop => " DROP [0:0]\n"u8,
            _ => " ACCEPT [0:0]\n"u8,
        });
    }
}
