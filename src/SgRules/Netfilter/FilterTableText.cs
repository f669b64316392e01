using System.Buffers;
using System.Text;

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

        foreach (var chain in table.Chains)
        {
            foreach (var rule in chain.Rules)
            {
                text.Write("-A "u8);
                text.Write(chain.Name.Text);
                WriteRule(ref text, rule);
                text.Write("\n"u8);
            }
        }

        text.Write("COMMIT\n"u8);
        text.Flush();
    }

    /// <summary>Writes one rule as it stands behind its chain's name, a blank before each word.</summary>
    public static void Write(IBufferWriter<byte> output, Rule rule)
    {
        var text = new Utf8TextWriter(output);
        WriteRule(ref text, rule);
        text.Flush();
    }

    public static string ToString(Rule rule)
    {
        var buffer = new ArrayBufferWriter<byte>();
        Write(buffer, rule);
        return Encoding.UTF8.GetString(buffer.WrittenSpan).TrimStart(' ');
    }

    private static void WriteDeclaration(ref Utf8TextWriter text, Chain chain)
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

    private static void WriteRule(ref Utf8TextWriter text, Rule rule)
    {
        if (rule.Words is { } words)
        {
            text.Write(" "u8);
            text.Write(words);
            return;
        }

        foreach (var match in rule.Matches)
        {
            MatchText.Write(ref text, match);
        }

        switch (rule.Target)
        {
            case VerdictTarget { Verdict: var verdict }:
                text.Write(verdict switch { Verdict.Accept => " -j ACCEPT"u8, Verdict.Drop => " -j DROP"u8, _ => " -j RETURN"u8 });
                break;
            case JumpTarget { Chain: var chain }:
                text.Write(" -j "u8);
                text.Write(chain.Text);
                break;
            case GotoTarget { Chain: var chain }:
                text.Write(" -g "u8);
                text.Write(chain.Text);
                break;
            case ExtensionTarget { Name: var name, Options: var options }:
                text.Write(" -j "u8);
                text.Write(name);
                text.Write(options.Length == 0 ? default : " "u8);
                text.Write(options);
                break;
        }
    }
}
