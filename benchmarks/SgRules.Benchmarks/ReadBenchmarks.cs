using BenchmarkDotNet.Attributes;
using SgRules.Addressing;
using SgRules.Netfilter;

namespace SgRules.Benchmarks;

/// <summary>The text of a sample host of 4,000 instances read back into values, each document alone.</summary>
[MemoryDiagnoser]
[JsonExporterAttribute.BriefCompressed]
public class ReadBenchmarks
{
    private byte[] _ipv4 = null!;
    private byte[] _ipv6 = null!;
    private byte[] _sets = null!;
    private byte[] _copy = null!;

    [Params(4_000)]
    public int Instances { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        var documents = new SampleHost(Instances).Ruleset.Documents;
        _ipv4 = SampleHost.Utf8(documents.IPTables);
        _ipv6 = SampleHost.Utf8(documents.IP6Tables);
        _sets = SampleHost.Utf8(documents.IpSet);
        _copy = new byte[_ipv4.Length];
    }

    [Benchmark(Baseline = true)]
    public int CopyTheIPv4Bytes()
    {
        _ipv4.CopyTo(_copy, 0);
        return _copy.Length;
    }

    [Benchmark]
    public TableReading ReadIPv4() => SaveText.ReadTable(IPFamily.IPv4, _ipv4, "iptables.restore");

    [Benchmark]
    public TableReading ReadIPv6() => SaveText.ReadTable(IPFamily.IPv6, _ipv6, "ip6tables.restore");

    [Benchmark]
    public SetsReading ReadSets() => SaveText.ReadSets(_sets, "ipset.restore");
}
