namespace SgRules.Faults;

/// <summary>Tests that faults are tried on, and the faults that they must notice.</summary>
/// <param name="Tests">The project of the tests.</param>
/// <param name="Faults">The faults.</param>
/// <param name="Judges">Words of the tests' names, those to be asked first in front: the others are asked only where these notice nothing.</param>
/// <param name="NamesOf">What to call a failed test of this name with this message; several names if it holds several cases.</param>
internal sealed record Bench(string Tests, IEnumerable<Fault> Faults, string[][] Judges, Func<string, string, IEnumerable<string>> NamesOf)
{
    /// <summary>How many cases a property has.</summary>
    public const int Cases = 200;

    /// <summary>How many frames a property on the kernel sends.</summary>
    public const int Frames = 4_000;

    /// <summary>The tests without a kernel.</summary>
    // Those that judge by meaning, the quick ones first. Snapshots and the public surface would notice nearly everything, and say nothing by it.
    public static Bench Core { get; } = new(
        "SgRules.Tests",
        FaultCatalog.All,
        [
            ["AgreementTests", "SgRules.Policies.Contract", "RuleTextTests", "ForeignRuleTests", "SaveTextFindingTests", "SavedFileTests", "ChainWalkTests", "MatchTests", "SetMembershipTests", "TargetEffectTests", "FrameTextTests", "ForeignFrameRuleTests", "FrameWalkTests", "AddressTreeTests", "SgRules.Addressing"],
            ["AgreementProperties", "ZoneReadingTests", "our_own_text", "EthernetLayoutTests"],
        ],
        (test, _) => [MethodOf(test)]);

    /// <summary>The tests on the kernel.</summary>
    public static Bench Kernel { get; } = new(
        "SgRules.KernelTests",
        KernelFaults.All,
        [["SgRules.ContractTests", "SgRules.AcceptanceTests"], ["SgRules.ContractProperties"]],
        (test, message) => SentencesIn(message) is { Count: > 0 } sentences ? sentences : [MethodOf(test)]);

    // Class and method, without the cases of a theory.
    private static string MethodOf(string test) => string.Join('.', test.Split('(')[0].Split('.')[^2..]);

    // Each case that went wrong has a line of its own: the paragraph and the sentence, a colon, and what was sent.
    private static List<string> SentencesIn(string message) =>
        [.. message.Split('\n').Where(line => line.StartsWith("  3", StringComparison.Ordinal) || line.StartsWith("  row ", StringComparison.Ordinal)).Select(line => line.Split(": ")[0].Trim())];
}
