using SgRules.Cases;
using SgRules.Laboratory;

namespace SgRules.Properties;

/// <summary>What is sent under one layout on one backend.</summary>
public sealed record KernelRun
{
    internal KernelRun(RuleLayout layout, Backend backend, ValueList<Sending> sendings) => (Layout, Backend, Sendings) = (layout, backend, sendings);

    public RuleLayout Layout { get; }

    public Backend Backend { get; }

    internal ValueList<Sending> Sendings { get; init; }

    public override string ToString() => FormattableString.Invariant($"{Layout}, {Backend}: {(Sendings is [var one] ? one : $"{Sendings.Count} frames")}");
}
