using System.Buffers;
using System.Text;

namespace SgRules.Netfilter;

/// <summary>The text of rules, the same in every table but for a rule without target, which <c>ebtables-save</c> has a word for.</summary>
internal static class RuleText
{
    private const int MaxBeginning = 3 + ChainName.MaxLength;

    /// <summary>Writes the rules of all chains, a line each.</summary>
    public static void WriteAll(ref Utf8TextWriter text, ValueList<Chain> chains, ReadOnlySpan<byte> withoutTarget)
    {
        Span<byte> beginning = stackalloc byte[MaxBeginning];
        foreach (var chain in chains)
        {
            "-A "u8.CopyTo(beginning);
            var length = 3 + Encoding.UTF8.GetBytes(chain.Name.Text, beginning[3..]);
            foreach (var rule in chain.Rules)
            {
                text.Write(beginning[..length]);
                Write(ref text, rule, withoutTarget);
                text.Write("\n"u8);
            }
        }
    }

    /// <summary>Writes the line that adds a rule to a chain's end, as save prints it.</summary>
    public static void WriteAppended(ref Utf8TextWriter text, ChainName chain, Rule rule, ReadOnlySpan<byte> withoutTarget)
    {
        WriteCommand(ref text, "-A "u8, chain);
        Write(ref text, rule, withoutTarget);
        text.Write("\n"u8);
    }

    /// <summary>Writes the line that adds a rule before the one that has its number, from 1.</summary>
    public static void WriteInserted(ref Utf8TextWriter text, ChainName chain, int number, Rule rule, ReadOnlySpan<byte> withoutTarget)
    {
        WriteCommand(ref text, "-I "u8, chain);
        text.Write(" "u8);
        text.Write(number);
        Write(ref text, rule, withoutTarget);
        text.Write("\n"u8);
    }

    /// <summary>Writes the line that removes the rule with a number, from 1.</summary>
    public static void WriteDeleted(ref Utf8TextWriter text, ChainName chain, int number)
    {
        WriteCommand(ref text, "-D "u8, chain);
        text.Write(" "u8);
        text.Write(number);
        text.Write("\n"u8);
    }

    /// <summary>Writes the line that removes the first rule of these words.</summary>
    public static void WriteDeleted(ref Utf8TextWriter text, ChainName chain, Rule rule, ReadOnlySpan<byte> withoutTarget)
    {
        WriteCommand(ref text, "-D "u8, chain);
        Write(ref text, rule, withoutTarget);
        text.Write("\n"u8);
    }

    /// <summary>Writes a command and the chain it is for, without ending the line.</summary>
    public static void WriteCommand(ref Utf8TextWriter text, ReadOnlySpan<byte> command, ChainName chain)
    {
        text.Write(command);
        text.Write(chain.Text);
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

    /// <summary>A rule's whole line, as save prints it.</summary>
    public static string LineOf(ChainName chain, Rule rule, bool isEthernet)
    {
        var buffer = new ArrayBufferWriter<byte>();
        var text = new Utf8TextWriter(buffer);
        WriteAppended(ref text, chain, rule, isEthernet ? EthernetTableText.WithoutTarget : default);
        text.Flush();
        return Encoding.UTF8.GetString(buffer.WrittenSpan[..^1]);
    }

    /// <summary>A rule as it stands behind its chain's name.</summary>
    public static byte[] Utf8(Rule rule)
    {
        var buffer = new ArrayBufferWriter<byte>();
        Write(buffer, rule, WithoutTarget(rule));
        return buffer.WrittenSpan.ToArray();
    }

    private static void Write(ref Utf8TextWriter text, Rule rule, ReadOnlySpan<byte> withoutTarget)
    {
        if (rule.Utf8 is { } utf8)
        {
            text.Write(utf8);
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
