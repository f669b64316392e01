using System.Text.Json;

namespace SgRules.Cli.Messages;

/// <summary>Properties that several reports have in one form.</summary>
internal static class JsonProperties
{
    /// <summary>Writes a text, or nothing if there is none.</summary>
    public static void WriteIf(Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null)
        {
            json.WriteString(name, value);
        }
    }

    /// <summary>Writes a number, or nothing if there is none.</summary>
    public static void WriteIf(Utf8JsonWriter json, string name, int? value)
    {
        if (value is { } number)
        {
            json.WriteNumber(name, number);
        }
    }

    /// <summary>Writes sentences as a list.</summary>
    public static void WriteSentences(Utf8JsonWriter json, string name, ValueList<string> sentences)
    {
        json.WriteStartArray(name);
        foreach (var sentence in sentences)
        {
            json.WriteStringValue(sentence);
        }

        json.WriteEndArray();
    }
}
