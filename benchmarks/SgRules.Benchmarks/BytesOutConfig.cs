using BenchmarkDotNet.Configs;

namespace SgRules.Benchmarks;

/// <summary>Adds the column that says how many bytes the case's four documents have.</summary>
internal sealed class BytesOutConfig : ManualConfig
{
    public BytesOutConfig() => AddColumn(new BytesOutColumn());
}
