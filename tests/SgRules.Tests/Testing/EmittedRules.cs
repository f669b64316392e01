using System.Buffers;
using SgRules.Addressing;
using SgRules.Netfilter;

namespace SgRules.Testing;

/// <summary>The rules that a ruleset's documents have when they are read back from their text.</summary>
internal sealed class EmittedRules
{
    private readonly RuleInterpreter _ipv4;
    private readonly RuleInterpreter _ipv6;

    public EmittedRules(Ruleset ruleset)
    {
        var sets = SaveText.ReadSets(Utf8(ruleset.Documents.IpSet), ruleset.Documents.IpSet.FileName);
        Assert.Empty(sets.Diagnostics);
        _ipv4 = new RuleInterpreter(Table(IPFamily.IPv4, ruleset.Documents.IPTables), sets.Sets);
        _ipv6 = new RuleInterpreter(Table(IPFamily.IPv6, ruleset.Documents.IP6Tables), sets.Sets);
    }

    public Walk Run(Packet packet, Passage passage) => (packet.Family == IPFamily.IPv4 ? _ipv4 : _ipv6).Run(packet, passage);

    private static FilterTable Table(IPFamily family, Document document)
    {
        var reading = SaveText.ReadTable(family, Utf8(document), document.FileName);
        Assert.Empty(reading.Diagnostics);
        return reading.Table!;
    }

    private static ReadOnlySpan<byte> Utf8(Document document)
    {
        var buffer = new ArrayBufferWriter<byte>();
        document.WriteTo(buffer);
        return buffer.WrittenSpan;
    }
}
