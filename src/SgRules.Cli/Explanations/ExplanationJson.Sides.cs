using System.Text.Json;
using SgRules.Analysis;
using SgRules.Model;
using SgRules.Netfilter;
using static SgRules.Cli.Messages.JsonProperties;

namespace SgRules.Cli.Explanations;

/// <content>What came nearest, in the model and among the rules.</content>
internal static partial class ExplanationJson
{
    private static void WriteGates(Utf8JsonWriter json, ValueList<ExplainedGate> gates)
    {
        json.WriteStartArray("closedGates");
        foreach (var gate in gates)
        {
            json.WriteStartObject();
            json.WriteString("direction", gate.Direction == Direction.Ingress ? "ingress" : "egress");
            json.WriteString("group", gate.Group);
            WriteIf(json, "rule", gate.Rule);
            WriteIf(json, "peerGroup", gate.PeerGroup);
            WriteConditions(json, gate.Conditions);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteConditions(Utf8JsonWriter json, ValueList<JudgedCondition> conditions)
    {
        json.WriteStartArray("conditions");
        foreach (var condition in conditions)
        {
            json.WriteStartObject();
            json.WriteString("text", condition.Text);
            json.WritePropertyName("holds");
            WriteAnswer(json, condition.Holds);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteAnswer(Utf8JsonWriter json, bool? answer)
    {
        if (answer is { } known)
        {
            json.WriteBooleanValue(known);
        }
        else
        {
            json.WriteNullValue();
        }
    }

    private static void WriteNearest(Utf8JsonWriter json, ExplainedMiss? missed)
    {
        if (missed is not null)
        {
            json.WriteStartObject("nearest");
            WriteStep(json, missed.FileName, missed.Line, missed.Step, missed.Origin);
            WriteConditions(json, missed.Conditions);
            json.WriteEndObject();
        }
    }

    private static void WriteStep(Utf8JsonWriter json, string fileName, int line, WalkStep step, Origin? origin)
    {
        json.WriteString("file", fileName);
        json.WriteNumber("line", line);
        json.WriteString("chain", step.Chain.Text);
        json.WriteNumber("number", step.Number);
        WriteIf(json, "rule", step.Rule?.ToString());
        WriteIf(json, "origin", origin?.ToString());
    }
}
