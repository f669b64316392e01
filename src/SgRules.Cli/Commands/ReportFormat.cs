namespace SgRules.Cli.Commands;

/// <summary>What a report is written as.</summary>
internal enum ReportFormat
{
    Text,
    Json,
}
