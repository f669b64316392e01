using System.Text;
using System.Text.Json;

namespace SgRules.Model;

/// <summary>Writes properties; defaults are left out.</summary>
internal static class JsonWriting
{
    /// <summary>Writes a property that is always there; null where the model lacks it.</summary>
    public static void WriteText(this Utf8JsonWriter json, string name, string? text)
    {
        json.WritePropertyName(name);
        json.WriteTextValue(text);
    }

    public static void WriteOptionalText(this Utf8JsonWriter json, string name, string? text)
    {
        if (text is not null)
        {
            json.WriteText(name, text);
        }
    }

    public static void WriteWord<T>(this Utf8JsonWriter json, string name, T word)
        where T : struct, Enum => json.WriteString(name, word.ToString());

    public static void WriteOptionalWord<T>(this Utf8JsonWriter json, string name, T word)
        where T : struct, Enum
    {
        if (!EqualityComparer<T>.Default.Equals(word, default))
        {
            json.WriteWord(name, word);
        }
    }

    /// <summary>Writes the text of a value, such as an address.</summary>
    public static void WriteOptionalValue<T>(this Utf8JsonWriter json, string name, T? value)
        where T : struct
    {
        if (value is { } given)
        {
            json.WriteString(name, given.ToString());
        }
    }

    public static void WriteTexts(this Utf8JsonWriter json, string name, ValueList<string> texts) =>
        json.WriteList(name, texts, WriteTextValue);

    /// <summary>Writes the texts of values, such as addresses.</summary>
    public static void WriteValues<T>(this Utf8JsonWriter json, string name, ValueList<T> values)
        where T : struct => json.WriteList(name, values, static (json, value) => json.WriteStringValue(value.ToString()));

    public static void WriteList<T>(this Utf8JsonWriter json, string name, ValueList<T> items, Action<Utf8JsonWriter, T> writeItem)
    {
        if (items.IsEmpty)
        {
            return;
        }

        json.WriteStartArray(name);
        foreach (var item in items)
        {
            if (item is null)
            {
                json.WriteNullValue();
                continue;
            }

            writeItem(json, item);
        }

        json.WriteEndArray();
    }

    private static void WriteTextValue(this Utf8JsonWriter json, string? text) => json.WriteStringValue(text is null ? null : WithoutHalfSurrogates(text));

    // The writer throws at what UTF-8 can't say; this puts U+FFFD in its place.
    private static string WithoutHalfSurrogates(string text) =>
        text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF') ? Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)) : text;
}
