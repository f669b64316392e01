namespace SgRules.KernelBenchmarks;

/// <summary>CPU time, in milliseconds, of the tools that load a host, each the least of several times.</summary>
internal sealed record LoadTimes
{
    public double Sets { get; set; } = double.MaxValue;

    public double IPv4 { get; set; } = double.MaxValue;

    public double Ethernet { get; set; } = double.MaxValue;

    /// <summary>All steps of a plan that adds a rule to one group.</summary>
    public double Delta { get; set; } = double.MaxValue;
}
