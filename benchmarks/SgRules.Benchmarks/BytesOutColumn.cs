using System.Globalization;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;

namespace SgRules.Benchmarks;

/// <summary>The bytes of a case's four documents.</summary>
internal sealed class BytesOutColumn : IColumn
{
    private readonly Dictionary<(Shape, int), long> _bytes = [];

    public string Id => nameof(BytesOutColumn);

    public string ColumnName => "Bytes out";

    public bool AlwaysShow => true;

    public ColumnCategory Category => ColumnCategory.Custom;

    public int PriorityInCategory => 0;

    public bool IsNumeric => true;

    public UnitType UnitType => UnitType.Dimensionless;

    public string Legend => "Bytes of the four documents";

    public string GetValue(Summary summary, BenchmarkCase benchmarkCase)
    {
        var shape = (Shape)benchmarkCase.Parameters[nameof(StageBenchmarks.Shape)];
        var instances = (int)benchmarkCase.Parameters[nameof(StageBenchmarks.Instances)];
        if (!_bytes.TryGetValue((shape, instances), out var bytes))
        {
            _bytes[(shape, instances)] = bytes = new CompiledHost(ShapedZone.Create(shape, instances)).Bytes;
        }

        return bytes.ToString("N0", CultureInfo.InvariantCulture);
    }

    public string GetValue(Summary summary, BenchmarkCase benchmarkCase, SummaryStyle style) => GetValue(summary, benchmarkCase);

    public bool IsAvailable(Summary summary) => true;

    public bool IsDefault(Summary summary, BenchmarkCase benchmarkCase) => false;
}
