using SgRules.Model;
using SgRules.Netfilter;
using SgRules.Testing;

namespace SgRules.Updates;

/// <summary>Two states of one host, generated; no zone for nothing loaded. Prints as two zone.json, so that a failure can be planned by hand.</summary>
public sealed record ZonePair(Zone? Old, Zone? New, CompilerOptions OldOptions, CompilerOptions NewOptions, int Seed)
{
    public Ruleset Before => Compile(Old, OldOptions);

    public Ruleset After => Compile(New, NewOptions);

    /// <summary>The way back.</summary>
    public ZonePair Reversed => new(New, Old, NewOptions, OldOptions, Seed);

    public bool IsValid => IsValidZone(Old) && IsValidZone(New) && CanCompile(Old, OldOptions) && CanCompile(New, NewOptions);

    public override string ToString() => $"""
        old, {Text(Old, OldOptions)}
        new, {Text(New, NewOptions)}
        seed {Seed}
        """;

    private static Ruleset Compile(Zone? zone, CompilerOptions options) => zone is null ? Ruleset.Empty : ZoneCase.Compile(zone, options);

    private static bool IsValidZone(Zone? zone) => zone is null || ZoneCases.IsValid(zone, ZoneRules.CloudStack420);

    // The per-vm layout has errors of its own.
    private static bool CanCompile(Zone? zone, CompilerOptions options) => zone is null || RuleCompiler.Compile(zone, ZoneCase.Host, options).Ruleset is not null;

    private static string Text(Zone? zone, CompilerOptions options) => zone is null ? "nothing" : $"{options.Layout}, DNS {options.AllowDns}, {new ZoneCase(zone)}";
}
