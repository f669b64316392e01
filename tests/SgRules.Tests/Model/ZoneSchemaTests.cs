using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using SgRules.Cli.Models;
using SgRules.Cli.Samples;

namespace SgRules.Model;

public sealed class ZoneSchemaTests
{
    private static readonly string[] Values =
        ["null", "true", "5", "-1", "1.5", "\"x\"", "\"tcp\"", "\"icmp\"", "\"all\"", "6", "0", "\"6\"", "\"0\"", "[]", "{}", "[null]", "\"204\"", "\"KVM\"", "\"10.0.0.0/8\"", "255", "65536"];

    private static readonly JsonDocumentOptions Lenient = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };

    [Fact]
    public void The_schema_is_text_for_editors()
    {
        var schema = SchemaChecker.Load();

        Assert.Equal("https://json-schema.org/draft/2020-12/schema", schema.GetProperty("$schema").GetString());
        Assert.All(schema.GetProperty("$defs").EnumerateObject(), definition =>
            Assert.Equal(definition.Value.TryGetProperty("properties", out _), definition.Value.TryGetProperty("additionalProperties", out _)));
    }

    [Fact]
    public void The_example_meets_the_schema() => Assert.Null(SchemaChecker.FirstViolation(ExampleZone.Text));

    [Fact]
    public void The_built_in_example_and_samples_meet_the_schema()
    {
        Assert.Null(SchemaChecker.FirstViolation(Encoding.UTF8.GetString(BuiltInExample.Utf8())));
        foreach (var options in new[] { new SampleOptions { Instances = 0 }, new SampleOptions { Instances = 50 }, new SampleOptions { Instances = 50, Hosts = 3, DualStack = true } })
        {
            var sample = new System.Buffers.ArrayBufferWriter<byte>();
            ZoneJson.Write(SampleZone.Create(options), sample);
            Assert.Null(SchemaChecker.FirstViolation(Encoding.UTF8.GetString(sample.WrittenSpan)));
        }
    }

    [Fact]
    public void The_schema_knows_the_words_of_the_model()
    {
        var schema = SchemaChecker.Load().GetRawText();

        var words = new[] { typeof(NetworkType), typeof(TrafficType), typeof(GuestType), typeof(NetworkService), typeof(NetworkOffering), typeof(Hypervisor), typeof(NetworkBackend), typeof(InstanceState) };
        Assert.All(words, type => Assert.Contains($"\"enum\": [\"{string.Join("\", \"", Enum.GetNames(type))}\"]", schema, StringComparison.Ordinal));
    }

    /// <summary>Every value of the example replaced by others, left out, and put where nothing belongs.</summary>
    [Fact]
    public void Reader_and_schema_agree_on_what_is_a_zone()
    {
        var (accepted, refused) = (0, 0);
        foreach (var text in Mutants())
        {
            // That one number isn't below another is the one thing here that a schema can't say.
            var findings = ZoneJson.Inspect(Encoding.UTF8.GetBytes(text)).Diagnostics;
            var isZone = findings.All(finding => finding.Code == FormatFindings.PortsReversed.Code);
            var violation = SchemaChecker.FirstViolation(text);
            Assert.True(isZone == violation is null, $"Reader: {findings}\nSchema: {violation}\n{text}");
            _ = isZone ? accepted++ : refused++;
        }

        Assert.InRange(accepted, 100, 1000);
        Assert.InRange(refused, 1000, 10000);
    }

    private static IEnumerable<string> Mutants()
    {
        for (var i = 0; Slot(Example(), i) is not null; i++)
        {
            foreach (var value in Values)
            {
                yield return Mutant(i, slot => slot.ReplaceWith(JsonNode.Parse(value)));
            }

            yield return Mutant(i, Remove);
            yield return Mutant(i, slot => (slot as JsonObject ?? slot.Parent as JsonObject)?.Add("other", 1));
            yield return Mutant(i, slot => (slot as JsonObject ?? slot.Parent as JsonObject)?.TryAdd("offering", "DefaultSharedNetworkOffering"));
        }
    }

    private static string Mutant(int index, Action<JsonNode> change)
    {
        var root = Example();
        change(Slot(root, index)!);
        return root.ToJsonString();
    }

    private static void Remove(JsonNode slot)
    {
        if (slot.Parent is JsonArray list)
        {
            list.Remove(slot);
            return;
        }

        slot.Parent!.AsObject().Remove(slot.GetPropertyName());
    }

    private static JsonNode Example() => JsonNode.Parse(ExampleZone.Text, documentOptions: Lenient)!;

    private static JsonNode? Slot(JsonNode root, int index) => Below(root).ElementAtOrDefault(index);

    private static IEnumerable<JsonNode> Below(JsonNode node)
    {
        var children = node switch
        {
            JsonObject properties => properties.Select(property => property.Value),
            JsonArray items => items,
            _ => [],
        };
        return children.SelectMany(child => Below(child!).Prepend(child!));
    }
}
