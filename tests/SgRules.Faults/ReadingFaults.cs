namespace SgRules.Faults;

/// <summary>Faults in reading save text: what is half understood must not be taken for something else.</summary>
internal static class ReadingFaults
{
    private const string Sets = "Netfilter/Reading/SetReader.cs";

    public static Fault[] All =>
    [
        new("a negation is read over", "Netfilter/Reading/HeaderReader.cs", "match with { IsNegated = true }", "match"),
        new("the second of a set's flags is read over", "Netfilter/Reading/ModuleReader.cs", "side.SequenceEqual(\"src\"u8)", "side.StartsWith(\"src\"u8)"),
        new("a DROP policy is read as ACCEPT", "Netfilter/Reading/TableFormat.cs", "word.SequenceEqual(\"DROP\"u8) ? Verdict.Drop", "word.SequenceEqual(\"DROP\"u8) ? Verdict.Accept"),
        new("a mask with gaps is read as a prefix", "Netfilter/Reading/PrefixText.cs", ".Address == mask ? ones : -1", ".Address != default ? ones : -1"),
        new("members with an option are read as plain", Sets, "draft.MarkForeign();", "_ = draft.IsForeign;"),
        new("sets with options are read as plain", "Netfilter/Reading/SetCreation.cs", "!IsSize(option) || value.IsEmpty", "value.IsEmpty && !IsSize(option)"),
        new("a chain that isn't declared is a target", "Netfilter/Reading/TargetReader.cs", "chains.NoteUse(name, line, at);", "target = Target.None;"),
    ];
}
