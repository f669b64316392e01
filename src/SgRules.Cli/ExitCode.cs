namespace SgRules.Cli;

/// <summary>What the process ends with.</summary>
internal static class ExitCode
{
    public const int Fine = 0;

    public const int ModelHasErrors = 1;

    /// <summary>Wrong usage, or a file that can't be read or written.</summary>
    public const int WrongUsage = 2;
}
