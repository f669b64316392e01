using System.Globalization;
using System.Text.Json;
using SgRules.Addressing;

namespace SgRules.Model;

/// <summary>Reads single values; what can't be read is noted and comes back as nothing.</summary>
internal static class JsonValues
{
    // An address range, the longest of them, has 91 characters.
    private const int MaxLength = 128;

    /// <summary>Whether the current value is of a type; if not, that is noted and the value skipped.</summary>
    public static bool Expect(this ref JsonCursor json, JsonTokenType type, string expected)
    {
        if (json.Token == type)
        {
            return true;
        }

        NoteType(ref json, expected);
        return false;
    }

    public static void NoteType(ref JsonCursor json, string expected)
    {
        var advice = json.Token == JsonTokenType.Null ? "null: leave the property out to say nothing" : TypeOf(json.Token);
        json.Note(FormatFindings.WrongType, $"This must be {expected}, but is {advice}.");
        json.Skip();
    }

    /// <summary>A name that others refer to, or a reference to one.</summary>
    public static string? Text(this ref JsonCursor json) => Text(ref json, isShared: true);

    /// <summary>A name that is hardly written twice.</summary>
    public static string? UniqueText(this ref JsonCursor json) => Text(ref json, isShared: false);

    /// <summary>The element of a list of texts; an unreadable one keeps its place.</summary>
    public static string TextElement(ref JsonCursor json) => json.Text() ?? string.Empty;

    public static bool? Flag(this ref JsonCursor json)
    {
        if (json.Token is JsonTokenType.True or JsonTokenType.False)
        {
            return json.Token == JsonTokenType.True;
        }

        NoteType(ref json, "true or false");
        return null;
    }

    public static int? Number(this ref JsonCursor json, int minimum, int maximum, string noun)
    {
        if (!json.Expect(JsonTokenType.Number, "a number without quotes"))
        {
            return null;
        }

        if (json.TryGetNumber(out var number) && minimum <= number && number <= maximum)
        {
            return number;
        }

        var range = string.Create(CultureInfo.InvariantCulture, $"{minimum} to {maximum}");
        json.Note(FormatFindings.NumberOutOfRange, $"{json.Shown} is not {noun}: write a whole number from {range}.");
        return null;
    }

    public static T? Word<T>(this ref JsonCursor json)
        where T : struct, Enum
    {
        if (json.Token != JsonTokenType.String)
        {
            NoteType(ref json, $"one of {Words<T>.List}, in double quotes");
            return null;
        }

        Span<byte> buffer = stackalloc byte[MaxLength];
        if (Words<T>.Find(json.Utf8Text(buffer)) is { } value)
        {
            return value;
        }

        Span<char> word = stackalloc char[MaxLength];
        var nearest = Words<T>.Nearest(json.TryCopyText(word, out var length) ? word[..length] : default);
        var advice = nearest is not null ? $"did you mean {nearest}?" : $"write one of {Words<T>.List}.";
        json.Note(FormatFindings.UnknownWord, $"'{json.Shown}' is not known here: {advice}");
        return null;
    }

    /// <summary>The element of a list of words; an unreadable one keeps its place.</summary>
    public static T WordElement<T>(ref JsonCursor json)
        where T : struct, Enum => json.Word<T>().GetValueOrDefault();

    public static InternetAddress? Address(this ref JsonCursor json) =>
        Parse<InternetAddress>(ref json, InternetAddress.TryParse, FormatFindings.NotAnAddress, "an address such as 203.0.113.19 or 2001:db8::13");

    public static InternetAddress AddressElement(ref JsonCursor json) => json.Address().GetValueOrDefault();

    public static Cidr? Cidr(this ref JsonCursor json) =>
        Parse<Cidr>(ref json, Addressing.Cidr.TryParse, FormatFindings.NotAnAddress, "a CIDR such as 203.0.113.0/24, 203.0.113.19/32 or 2001:db8::/64");

    public static Cidr CidrElement(ref JsonCursor json) => json.Cidr().GetValueOrDefault();

    public static AddressRange? Range(this ref JsonCursor json) =>
        Parse<AddressRange>(ref json, AddressRange.TryParse, FormatFindings.NotAnAddress, "an address range such as 203.0.113.10-203.0.113.200, lowest first");

    public static MacAddress? Mac(this ref JsonCursor json) =>
        Parse<MacAddress>(ref json, MacAddress.TryParse, FormatFindings.NotAnAddress, "a MAC address such as 06:00:c2:00:00:13");

    public static Vlan? Vlan(this ref JsonCursor json) =>
        Parse<Vlan>(ref json, Model.Vlan.TryParse, FormatFindings.NotAVlan, "a VLAN: write \"untagged\" or a number from \"1\" to \"4094\"");

    private static string? Text(ref JsonCursor json, bool isShared)
    {
        if (!json.Expect(JsonTokenType.String, "text in double quotes"))
        {
            return null;
        }

        if (json.TryGetText(isShared, out var text))
        {
            return text;
        }

        json.Note(FormatFindings.HalfSurrogate, $"'{json.Shown}' has one half of a surrogate pair (\\ud800 to \\udfff): write both halves, or the character itself.");
        return null;
    }

    private static T? Parse<T>(ref JsonCursor json, TextParser<T> parse, DiagnosticDescriptor kind, string expected)
        where T : struct
    {
        if (!json.Expect(JsonTokenType.String, "text in double quotes"))
        {
            return null;
        }

        Span<byte> buffer = stackalloc byte[MaxLength];
        if (parse(json.Utf8Text(buffer), out var value))
        {
            return value;
        }

        json.Note(kind, $"'{json.Shown}' is not {expected}.");
        return null;
    }

    private static string TypeOf(JsonTokenType token) => token switch
    {
        JsonTokenType.StartObject => "an object",
        JsonTokenType.StartArray => "a list",
        JsonTokenType.String => "text",
        JsonTokenType.Number => "a number",
        _ => "true or false",
    };
}
