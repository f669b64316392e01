namespace SgRules.Faults;

/// <summary>Faults in reading save text: what is half understood must not be taken for something else.</summary>
internal static class ReadingFaults
{
    private const string Sets = "Netfilter/Reading/SetReader.cs";

    public static Fault[] All =>
    [
        new("a negation is read over", "Netfilter/Reading/HeaderReader.cs", "match with { IsNegated = true }", "match"),
        new("a DROP policy is read as ACCEPT", "Netfilter/Reading/TableFormat.cs", "word.SequenceEqual(\"DROP\"u8) ? Verdict.Drop", "word.SequenceEqual(\"DROP\"u8) ? Verdict.Accept"),
        new("sets with options are read as plain", "Netfilter/Reading/SetCreation.cs", "!IsSize(option) || value.IsEmpty", "value.IsEmpty && !IsSize(option)"),
        new("a chain that isn't declared is a target", "Netfilter/Reading/TargetReader.cs", "chains.NoteUse(name, line, at);", "target = Target.None;"),
    ];
}
