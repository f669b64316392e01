using System.Text.Json;
using SgRules.Addressing;
using SgRules.Analysis;
using SgRules.Cli.Messages;
using SgRules.Policies;
using static SgRules.Cli.Messages.JsonProperties;

namespace SgRules.Cli.Explanations;

/// <summary>The one birthplace of format <c>sgrules.explanation/1</c>.</summary>
internal static partial class ExplanationJson
{
    public static void Write(Stream output, ExplainReport report) => JsonReports.Write(output, "sgrules.explanation/1", json =>
    {
        json.WriteString("model", report.Model);
        WriteIf(json, "documents", report.Documents);
        json.WriteString("verdict", Word(report.Verdict));
        WriteEnds(json, report.Trip.Journey);
        WriteTraffic(json, report.Trip);
        WriteCopy(json, report.Trip.Journey);
        WriteSentences(json, "notes", report.Trip.Notes);
        json.WriteStartArray("passages");
        foreach (var host in report.Hosts)
        {
            WriteHost(json, host);
        }

        json.WriteEndArray();
    });

    // Between named ports there are none; the passage has the ports.
    private static void WriteEnds(Utf8JsonWriter json, Journey? journey)
    {
        if (journey is not null)
        {
            WriteEnd(json, "from", journey.From);
            WriteEnd(json, "to", journey.To);
        }
    }

    private static void WriteEnd(Utf8JsonWriter json, string name, JourneyEnd end)
    {
        json.WriteStartObject(name);
        json.WriteString("address", end.Address.ToString());
        WriteIf(json, "instance", end.Instance);
        json.WriteEndObject();
    }

    // Said only where every port gets a copy, of which the passage is one.
    private static void WriteCopy(Utf8JsonWriter json, Journey? journey)
    {
        if (journey is { GoesToAll: true })
        {
            json.WriteBoolean("goesToAll", true);
        }
    }

    private static void WriteTraffic(Utf8JsonWriter json, Trip trip)
    {
        if (trip.Packet is { } packet)
        {
            WritePacket(json, packet);
        }
        else
        {
            WriteFrame(json, trip.Frame!);
        }
    }

    private static void WriteFrame(Utf8JsonWriter json, Frame frame)
    {
        json.WriteStartObject("frame");
        WriteAddresses(json, frame);
        if (frame.Arp is { } arp)
        {
            json.WriteStartObject("arp");
            json.WriteNumber("operation", arp.Operation);
            json.WriteString("senderMac", arp.SenderMac.ToString());
            json.WriteString("sender", arp.Sender.ToString());
            json.WriteString("targetMac", arp.TargetMac.ToString());
            json.WriteString("target", arp.Target.ToString());
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void WriteAddresses(Utf8JsonWriter json, Frame frame)
    {
        json.WriteString("source", frame.Source.ToString());
        json.WriteString("destination", frame.Destination.ToString());
        json.WriteString("type", frame.Type.ToString());
    }

    public static void WritePacket(Utf8JsonWriter json, Packet packet)
    {
        json.WriteStartObject("packet");
        json.WriteString("family", packet.Family.ToString());
        json.WriteString("source", packet.Source.ToString());
        json.WriteString("destination", packet.Destination.ToString());
        json.WriteString("protocol", packet.Protocol.ToString());
        WriteIf(json, "sourcePort", packet.Payload.SourcePort);
        WriteIf(json, "destinationPort", packet.Payload.DestinationPort);
        WriteIf(json, "icmpType", packet.Payload.Type);
        WriteIf(json, "icmpCode", packet.Payload.Code);
        json.WriteNumber("hopLimit", packet.HopLimit);
        json.WriteString("state", packet.State.ToString().ToUpperInvariant());
        json.WriteEndObject();
    }

    public static void WriteHost(Utf8JsonWriter json, HostExplanation host)
    {
        var explanation = host.Crossing.Traffic;
        json.WriteStartObject();
        json.WriteString("host", host.Host);
        json.WriteString("verdict", Word(host.Verdict));
        json.WriteString("bridge", explanation.Passage.InInterface);
        json.WriteString("inPort", explanation.Passage.InPort);
        json.WriteString("outPort", explanation.Passage.OutPort);
        WriteIf(json, "sourceMac", explanation.Passage.SourceMac?.ToString());
        WriteAgreement(json, host);
        WriteDecision(json, explanation);
        WriteRules(json, explanation);
        WriteCarrier(json, host.Crossing.Carrier);
        WriteSentences(json, "notes", [.. Doubts(host), .. host.Crossing.Notes]);
        json.WriteEndObject();
    }

    private static IEnumerable<string> Doubts(HostExplanation host) => new[]
    {
        host.Layout is { } layout ? $"The loaded text has the chains of layout {layout}, and is held against those." : null,
        host.Astray,
        host.UnjudgedFrame is { } reason ? $"The packet's frame isn't judged, since {reason}." : null,
    }.OfType<string>();

    // The packet's; both must pass.
    private static void WriteCarrier(Utf8JsonWriter json, Explanation? carrier)
    {
        if (carrier is not null)
        {
            json.WriteStartObject("frame");
            WriteAddresses(json, carrier.Frame!);
            WriteDecision(json, carrier);
            WriteRules(json, carrier);
            json.WriteEndObject();
        }
    }

    private static void WriteAgreement(Utf8JsonWriter json, HostExplanation host)
    {
        json.WritePropertyName("agrees");
        WriteAnswer(json, host.Crossing.Agrees);

        // Said only where the verdict alone would credit the model's rules with it.
        WriteIf(json, "decidedBy", host.IsByOthers ? "otherRules" : null);
    }

    private static void WriteDecision(Utf8JsonWriter json, Explanation explanation)
    {
        var decision = explanation.Decision;
        json.WriteStartObject("decision");
        json.WriteString("verdict", Word(HostExplanation.OfModel(decision.Ruling)));
        json.WritePropertyName("ground");
        WriteGround(json, decision.Ground);
        json.WriteStartArray("passed");
        foreach (var ground in decision.Passed)
        {
            WriteGround(json, ground);
        }

        json.WriteEndArray();
        WriteGates(json, explanation.ClosedGates);
        WriteSentences(json, "changes", explanation.Changes);
        json.WriteEndObject();
    }

    private static void WriteGround(Utf8JsonWriter json, Ground ground)
    {
        json.WriteStartObject();
        json.WriteString("paragraph", ground.Paragraph);
        json.WriteString("reason", ground.Reason);
        WriteIf(json, "group", ground.Group);
        WriteIf(json, "rule", ground.Rule);
        json.WriteEndObject();
    }

    private static void WriteRules(Utf8JsonWriter json, Explanation explanation)
    {
        json.WriteStartObject("rules");
        json.WriteString("verdict", Word(HostExplanation.OfRules(explanation.Outcome)));
        WriteIf(json, "obstacle", explanation.Obstacle);
        json.WriteStartArray("path");
        foreach (var step in explanation.Path)
        {
            json.WriteStartObject();
            WriteStep(json, step.FileName, step.Line, step.Step, step.Origin);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        WriteNearest(json, explanation.Missed);
        json.WriteEndObject();
    }

    private static string Word(Verdict verdict) => verdict switch
    {
        Verdict.Accepted => "accepted",
        Verdict.FramePasses => "framePasses",
        Verdict.Dropped => "dropped",
        Verdict.DroppedUnjudged => "droppedUnjudged",
        Verdict.Undecided => "undecided",
        Verdict.Disagreement => "disagreement",
        _ => "notJudged",
    };
}
