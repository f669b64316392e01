using System.Buffers;
using SgRules.Addressing;
using SgRules.Model;
using SgRules.Netfilter;
using SgRules.Updates;

namespace SgRules.Benchmarks;

/// <summary>A zone's first host at every stage of the pipeline, and each stage as a call.</summary>
internal sealed class CompiledHost
{
    // As where documents go to a stream, piece by piece.
    private readonly CountingWriter _output = new();

    private readonly byte[] _json;

    private readonly byte[][] _texts;

    private readonly byte[] _copy;

    public CompiledHost(Zone zone)
    {
        Zone = zone;
        _json = JsonOf(zone);
        Prepared = RuleCompiler.Prepare(zone);
        Result = Prepared.Compile(Host);
        Ruleset = Result.Ruleset ?? throw new InvalidOperationException($"The sample has errors: {Result.Diagnostics[0]}");
        _texts = [.. Ruleset.Documents.All.Select(Utf8)];
        _copy = new byte[_texts.Max(text => text.Length)];
    }

    public Zone Zone { get; }

    public ZoneCompilation Prepared { get; }

    public CompileResult Result { get; }

    public Ruleset Ruleset { get; }

    public long Bytes => _texts.Sum(text => (long)text.Length);

    private string Host => Zone.Hosts[0].Name;

    /// <summary>Copies what is written: how fast memory is.</summary>
    public int CopyTheSameBytes()
    {
        foreach (var text in _texts)
        {
            text.CopyTo(_copy, 0);
        }

        return _copy.Length;
    }

    public Zone ParseJson() => ZoneJson.Read(_json);

    /// <summary>Validation, and what else all hosts have in common.</summary>
    public ZoneCompilation Validate() => RuleCompiler.Prepare(Zone);

    public Ruleset Compile() => Prepared.Compile(Host).Ruleset!;

    public long Write() => Write(Ruleset);

    public HostState ParseText() => new(
        SaveText.ReadSets(_texts[0], "ipset.restore"),
        SaveText.ReadTable(IPFamily.IPv4, _texts[1], "iptables.restore"),
        SaveText.ReadTable(IPFamily.IPv6, _texts[2], "ip6tables.restore"),
        SaveText.ReadEthernetTable(_texts[3], "ebtables.restore"));

    /// <summary>From JSON to the four documents.</summary>
    public long EndToEnd() => Write(RuleCompiler.Prepare(ParseJson()).Compile(Host).Ruleset!);

    private long Write(Ruleset ruleset)
    {
        var before = _output.Count;
        foreach (var document in ruleset.Documents.All)
        {
            document.WriteTo(_output);
        }

        return _output.Count - before;
    }

    private static byte[] Utf8(Document document)
    {
        var buffer = new ArrayBufferWriter<byte>();
        document.WriteTo(buffer);
        return buffer.WrittenSpan.ToArray();
    }

    private static byte[] JsonOf(Zone zone)
    {
        var buffer = new ArrayBufferWriter<byte>();
        ZoneJson.Write(zone, buffer);
        return buffer.WrittenSpan.ToArray();
    }
}
