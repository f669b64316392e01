using System.Buffers;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace SgRules.Model;

/// <summary>Checks text against a schema, <see cref="ZoneSchema"/> if no other: the keywords that it uses, as draft 2020-12 defines them.</summary>
internal static class SchemaChecker
{
    private static readonly JsonElement Root = Load();

    /// <summary>The path of the first violation, or null.</summary>
    public static string? FirstViolation(string text) => FirstViolation(Root, text);

    /// <summary>The path of the first violation of another schema, or null.</summary>
    public static string? FirstViolation(JsonElement root, string text)
    {
        using var document = JsonDocument.Parse(text, new JsonDocumentOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
        return Violation(root, root, document.RootElement, "$");
    }

    public static JsonElement Load()
    {
        var output = new ArrayBufferWriter<byte>();
        ZoneSchema.WriteTo(output);
        using var document = JsonDocument.Parse(output.WrittenMemory);
        return document.RootElement.Clone();
    }

    private static string? Violation(JsonElement root, JsonElement schema, JsonElement value, string path) => schema.ValueKind switch
    {
        JsonValueKind.True => null,
        JsonValueKind.False => $"{path}: nothing may stand here",
        _ => schema.EnumerateObject().Select(keyword => Violation(root, schema, keyword, value, path)).FirstOrDefault(found => found is not null),
    };

    private static string? Violation(JsonElement root, JsonElement schema, JsonProperty keyword, JsonElement value, string path)
    {
        var says = keyword.Value;
        return keyword.Name switch
        {
            "$ref" => Violation(root, root.GetProperty("$defs").GetProperty(says.GetString()!["#/$defs/".Length..]), value, path),
            "properties" => IfObject(value, property => says.TryGetProperty(property.Name, out var inner) ? Violation(root, inner, property.Value, $"{path}.{property.Name}") : null),
            "additionalProperties" => IfObject(value, property => schema.GetProperty("properties").TryGetProperty(property.Name, out _) ? null : $"{path}.{property.Name}: unknown"),
            "items" => value.ValueKind != JsonValueKind.Array ? null : value.EnumerateArray().Select((item, i) => Violation(root, says, item, string.Create(CultureInfo.InvariantCulture, $"{path}[{i}]"))).FirstOrDefault(found => found is not null),
            "allOf" => says.EnumerateArray().Select(inner => Violation(root, inner, value, path)).FirstOrDefault(found => found is not null),
            "if" => Meets(root, says, value) ? Branch(root, schema, "then", value, path) : Branch(root, schema, "else", value, path),
            "then" or "else" or "$schema" or "$defs" or "title" or "description" or "default" => null,
            _ => Holds(root, keyword.Name, says, value) ? null : $"{path}: {keyword.Name}",
        };
    }

    private static bool Holds(JsonElement root, string keyword, JsonElement says, JsonElement value) => keyword switch
    {
        "type" => IsOfType(says.GetString()!, value),
        "enum" => says.EnumerateArray().Any(choice => JsonElement.DeepEquals(choice, value)),
        "const" => JsonElement.DeepEquals(says, value),
        "required" => value.ValueKind != JsonValueKind.Object || says.EnumerateArray().All(name => value.TryGetProperty(name.GetString()!, out _)),
        "pattern" => value.ValueKind != JsonValueKind.String || Regex.IsMatch(value.GetString()!, says.GetString()!, RegexOptions.ECMAScript, TimeSpan.FromSeconds(1)),
        "minimum" => value.ValueKind != JsonValueKind.Number || value.GetDouble() >= says.GetDouble(),
        "maximum" => value.ValueKind != JsonValueKind.Number || value.GetDouble() <= says.GetDouble(),
        "anyOf" => says.EnumerateArray().Any(inner => Meets(root, inner, value)),
        "not" => !Meets(root, says, value),
        _ => throw new NotSupportedException($"The schema uses '{keyword}', which this checker doesn't know."),
    };

    private static bool Meets(JsonElement root, JsonElement schema, JsonElement value) => Violation(root, schema, value, string.Empty) is null;

    private static string? Branch(JsonElement root, JsonElement schema, string name, JsonElement value, string path) =>
        schema.TryGetProperty(name, out var branch) ? Violation(root, branch, value, path) : null;

    private static string? IfObject(JsonElement value, Func<JsonProperty, string?> check) =>
        value.ValueKind != JsonValueKind.Object ? null : value.EnumerateObject().Select(check).FirstOrDefault(found => found is not null);

    private static bool IsOfType(string type, JsonElement value) => type switch
    {
        "object" => value.ValueKind == JsonValueKind.Object,
        "array" => value.ValueKind == JsonValueKind.Array,
        "string" => value.ValueKind == JsonValueKind.String,
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "integer" => value.ValueKind == JsonValueKind.Number && double.IsInteger(value.GetDouble()),
        _ => throw new NotSupportedException($"The schema uses the type '{type}', which this checker doesn't know."),
    };
}
