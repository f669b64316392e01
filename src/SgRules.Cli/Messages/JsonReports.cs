using System.Text.Encodings.Web;
using System.Text.Json;

namespace SgRules.Cli.Messages;

/// <summary>Findings and codes as JSON for other programs.</summary>
internal static class JsonReports
{
    // The text goes to programs and people, never into a web page: apostrophes and angle brackets stay readable.
    private static readonly JsonWriterOptions Layout = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes format <c>sgrules.diagnostics/1</c>.</summary>
    public static void WriteFindings(Stream output, string model, IReadOnlyList<Diagnostic> findings) => Write(output, "sgrules.diagnostics/1", json =>
    {
        var errors = findings.Count(finding => finding.Severity == DiagnosticSeverity.Error);
        json.WriteString("model", model);
        json.WriteNumber("errors", errors);
        json.WriteNumber("warnings", findings.Count - errors);
        json.WriteStartArray("diagnostics");
        foreach (var finding in findings)
        {
            json.WriteStartObject();
            WriteProperties(json, finding);
            json.WriteEndObject();
            json.Flush();
        }

        json.WriteEndArray();
    });

    /// <summary>Writes format <c>sgrules.codes/1</c>.</summary>
    public static void WriteCodes(Stream output, ValueList<DiagnosticDescriptor> codes) => Write(output, "sgrules.codes/1", json =>
    {
        json.WriteStartArray("codes");
        foreach (var code in codes)
        {
            json.WriteStartObject();
            json.WriteString("code", code.Code);
            json.WriteString("severity", Word(code.Severity));
            json.WriteString("title", code.Title);
            json.WriteString("remedy", code.Remedy);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    });

    public static string Word(DiagnosticSeverity severity) => severity == DiagnosticSeverity.Error ? "error" : "warning";

    /// <summary>Writes an object that begins with its format.</summary>
    public static void Write(Stream output, string format, Action<Utf8JsonWriter> properties)
    {
        // Characters that turn a line's direction or can't be seen are left by the encoder; they stand in strings only.
        var printable = new PrintableOutput(output);
        using (var json = new Utf8JsonWriter(printable, Layout))
        {
            json.WriteStartObject();
            json.WriteString("format", format);
            properties(json);
            json.WriteEndObject();
        }

        printable.Complete();
    }

    /// <summary>Writes what every report says of a finding.</summary>
    public static void WriteProperties(Utf8JsonWriter json, Diagnostic finding)
    {
        json.WriteString("code", finding.Code);
        json.WriteString("severity", Word(finding.Severity));
        json.WriteString("path", finding.Path);
        json.WriteString("message", finding.Message);
        if (finding.Line > 0)
        {
            json.WriteNumber("line", finding.Line);
            json.WriteNumber("column", finding.Column);
        }

        json.WriteStartArray("relatedPaths");
        foreach (var path in finding.RelatedPaths)
        {
            json.WriteStringValue(path);
        }

        json.WriteEndArray();
    }
}
