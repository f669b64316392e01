using System.Text.Json;
using SgRules.Analysis;
using SgRules.Cli.Messages;

namespace SgRules.Cli.Lint;

/// <summary>What lint finds, as JSON for other programs. Group, code and rules together name a finding from run to run, whatever moves in the model.</summary>
internal static class LintJson
{
    /// <summary>Writes format <c>sgrules.lint/1</c>; <c>findings</c> is null where the model has errors.</summary>
    public static void Write(Stream output, string model, ValueList<Diagnostic> ofModel, ValueList<LintFinding>? findings) => JsonReports.Write(output, "sgrules.lint/1", json =>
    {
        json.WriteString("model", model);
        json.WriteStartArray("diagnostics");
        foreach (var diagnostic in ofModel)
        {
            json.WriteStartObject();
            JsonReports.WriteProperties(json, diagnostic);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        if (findings is { } found)
        {
            json.WriteStartArray("findings");
            foreach (var finding in found)
            {
                WriteFinding(json, finding);
                json.Flush();
            }

            json.WriteEndArray();
        }
        else
        {
            json.WriteNull("findings");
        }
    });

    private static void WriteFinding(Utf8JsonWriter json, LintFinding finding)
    {
        json.WriteStartObject();
        JsonReports.WriteProperties(json, finding.Diagnostic);
        json.WriteString("group", finding.Group);
        json.WriteStartArray("rules");
        foreach (var rule in finding.Rules)
        {
            json.WriteStringValue(rule);
        }

        json.WriteEndArray();
        json.WriteStartArray("blockers");
        foreach (var blocker in finding.Blockers)
        {
            json.WriteStartObject();
            json.WriteString("path", blocker.Path);
            json.WriteString("group", blocker.Group);
            json.WriteString("rule", blocker.Rule);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
