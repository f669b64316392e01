using System.Buffers;
using System.Text;
using SgRules.Addressing;

namespace SgRules.Netfilter;

/// <summary>Short ways to read and print save text.</summary>
internal static class SaveTextReading
{
    public const string BuiltIns = ":INPUT ACCEPT [0:0]\n:FORWARD ACCEPT [0:0]\n:OUTPUT ACCEPT [0:0]\n";

    public const string EthernetBuiltIns = ":PREROUTING ACCEPT\n:OUTPUT ACCEPT\n:POSTROUTING ACCEPT\n";

    /// <summary>A whole table: chains <c>a</c> and <c>B-1</c> are declared, and the lines given stand in it.</summary>
    public static string Table(params string[] lines) => $"*filter\n{BuiltIns}:B-1 - [0:0]\n:a - [0:0]\n{string.Concat(lines.Select(line => $"{line}\n"))}COMMIT\n";

    /// <summary>A whole table nat of ebtables: chains <c>a</c> and <c>B-1</c> are declared, and the lines given stand in it.</summary>
    public static string EthernetTable(params string[] lines) => $"*nat\n{EthernetBuiltIns}:B-1 DROP\n:a RETURN\n{string.Concat(lines.Select(line => $"{line}\n"))}";

    public static EthernetTableReading ReadEthernet(string text) => SaveText.ReadEthernetTable(Encoding.UTF8.GetBytes(text), "f");

    /// <summary>The only rule of PREROUTING.</summary>
    public static Rule ReadFrameRule(string rule)
    {
        var reading = ReadEthernet(EthernetTable($"-A PREROUTING {rule}".TrimEnd()));
        Assert.Empty(reading.Diagnostics);
        return Assert.Single(reading.Table!.Chains[0].Rules);
    }

    public static TableReading Read(string text, IPFamily family = IPFamily.IPv4) => SaveText.ReadTable(family, Encoding.UTF8.GetBytes(text), "f");

    /// <summary>The only rule of FORWARD.</summary>
    public static Rule ReadRule(string rule, IPFamily family = IPFamily.IPv4)
    {
        var reading = Read(Table($"-A FORWARD {rule}".TrimEnd()), family);
        Assert.Empty(reading.Diagnostics);
        return Assert.Single(reading.Table!.Chains[1].Rules);
    }

    public static string Print(Action<IBufferWriter<byte>> writeTo)
    {
        var buffer = new ArrayBufferWriter<byte>();
        writeTo(buffer);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
