namespace SgRules.Cli.Models;

/// <summary>A model as it was given.</summary>
/// <param name="Name">What messages call it: its path, or words for what has none.</param>
/// <param name="Utf8">Its text.</param>
internal sealed record ModelText(string Name, ReadOnlyMemory<byte> Utf8);
