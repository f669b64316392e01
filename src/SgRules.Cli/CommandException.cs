namespace SgRules.Cli;

/// <summary>The command can't do what it was asked to; the message is the sentence for the user.</summary>
internal sealed class CommandException(string message) : Exception(message);
