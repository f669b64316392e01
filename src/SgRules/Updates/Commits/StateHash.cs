using System.Buffers;
using System.Security.Cryptography;
using SgRules.Netfilter;

namespace SgRules.Updates;

/// <summary>The content hash of our part of a table: of the lines that save prints of it, counters left out (design, section 6.4).</summary>
internal static class StateHash
{
    public static string Of(UpdateTable table, OwnTable part)
    {
        var lines = new ArrayBufferWriter<byte>();
        var text = new Utf8TextWriter(lines);
        foreach (var chain in part.Chains)
        {
            WriteDeclaration(ref text, table, chain);
        }

        var withoutTarget = table == UpdateTable.Ethernet ? EthernetTableText.WithoutTarget : default;
        RuleText.WriteAll(ref text, part.Hooks, withoutTarget);
        RuleText.WriteAll(ref text, part.Chains, withoutTarget);
        text.Flush();
        return Convert.ToHexStringLower(SHA256.HashData(lines.WrittenSpan));
    }

    // What stands there on any host: counters come and go.
    private static void WriteDeclaration(ref Utf8TextWriter text, UpdateTable table, Chain chain)
    {
        if (table == UpdateTable.Ethernet)
        {
            EthernetTableText.WriteDeclaration(ref text, chain);
            return;
        }

        text.Write(":"u8);
        text.Write(chain.Name.Text);
        text.Write(" -\n"u8);
    }
}
