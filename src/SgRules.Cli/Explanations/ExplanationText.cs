using System.Globalization;
using System.Text;
using SgRules.Addressing;
using SgRules.Analysis;
using SgRules.Cli.Messages;
using SgRules.Netfilter;

namespace SgRules.Cli.Explanations;

/// <summary>The one birthplace of an explanation for people: verdict first, then why, then which lines.</summary>
internal sealed partial class ExplanationText
{
    private readonly StringBuilder _text = new();

    public static void Write(Stream output, ExplainReport report)
    {
        var text = new ExplanationText();
        text.Add(report);
        output.Write(Encoding.UTF8.GetBytes(text._text.ToString()));
    }

    /// <summary>What is said of one passage on a host, without the notes.</summary>
    public static string Of(HostExplanation host, string? documents)
    {
        var text = new ExplanationText();
        text.Add(host, documents);
        return text._text.ToString();
    }

    private void Add(ExplainReport report)
    {
        var where = report.Hosts.Count > 1 && report.Verdict is not (Verdict.Accepted or Verdict.FramePasses or Verdict.NotJudged) ? $" on {string.Join(", ", report.Deciding)}" : string.Empty;
        Line($"{Ends(report)}, {Traffic(report.Trip)}{Copy(report)}: {Word(report.Verdict)}{where}{Next(report.Verdict)}");
        Indented("  ", report.Trip.Notes);
        foreach (var host in report.Hosts)
        {
            Line(string.Empty);
            Add(host, report.Documents);
        }

        AddNotes(report.Hosts);
    }

    private void Add(HostExplanation host, string? documents)
    {
        var explanation = host.Crossing.Traffic;
        Line($"{host.Host}: {Headline(host)}");
        Line($"  {explanation.Packet?.ToString() ?? explanation.Frame!.ToString()}");
        Line($"  {explanation.Passage}, source MAC {explanation.Passage.SourceMac}");
        AddDoubts(host, documents);
        Line(string.Empty);
        AddDecision(host);
        Line(string.Empty);
        AddPath(host);
        AddNearest(host);
        AddChanges(host.Crossing.Traffic.Changes);
    }

    private void AddDoubts(HostExplanation host, string? documents)
    {
        if (host.Layout is { } layout)
        {
            Line($"  The loaded text has the chains of layout {layout}, and is held against those.");
        }

        if (host.Crossing.Agrees == false)
        {
            Line(documents is null
                ? "  Rules and model contradict each other: this is a defect in sgrules, please report it with the model."
                : "  Rules and model contradict each other: what is loaded isn't what this model says.");
        }

        if (host.Astray is { } astray)
        {
            Line($"  {astray}");
        }
    }

    private static string Headline(HostExplanation host) => host.Verdict switch
    {
        Verdict.Disagreement => $"DISAGREEMENT: the model says {Word(host.ByModel)}, the rules say {Word(host.ByRules)}",
        Verdict.Undecided when host.ByModel == Verdict.NotJudged => "UNDECIDED: the model doesn't judge it, and what the rules do can't be said",
        Verdict.Undecided => $"UNDECIDED: the model says {Word(host.ByModel)}, and what the rules do can't be said",
        Verdict.DroppedUnjudged => $"{Word(Verdict.DroppedUnjudged)}: {host.Crossing.ByModel.Decision.Ground}",
        var verdict when host.IsByOthers => $"{Word(verdict)}, but not by this model's rules: by {Decider(host.Crossing.ByRules)}",
        var verdict => $"{Word(verdict)} by {host.Crossing.ByModel.Decision.Ground}",
    };

    private void AddPath(HostExplanation host)
    {
        AddFrame(host);
        var explanation = host.Crossing.ByRules;
        var what = explanation == host.Crossing.Traffic || explanation.Outcome != WalkOutcome.Dropped ? string.Empty : " with its frame";
        var file = explanation.Path.IsEmpty ? string.Empty : $", by these lines of {explanation.Path[0].FileName}";
        Line($"  Rules: {Word(host.ByRules)}{what}{file}");
        var steps = explanation.Path.Select(step => (Line: Number(step.Line), Where: Place(step.Step), step)).ToList();
        var lineWidth = steps.Select(step => step.Line.Length).DefaultIfEmpty().Max();
        var width = steps.Select(step => step.Where.Length).DefaultIfEmpty().Max();
        foreach (var (line, where, step) in steps)
        {
            Line($"    {line.PadLeft(lineWidth)}  {where.PadRight(width)}  {step.Step.Rule?.ToString() ?? "the chain's policy"}");
            if (step.Origin is { } origin)
            {
                Line($"    {string.Empty.PadLeft(lineWidth)}  {string.Empty.PadRight(width)}  # {origin}");
            }
        }

        if (explanation.Obstacle is { } obstacle)
        {
            Line($"    {obstacle}");
        }
    }

    // Where the frame decides, its lines are the rules' and stand below.
    private void AddFrame(HostExplanation host)
    {
        if (host.UnjudgedFrame is { } reason)
        {
            Line($"  Frame: not judged, since {reason}");
        }
        else if (host.Crossing.Carrier is { } carrier && carrier != host.Crossing.ByRules)
        {
            Line($"  Frame: {(carrier.Outcome == WalkOutcome.Accepted ? Passed(carrier) : carrier.Obstacle)}");
        }
    }

    // The line that decided where it came in, and the one where it went out.
    private static string Passed(Explanation carrier)
    {
        var path = carrier.Path;
        if (path.IsEmpty)
        {
            return "passes, there is no table nat";
        }

        var second = path.ToImmutableArray().TakeWhile(step => step.Step.Chain != ChainName.Postrouting).Count();
        return $"passes {path[0].FileName}, {(second is 0 ? "line" : $"lines {Number(path[second - 1].Line)} and")} {Number(path[^1].Line)}";
    }

    private static string Decider(Explanation explanation) => explanation.Path is [.., var step]
        ? $"{(step.Step.Rule is null ? $"{step.Step.Chain}'s policy" : $"rule {Number(step.Step.Number)} of {step.Step.Chain}")} (line {Number(step.Line)})"
        : "no table nat, which lets every frame pass";

    private static string Place(WalkStep step) => step.Number == 0 ? step.Chain.Text : $"{step.Chain} {Number(step.Number)}";

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    // What holds on every host is said once.
    private void AddNotes(IReadOnlyList<HostExplanation> hosts)
    {
        var notes = hosts.SelectMany(host => host.Crossing.Notes).Distinct(StringComparer.Ordinal).ToList();
        if (notes.Count > 0)
        {
            Line(string.Empty);
            Line("What no rule decides");
        }

        foreach (var note in notes)
        {
            var of = hosts.Where(host => host.Crossing.Notes.Contains(note, StringComparer.Ordinal)).ToList();
            Line(of.Count == hosts.Count ? $"  {note}" : $"  {string.Join(", ", of.Select(host => host.Host))}: {note}");
        }
    }

    private void Indented(string indent, ValueList<string> sentences)
    {
        foreach (var sentence in sentences)
        {
            Line($"{indent}{sentence}");
        }
    }

    private static string Ends(ExplainReport report) => report.Trip is { Journey: { } journey }
        ? $"{journey.From} to {journey.To}"
        : $"{report.Trip.Passages[0].Passage.InPort} to {report.Trip.Passages[0].Passage.OutPort} of {report.Trip.Passages[0].Host}";

    private static string Traffic(Trip trip) => trip.Frame switch
    {
        null => Traffic(trip.Packet!),
        { Arp.Operation: ArpMessage.Request } => "arp request",
        { Arp: not null } => "arp reply",
        { Type: var type } => $"frame of type {type}",
    };

    private static string Traffic(Packet packet)
    {
        var traffic = packet.Payload switch
        {
            { DestinationPort: { } port } => string.Create(CultureInfo.InvariantCulture, $"{packet.Protocol} port {port}"),
            { Type: { } type, Code: { } code } => string.Create(CultureInfo.InvariantCulture, $"{packet.Protocol} {type}/{code}{(IsPing(packet, type) ? " (ping)" : string.Empty)}"),
            _ => string.Create(CultureInfo.InvariantCulture, $"protocol {packet.Protocol.Number}"),
        };
        return packet.State == ConnectionState.New ? traffic : $"{traffic}, {packet.State.ToString().ToUpperInvariant()}";
    }

    private static bool IsPing(Packet packet, byte type) => type == (packet.Family == IPFamily.IPv4 ? 8 : 128);

    private static string Word(Verdict verdict) => verdict switch
    {
        Verdict.Accepted => "ACCEPTED",
        Verdict.FramePasses => "PASSES ebtables",
        Verdict.Dropped => "DROPPED",
        Verdict.DroppedUnjudged => "NOT JUDGED by the model; the rules drop it",
        Verdict.Undecided => "UNDECIDED",
        Verdict.Disagreement => "DISAGREEMENT of model and rules",
        _ => "NOT JUDGED",
    };

    private static string Next(Verdict verdict) => verdict == Verdict.FramePasses ? "; explain the packet in it without --frame" : string.Empty;

    // Where every port gets a copy, the verdict is about one of them.
    private static string Copy(ExplainReport report) => report is { Trip.Journey.GoesToAll: true, Hosts: [var only] }
        ? $", the copy that leaves by {only.Crossing.Traffic.Passage.OutPort}"
        : string.Empty;

    // Names come from files: nothing in them may steer a terminal.
    private void Line(string line) => _text.Append(Printable.Escape(line)).Append('\n');
}
