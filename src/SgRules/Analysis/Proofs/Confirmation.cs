using System.Globalization;
using SgRules.Addressing;
using SgRules.Netfilter;
using SgRules.Policies;

namespace SgRules.Analysis;

/// <summary>Asks the evaluator of the contract and the interpreter of the rules for each packet that a proof found, before it is told.</summary>
internal sealed class Confirmation(HostPolicy policy, Lazy<Explainer> explainer, ProofOptions options)
{
    private readonly HashSet<string> _obstacles = new(StringComparer.Ordinal);

    public List<Refutation> Refutations { get; } = [];

    public List<string> Reasons { get; } = [];

    // What neither confirms is an error in the proof itself: then nothing is known, least of all that rules and model agree.
    public void Add(Counterexample found)
    {
        if (Refutations.Count == options.MaxRefutations)
        {
            return;
        }

        var explanation = explainer.Value.Explain(found.Packet, found.Passage);
        if (explanation.Agrees == false && (explanation.Outcome == WalkOutcome.Accepted) == found.TextAccepts)
        {
            var (boxes, omitted) = new FieldBoxReader(policy, found.Values, options.MaxBoxes).Read(found.Boxes);
            Refutations.Add(new Refutation(found.TextAccepts ? WithoutAdvice(explanation) : explanation, boxes, omitted));
        }
        else
        {
            Reasons.Add($"The proof says that rules and model differ for {Words(found.Packet, found.Passage)}, but asked for this packet alone they don't: this is a defect in SgRules, please report it with the model.");
        }
    }

    public void Add(UnknownDecision found)
    {
        var explanation = explainer.Value.Explain(found.Packet, found.Passage);
        var obstacle = explanation.Obstacle is { } sentence
            ? $"{Place(explanation)}{sentence}"
            : "Some packets meet rules that can't be judged.";
        if (_obstacles.Add(obstacle))
        {
            Reasons.Add($"{obstacle} It may decide {Words(found.Packet, found.Passage)}, for one.");
        }
    }

    // What rules let through and the model doesn't is mended in the rules: what would open the model is no help.
    private static Explanation WithoutAdvice(Explanation explanation) => explanation with { Missed = null, ClosedGates = [], Changes = [] };

    private static string Words(Packet packet, Passage passage) => $"{packet} ({passage})";

    private static string Place(Explanation explanation) => explanation.Path is [.., var step]
        ? string.Create(CultureInfo.InvariantCulture, $"{step.FileName}, line {step.Line}: ")
        : string.Empty;
}
