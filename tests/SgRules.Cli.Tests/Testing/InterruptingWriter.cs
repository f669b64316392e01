namespace SgRules.Cli.Testing;

/// <summary>Keeps what is written, and cancels once some words have been.</summary>
internal sealed class InterruptingWriter(string words, CancellationTokenSource interruption) : StringWriter
{
    public override void Write(string? value)
    {
        base.Write(value);
        if (value?.Contains(words, StringComparison.Ordinal) == true)
        {
            interruption.Cancel();
        }
    }
}
