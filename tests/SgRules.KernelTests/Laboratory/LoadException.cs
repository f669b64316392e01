namespace SgRules.Laboratory;

/// <summary>A restore tool refused a document.</summary>
public sealed class LoadException : Exception
{
    internal LoadException(string document, string toolMessage, string? line)
        : base($"{document}: {toolMessage}{(line is null ? string.Empty : $"\nline: {line}")}")
    {
        Document = document;
        ToolMessage = toolMessage;
        Line = line;
    }

    /// <summary>The document's file name.</summary>
    public string Document { get; }

    /// <summary>What the tool said, on standard error.</summary>
    public string ToolMessage { get; }

    /// <summary>Our line that the message names by its number; null if it names none.</summary>
    public string? Line { get; }
}
