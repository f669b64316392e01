using System.Text.Json;
using SgRules.Addressing;
using SgRules.Cli.Messages;
using SgRules.Policies;

namespace SgRules.Cli.Explanations;

/// <summary>The one birthplace of format <c>sgrules.explanation/1</c>.</summary>
internal static class ExplanationJson
{
    public static void Write(Stream output, ExplainReport report) => JsonReports.Write(output, "sgrules.explanation/1", json =>
    {
        json.WriteString("model", report.Model);
        WriteIf(json, "documents", report.Documents);
        json.WriteString("verdict", Word(report.Verdict));
        WriteEnd(json, "from", report.Journey.From);
        WriteEnd(json, "to", report.Journey.To);
        WritePacket(json, report.Packet);
        WriteCopy(json, report.Journey);
        WriteSentences(json, report.Notes);
        json.WriteStartArray("passages");
        foreach (var host in report.Hosts)
        {
            WriteHost(json, host);
        }

        json.WriteEndArray();
    });

    private static void WriteEnd(Utf8JsonWriter json, string name, JourneyEnd end)
    {
        json.WriteStartObject(name);
        json.WriteString("address", end.Address.ToString());
        WriteIf(json, "instance", end.Instance);
        json.WriteEndObject();
    }

    // Said only where every port gets a copy, of which the passage is one.
    private static void WriteCopy(Utf8JsonWriter json, Journey journey)
    {
        if (journey.GoesToAll)
        {
            json.WriteBoolean("goesToAll", true);
        }
    }

    private static void WritePacket(Utf8JsonWriter json, Packet packet)
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

    private static void WriteHost(Utf8JsonWriter json, HostExplanation host)
    {
        var explanation = host.Explanation;
        json.WriteStartObject();
        json.WriteString("host", host.Host);
        json.WriteString("verdict", Word(host.Verdict));
        json.WriteString("bridge", explanation.Passage.InInterface);
        json.WriteString("inPort", explanation.Passage.InPort);
        json.WriteString("outPort", explanation.Passage.OutPort);
        WriteIf(json, "sourceMac", explanation.Passage.SourceMac?.ToString());
        WriteAgreement(json, host);
        WriteDecision(json, host);
        WriteRules(json, host);
        WriteSentences(json, host.IsAstray ? [HostExplanation.Astray, .. explanation.Notes] : explanation.Notes);
        json.WriteEndObject();
    }

    private static void WriteAgreement(Utf8JsonWriter json, HostExplanation host)
    {
        if (host.Explanation.Agrees is { } agrees)
        {
            json.WriteBoolean("agrees", agrees);
        }
        else
        {
            json.WriteNull("agrees");
        }

        // Said only where the verdict alone would credit the model's rules with it.
        WriteIf(json, "decidedBy", host.IsByOthers ? "otherRules" : null);
    }

    private static void WriteDecision(Utf8JsonWriter json, HostExplanation host)
    {
        var decision = host.Explanation.Decision;
        json.WriteStartObject("decision");
        json.WriteString("verdict", Word(host.ByModel));
        json.WritePropertyName("ground");
        WriteGround(json, decision.Ground);
        json.WriteStartArray("passed");
        foreach (var ground in decision.Passed)
        {
            WriteGround(json, ground);
        }

        json.WriteEndArray();
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

    private static void WriteRules(Utf8JsonWriter json, HostExplanation host)
    {
        var explanation = host.Explanation;
        json.WriteStartObject("rules");
        json.WriteString("verdict", Word(host.ByRules));
        WriteIf(json, "obstacle", explanation.Obstacle);
        json.WriteStartArray("path");
        foreach (var step in explanation.Path)
        {
            json.WriteStartObject();
            json.WriteString("file", step.FileName);
            json.WriteNumber("line", step.Line);
            json.WriteString("chain", step.Step.Chain.Text);
            json.WriteNumber("number", step.Step.Number);
            WriteIf(json, "rule", step.Step.Rule?.ToString());
            WriteIf(json, "origin", step.Origin?.ToString());
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteSentences(Utf8JsonWriter json, ValueList<string> sentences)
    {
        json.WriteStartArray("notes");
        foreach (var sentence in sentences)
        {
            json.WriteStringValue(sentence);
        }

        json.WriteEndArray();
    }

    private static void WriteIf(Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null)
        {
            json.WriteString(name, value);
        }
    }

    private static void WriteIf(Utf8JsonWriter json, string name, int? value)
    {
        if (value is { } number)
        {
            json.WriteNumber(name, number);
        }
    }

    private static string Word(Verdict verdict) => verdict switch
    {
        Verdict.Accepted => "accepted",
        Verdict.Dropped => "dropped",
        Verdict.DroppedUnjudged => "droppedUnjudged",
        Verdict.Undecided => "undecided",
        Verdict.Disagreement => "disagreement",
        _ => "notJudged",
    };
}
