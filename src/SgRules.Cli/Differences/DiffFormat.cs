namespace SgRules.Cli.Differences;

/// <summary>What a difference is written as.</summary>
internal enum DiffFormat
{
    Text,
    Markdown,
    Json,
}
