using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using SgRules.Addressing;
using SgRules.Netfilter;

namespace SgRules.Updates;

/// <summary>The one birthplace of format <c>sgrules.plan/1</c>.</summary>
internal static class UpdatePlanJson
{
    // The text goes to programs and people, never into a web page: apostrophes and angle brackets stay readable.
    private static readonly JsonWriterOptions Layout = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Write(IBufferWriter<byte> output, UpdatePlan plan)
    {
        using (var json = new Utf8JsonWriter(output, Layout))
        {
            json.WriteStartObject();
            json.WriteString("format", "sgrules.plan/1");
            json.WriteBoolean("refused", plan.IsRefused);
            WriteState(json, "start", plan.Start);
            WriteState(json, "end", plan.End);
            WriteSummary(json, plan.Summary);
            WriteDiagnostics(json, plan.Diagnostics);
            WritePreconditions(json, plan.Preconditions);
            WriteSteps(json, plan.Steps);
            WriteConnections(json, plan.ConntrackDeletions);
            WriteOwned(json, plan.Owned);
            json.WriteEndObject();
        }

        output.Write("\n"u8);
    }

    private static void WriteState(Utf8JsonWriter json, string name, UpdateState state)
    {
        json.WriteStartObject(name);
        foreach (var table in new[] { UpdateTable.IPv4, UpdateTable.IPv6, UpdateTable.Ethernet })
        {
            json.WriteString(UpdateTools.Word(table), state.Of(table));
        }

        json.WriteEndObject();
    }

    private static void WriteSummary(Utf8JsonWriter json, UpdateSummary summary)
    {
        json.WriteStartObject("summary");
        json.WriteNumber("chainsCreated", summary.ChainsCreated);
        json.WriteNumber("chainsChanged", summary.ChainsChanged);
        json.WriteNumber("chainsRemoved", summary.ChainsRemoved);
        json.WriteNumber("rulesAdded", summary.RulesAdded);
        json.WriteNumber("rulesRemoved", summary.RulesRemoved);
        json.WriteNumber("setsCreated", summary.SetsCreated);
        json.WriteNumber("setsChanged", summary.SetsChanged);
        json.WriteNumber("setsDestroyed", summary.SetsDestroyed);
        json.WriteNumber("membersAdded", summary.MembersAdded);
        json.WriteNumber("membersRemoved", summary.MembersRemoved);
        json.WriteNumber("countersReset", summary.CountersReset);
        json.WriteNumber("bytes", summary.Bytes);
        json.WriteEndObject();
    }

    private static void WriteDiagnostics(Utf8JsonWriter json, ValueList<Diagnostic> findings)
    {
        json.WriteStartArray("diagnostics");
        foreach (var finding in findings)
        {
            json.WriteStartObject();
            json.WriteString("code", finding.Code);
            json.WriteString("severity", finding.Severity == DiagnosticSeverity.Error ? "error" : "warning");
            json.WriteString("path", finding.Path);
            json.WriteString("message", finding.Message);
            if (finding.Line > 0)
            {
                json.WriteNumber("line", finding.Line);
                json.WriteNumber("column", finding.Column);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WritePreconditions(Utf8JsonWriter json, ValueList<Precondition> preconditions)
    {
        json.WriteStartArray("preconditions");
        foreach (var precondition in preconditions)
        {
            json.WriteStartObject();
            json.WriteString("kind", Camel(precondition.Kind.ToString()));
            json.WriteString("name", precondition.Name);
            json.WriteString("reason", precondition.Reason);
            WriteIf(json, "value", precondition.Value);
            WriteIf(json, "check", precondition.Check);
            WriteIf(json, "remedy", precondition.Remedy);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteSteps(Utf8JsonWriter json, ValueList<UpdateStep> steps)
    {
        json.WriteStartArray("steps");
        foreach (var step in steps)
        {
            json.WriteStartObject();
            json.WriteString("kind", Camel(step.Kind.ToString()));
            WriteIf(json, "table", step.Table is { } table ? UpdateTools.Word(table) : null);
            json.WriteString("command", UpdateTools.Command(step));
            json.WriteString("reason", step.Reason);
            WriteStrings(json, "changes", step.Changes);
            WriteIf(json, "before", step.Before.Length > 0 ? step.Before : null);
            WriteIf(json, "after", step.After.Length > 0 ? step.After : null);
            WriteStrings(json, "text", [.. step.Document.ToString().TrimEnd('\n').Split('\n')]);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteConnections(Utf8JsonWriter json, ValueList<FlowBox> boxes)
    {
        json.WriteStartArray("conntrackDeletions");
        foreach (var box in boxes)
        {
            json.WriteStartObject();
            json.WriteString("family", box.Family.ToString());
            WriteRanges(json, "sources", box.Sources);
            WriteRanges(json, "destinations", box.Destinations);
            WriteRange(json, "protocols", box.Protocols);
            WriteRange(json, "sourcePortsOrTypes", box.First);
            WriteRange(json, "destinationPortsOrCodes", box.Second);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteOwned(Utf8JsonWriter json, ValueList<OwnLines> owned)
    {
        json.WriteStartArray("owned");
        foreach (var lines in owned)
        {
            json.WriteStartObject();
            json.WriteString("table", UpdateTools.Word(lines.Table));
            WriteStrings(json, "chains", [.. lines.Chains.Select(chain => chain.Text)]);
            WriteStrings(json, "hooks", lines.Hooks);
            WriteStrings(json, "states", lines.States);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteRanges(Utf8JsonWriter json, string name, ValueList<AddressRange> ranges)
    {
        json.WriteStartArray(name);
        foreach (var range in ranges)
        {
            json.WriteStartObject();
            json.WriteString("first", range.First.ToString());
            json.WriteString("last", range.Last.ToString());
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteRange(Utf8JsonWriter json, string name, NumberRange range)
    {
        json.WriteStartObject(name);
        json.WriteNumber("first", range.First);
        json.WriteNumber("last", range.Last);
        json.WriteEndObject();
    }

    private static void WriteStrings(Utf8JsonWriter json, string name, ValueList<string> strings)
    {
        json.WriteStartArray(name);
        foreach (var line in strings)
        {
            json.WriteStringValue(line);
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

    private static string Camel(string name) => $"{char.ToLowerInvariant(name[0])}{name[1..]}";
}
