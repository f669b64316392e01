using System.Buffers;
using System.Text;

namespace SgRules.Netfilter;

/// <summary>The text of rules, the same in every table but for a rule without target, which <c>ebtables-save</c> has a word for.</summary>
internal static class RuleText
{
    /// <summary>Writes the rules of all chains, a line each.</summary>
    public static void WriteAll(ref Utf8TextWriter text, ValueList<Chain> chains, ReadOnlySpan<byte> withoutTarget)
    {
        foreach (var chain in chains)
        {
            foreach (var rule in chain.Rules)
            {
                text.Write("-A "u8);
                text.Write(chain.Name.Text);
                Write(ref text, rule, withoutTarget);
                text.Write("\n"u8);
            }
        }
    }

    /// <summary>Writes one rule as it stands behind its chain's name, a blank before each word.</summary>
    public static void Write(IBufferWriter<byte> output, Rule rule, ReadOnlySpan<byte> withoutTarget)
    {
        var text = new Utf8TextWriter(output);
        Write(ref text, rule, withoutTarget);
        text.Flush();
    }

    /// <summary>How a rule ends that has no target and no table: only its conditions say whether it is one on frames.</summary>
    public static ReadOnlySpan<byte> WithoutTarget(Rule rule) => rule.Matches.Any(match => match is FrameMatch) ? EthernetTableText.WithoutTarget : default;

    public static string ToString(Rule rule)
    {
        var buffer = new ArrayBufferWriter<byte>();
        Write(buffer, rule, WithoutTarget(rule));
        return Encoding.UTF8.GetString(buffer.WrittenSpan).TrimStart(' ');
    }

    private static void Write(ref Utf8TextWriter text, Rule rule, ReadOnlySpan<byte> withoutTarget)
    {
        if (rule.Words is { } words)
        {
            text.Write(words.Length == 0 ? default : " "u8);
            text.Write(words);
            return;
        }

        foreach (var match in rule.Matches)
        {
            MatchText.Write(ref text, match);
        }

        WriteTarget(ref text, rule.Target, withoutTarget);
    }

    private static void WriteTarget(ref Utf8TextWriter text, Target target, ReadOnlySpan<byte> withoutTarget)
    {
        switch (target)
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
            default:
                text.Write(withoutTarget);
                break;
        }
    }
}
