using System.Collections.Immutable;

namespace SgRules.Updates;

/// <summary>A chain as the kernel has it.</summary>
internal sealed class ModelChain(string name, string policy, ImmutableList<ModelRule> rules)
{
    private string[]? _callees;
    private string[]? _sets;

    public string Name { get; } = name;

    /// <summary>As save prints it: <c>-</c> for a chain of one's own in table filter.</summary>
    public string Policy { get; } = policy;

    public ImmutableList<ModelRule> Rules { get; } = rules;

    public IReadOnlyList<string> Callees => _callees ??= [.. Rules.Select(rule => rule.Callee).OfType<string>().Distinct(StringComparer.Ordinal)];

    public IReadOnlyList<string> Sets => _sets ??= [.. Rules.SelectMany(rule => rule.Sets).Distinct(StringComparer.Ordinal)];

    public ModelChain With(ImmutableList<ModelRule> changed) => new(Name, Policy, changed);

    public ModelChain WithPolicy(string changed) => new(Name, changed, Rules);
}
