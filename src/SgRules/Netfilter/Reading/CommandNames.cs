using System.Text;

namespace SgRules.Netfilter;

/// <summary>The commands that restore takes besides <c>-A</c> and <c>:CHAIN</c>; save prints none of them.</summary>
internal static class CommandNames
{
    /// <summary>What a command does, as the predicate of a sentence.</summary>
    /// <returns><see langword="null"/> if the word is no command.</returns>
    public static string? Meaning(ReadOnlySpan<byte> word) => Encoding.UTF8.GetString(word) switch
    {
        "--append" => "appends a rule in the long form",
        "-I" or "--insert" => "inserts a rule",
        "-D" or "--delete" => "deletes a rule",
        "-R" or "--replace" => "replaces a rule",
        "-C" or "--check" => "looks a rule up",
        "-N" or "--new-chain" => "makes a chain",
        "-F" or "--flush" => "empties a chain",
        "-X" or "--delete-chain" => "removes a chain",
        "-E" or "--rename-chain" => "renames a chain",
        "-P" or "--policy" => "sets a policy",
        "-Z" or "--zero" => "sets counters to zero",
        "-L" or "--list" or "-S" or "--list-rules" => "prints rules",
        _ => null,
    };
}
