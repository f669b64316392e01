using System.Text.Json;
using SgRules.Addressing;

namespace SgRules.Model;

/// <summary>Reads a rule's protocol: a word narrows it by ports or messages, a number means all of it.</summary>
internal static class ProtocolReader
{
    private const int MaxLength = 64;

    private static readonly string[] Words = ["tcp", "udp", "icmp", "icmpv6", "all"];

    public static Protocol? Read(ref JsonCursor json, out RuleShape shape)
    {
        shape = RuleShape.Whole;
        Span<byte> buffer = stackalloc byte[MaxLength];
        switch (json.Token)
        {
            case JsonTokenType.Number:
                return Numbered(ref json, json.TryGetNumber(out var number) ? number : -1);
            case JsonTokenType.String:
                return Named(ref json, json.Utf8Text(buffer), out shape);
            default:
                JsonValues.NoteType(ref json, "a protocol, as text or a number");
                return null;
        }
    }

    private static Protocol? Named(ref JsonCursor json, scoped ReadOnlySpan<byte> text, out RuleShape shape)
    {
        var isKnown = Protocol.TryParse(text, out var protocol);
        shape = text is not [>= (byte)'a', ..] ? RuleShape.Whole
            : protocol.HasPorts ? RuleShape.Ports
            : protocol.HasIcmpTypes ? RuleShape.Icmp
            : RuleShape.Whole;
        return isKnown ? protocol
            : text.SequenceEqual("0"u8) ? Numbered(ref json, 0)
            : Unknown(ref json);
    }

    private static Protocol? Numbered(ref JsonCursor json, int number)
    {
        if (number is >= 1 and <= byte.MaxValue)
        {
            return Protocol.Of(number);
        }

        if (number != 0)
        {
            return Unknown(ref json);
        }

        json.Note(FormatFindings.ProtocolZero, "Protocol 0 can't be told apart: the kernel reads it as every protocol. Write \"all\" if that is meant.");
        return null;
    }

    private static Protocol? Unknown(ref JsonCursor json)
    {
        Span<char> buffer = stackalloc char[MaxLength];
        var text = json.Token == JsonTokenType.String && json.TryCopyText(buffer, out var length) ? buffer[..length] : default;
        var advice = NearestName.Of(text.Trim(), Words) is { } nearest
            ? $"did you mean \"{nearest}\"?"
            : "write tcp, udp, icmp, icmpv6 or all in lower case, or a number from 1 to 255.";
        json.Note(FormatFindings.UnknownProtocol, $"'{json.Shown}' is not a protocol: {advice}");
        return null;
    }
}
