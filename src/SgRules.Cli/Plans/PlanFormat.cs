namespace SgRules.Cli.Plans;

/// <summary>What a plan is written as.</summary>
internal enum PlanFormat
{
    /// <summary>A shell script that carries it out.</summary>
    Script,

    /// <summary>For programs.</summary>
    Json,

    /// <summary>For people.</summary>
    Summary,
}
