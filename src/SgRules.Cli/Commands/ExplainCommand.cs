using System.CommandLine;
using SgRules.Cli.Explanations;
using SgRules.Cli.Messages;
using SgRules.Model;
using SgRules.Policies;

namespace SgRules.Cli.Commands;

/// <summary><c>sgrules explain</c>: what happens to one packet or frame, and why.</summary>
internal sealed class ExplainCommand
{
    private readonly Argument<string?> _model = ModelArgument.Create();

    private readonly JourneyOptions _journey = new();

    private readonly PacketOptions _packet = new();

    private readonly FrameOptions _frame = new();

    private readonly Option<string?> _documents = new("--documents") { Description = "Explain the text that is really loaded: DIR/HOST or DIR with ipset.restore, iptables.restore, ip6tables.restore and ebtables.restore; --frame needs the last alone.", HelpName = "DIR" };

    private readonly Option<ReportFormat> _format = ChoiceOption.Create("--format", "What the explanation is written as.", ("text", ReportFormat.Text), ("json", ReportFormat.Json));

    private readonly Option<RuleLayout> _layout = ChoiceOption.Layout();

    private readonly Option<bool> _noDns = new("--no-dns") { Description = "Let egress rules decide about DNS too, as compile does." };

    private readonly Option<ZoneRules> _rules = ChoiceOption.ZoneRules();

    public static Command Create(Terminal terminal)
    {
        var explain = new ExplainCommand();
        var command = new Command("explain", "Says what happens to a packet or frame between two ends, and which paragraph, rule and line decides.") { explain._model };
        foreach (var option in explain._journey.All.Concat(explain._packet.All).Concat(explain._frame.All).Concat([explain._documents, explain._format, explain._layout, explain._noDns, explain._rules]))
        {
            command.Add(option);
        }

        command.SetAction(given => explain.Explain(given, terminal));
        return command;
    }

    private int Explain(ParseResult given, Terminal terminal)
    {
        _frame.Check(given);
        var isFrame = _frame.Kind(given) is not null;
        _journey.Check(given, _frame.Kind(given));
        if (isFrame)
        {
            _packet.Refuse(given);
        }
        else
        {
            _packet.Check(given);
        }

        var options = new CompilerOptions { Layout = given.GetValue(_layout), AllowDns = !given.GetValue(_noDns), ZoneRules = given.GetValue(_rules) };
        var text = ModelArgument.Read(given.GetValue(_model), terminal);
        return new ExplainRun(terminal, text, options).Run(
            zone => isFrame ? OfFrame(given, zone) : OfPacket(given, zone),
            given.GetValue(_documents),
            given.GetValue(_format) == ReportFormat.Json ? ExplanationJson.Write : ExplanationText.Write);
    }

    private Trip OfPacket(ParseResult given, Zone zone)
    {
        var journey = _journey.Find(given, zone, _packet.Family(given));
        return new Trip(journey, journey.Passages)
        {
            Notes = [.. _journey.Notes(given, zone, journey), .. OfItsFrame(given, journey.Passages)],
            Packet = _packet.Make(given, journey.From.Address, journey.To.Address),
        };
    }

    // Rules of our own never look at a frame's destination; those that are loaded may.
    private IEnumerable<string> OfItsFrame(ParseResult given, ValueList<HostPassage> passages) =>
        given.GetValue(_documents) is not null && passages.Any(passage => passage.DestinationMac == Journey.NextHopMac)
            ? [$"The destination MAC address of a frame to outside isn't in the model; {Journey.NextHopMac} is assumed. To judge another, explain the frame with --frame and --dmac."]
            : [];

    private Trip OfFrame(ParseResult given, Zone zone)
    {
        var way = _journey.FindOfFrame(given, zone, _frame.Kind(given)!);
        var frame = _frame.Make(given, zone, way, _journey.SourceMac(given));
        return way with { Frame = frame, Notes = [.. way.Notes, .. _frame.Notes(given, zone, way, frame)] };
    }
}
