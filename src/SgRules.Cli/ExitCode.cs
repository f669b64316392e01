namespace SgRules.Cli;

/// <summary>What the process ends with.</summary>
internal static class ExitCode
{
    public const int Fine = 0;

    /// <summary>The model has errors, or model and rules disagree.</summary>
    public const int ModelHasErrors = 1;

    /// <summary>Wrong usage, or a file that can't be read or written.</summary>
    public const int WrongUsage = 2;

    /// <summary>It can't be said what the rules do.</summary>
    public const int Undecided = 3;

    /// <summary>The user ended the run, as shells say it.</summary>
    public const int Interrupted = 130;
}
