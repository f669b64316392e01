using System.Text.Json;
using SgRules.Analysis;
using SgRules.Cli.Explanations;
using SgRules.Cli.Messages;
using SgRules.Netfilter;
using static SgRules.Cli.Messages.JsonProperties;

namespace SgRules.Cli.Proofs;

/// <summary>The one birthplace of format <c>sgrules.verify/1</c>.</summary>
internal static class VerifyJson
{
    public static void Write(Stream output, VerifyReport report) => JsonReports.Write(output, "sgrules.verify/1", json =>
    {
        json.WriteString("model", report.Model);
        WriteIf(json, "documents", report.Request.Documents);
        json.WriteString("verdict", Word(report.Verdict));
        json.WriteNumber("modelErrors", report.ModelErrors);
        json.WriteStartArray("hosts");
        foreach (var proof in report.Proofs)
        {
            Write(json, report, proof);
        }

        json.WriteEndArray();
    });

    private static void Write(Utf8JsonWriter json, VerifyReport report, HostProof proof)
    {
        json.WriteStartObject();
        json.WriteString("host", proof.Host);
        json.WriteString("verdict", Word(proof.Verdict));
        json.WriteStartArray("tables");
        foreach (var table in proof.Tables)
        {
            Write(json, report, proof, table);
        }

        json.WriteEndArray();
        WriteSentences(json, "scope", proof.Scope);
        WriteSentences(json, "notCovered", proof.NotCovered);
        json.WriteStartArray("obligations");
        foreach (var obligation in proof.Obligations)
        {
            Write(json, obligation);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, VerifyReport report, HostProof proof, TableProof table)
    {
        json.WriteStartObject();
        json.WriteString("family", table.Family.ToString());
        json.WriteString("file", table.FileName);
        json.WriteString("verdict", Word(table.Verdict));
        json.WriteNumber("rules", table.Figures.Rules);
        json.WriteNumber("bridges", table.Figures.Bridges);
        json.WriteNumber("ports", table.Figures.Ports);
        json.WriteNumber("pairs", table.Figures.Pairs);
        json.WriteNumber("nodes", table.Figures.Nodes);
        WriteSentences(json, "reasons", table.Reasons);
        json.WriteNumber("differingPairs", table.DifferingPairs);
        json.WriteStartArray("refutations");
        foreach (var refutation in table.Refutations)
        {
            Write(json, report, proof, refutation);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, VerifyReport report, HostProof proof, Refutation refutation)
    {
        json.WriteStartObject();
        ExplanationJson.WritePacket(json, refutation.Explanation.Packet!);
        json.WritePropertyName("passage");
        ExplanationJson.WriteHost(json, new HostExplanation(proof.Host, new Crossing(refutation.Explanation, null)));
        WriteIf(json, "replay", report.Replay(proof, refutation));
        json.WriteStartArray("boxes");
        foreach (var box in refutation.Boxes)
        {
            Write(json, box);
        }

        json.WriteEndArray();
        json.WriteNumber("boxesOmitted", refutation.BoxesOmitted);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, FieldBox box)
    {
        json.WriteStartArray();
        foreach (var field in box.Fields)
        {
            json.WriteStartObject();
            json.WriteString("field", field.Name);
            WriteSentences(json, "values", field.Values);
            json.WriteNumber("omitted", field.Omitted);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, Precondition obligation)
    {
        json.WriteStartObject();
        json.WriteString("kind", JsonNamingPolicy.CamelCase.ConvertName(obligation.Kind.ToString()));
        json.WriteString("name", obligation.Name);
        WriteIf(json, "value", obligation.Value);
        json.WriteString("reason", obligation.Reason);
        WriteIf(json, "check", obligation.Check);
        WriteIf(json, "remedy", obligation.Remedy);
        json.WriteEndObject();
    }

    private static string Word(ProofVerdict verdict) => verdict switch
    {
        ProofVerdict.Proven => "proven",
        ProofVerdict.Refuted => "refuted",
        _ => "unknown",
    };
}
