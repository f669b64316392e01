using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using SgRules.Policies;

namespace SgRules.Analysis;

/// <summary>The one birthplace of format <c>sgrules.diff/1</c>; <see cref="DiffSchema"/> says what it is.</summary>
internal static class DiffJson
{
    // The text goes to programs and people, never into a web page: apostrophes and angle brackets stay readable.
    private static readonly JsonWriterOptions Layout = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Write(IBufferWriter<byte> output, SemanticDiff diff, DiffReportOptions options)
    {
        using (var json = new Utf8JsonWriter(output, Layout))
        {
            json.WriteStartObject();
            json.WriteString("format", "sgrules.diff/1");
            json.WriteString("old", diff.OldName);
            json.WriteString("new", diff.NewName);
            WriteIf(json, "host", diff.Host);
            json.WriteString("result", !diff.IsDecided ? "undecided" : diff.HasDifference ? "different" : "equal");
            WriteCounts(json, diff);
            WriteList(json, "allowed", diff.Allowed.Take(options.Limit), WriteRow);
            WriteList(json, "denied", diff.Denied.Take(options.Limit), WriteRow);
            WriteList(json, "identity", diff.Identity.Take(options.Limit), WriteIdentity);
            WriteList(json, "undecided", diff.Undecided, WriteUndecided);
            WriteStrings(json, "unchanged", diff.Unchanged);
            json.WriteEndObject();
        }

        output.Write("\n"u8);
    }

    private static void WriteCounts(Utf8JsonWriter json, SemanticDiff diff)
    {
        json.WriteStartObject("counts");
        json.WriteNumber("allowed", diff.Allowed.Count);
        json.WriteNumber("denied", diff.Denied.Count);
        json.WriteNumber("identity", diff.Identity.Count);
        json.WriteNumber("undecided", diff.Undecided.Count);
        json.WriteNumber("unchanged", diff.Unchanged.Count);
        json.WriteNumber("instances", diff.InstanceCount);
        json.WriteNumber("hosts", diff.HostCount);
        json.WriteEndObject();
    }

    private static void WriteRow(Utf8JsonWriter json, TrafficChange row)
    {
        json.WriteString("id", row.Id);
        json.WriteString("direction", DiffWords.Way(row.Direction));
        WriteStrings(json, "instances", row.Instances);
        WriteStrings(json, "groups", row.Groups);
        json.WriteString("traffic", row.Traffic);
        WriteStrings(json, "peers", row.Peers);
        WriteList(json, "boxes", row.Boxes, WriteBox);
        WriteList(json, "before", row.Before, WriteGround);
        WriteList(json, "after", row.After, WriteGround);
        WriteList(json, "scopes", row.Scopes, WriteScope);
        if (row.Example is { } example)
        {
            WriteExample(json, example);
        }
    }

    private static void WriteScope(Utf8JsonWriter json, ChangeScope scope)
    {
        WriteStrings(json, "instances", scope.Instances);
        WriteList(json, "exceptions", scope.Exceptions, WriteBox);
        json.WriteString("changedAddresses", scope.ChangedAddresses.ToString(CultureInfo.InvariantCulture));
    }

    private static void WriteBox(Utf8JsonWriter json, RuledTraffic item)
    {
        var (box, traffic) = (item.Box, item.Box.Traffic);
        json.WriteString("family", box.Family.ToString());
        json.WriteString("protocol", traffic.Protocol.ToString());
        WriteIf(json, "ports", traffic.Ports.IsAny ? null : traffic.Ports.ToString());
        WriteIf(json, "messages", traffic.Messages.IsAny ? null : traffic.Messages.ToString());
        WriteIf(json, "prefix", box.Peer.Prefix?.ToString());
        if (box.Peer.Group is { } group)
        {
            json.WriteString("group", group);
            var members = box.Peer.Members.Where(address => address.Family == box.Family).ToList();
            json.WriteNumber("members", members.Count);
            if (box.Peer.IsPart)
            {
                WriteStrings(json, "onlyMembers", [.. members.Select(address => address.ToString())]);
            }
        }

        json.WriteStartObject("by");
        WriteGround(json, item.By);
        json.WriteEndObject();
    }

    private static void WriteGround(Utf8JsonWriter json, Ground ground)
    {
        json.WriteString("paragraph", ground.Paragraph);
        json.WriteString("reason", ground.Reason);
        WriteIf(json, "group", ground.Group);
        WriteIf(json, "rule", ground.Rule);
    }

    private static void WriteExample(Utf8JsonWriter json, PacketExample example)
    {
        var packet = example.Packet;
        json.WriteStartObject("example");
        json.WriteString("source", packet.Source.ToString());
        json.WriteString("destination", packet.Destination.ToString());
        json.WriteNumber("protocol", packet.Protocol.Number);
        WriteIf(json, "sourcePort", packet.Payload.SourcePort);
        WriteIf(json, "destinationPort", packet.Payload.DestinationPort);
        WriteIf(json, "icmpType", packet.Payload.Type);
        WriteIf(json, "icmpCode", packet.Payload.Code);
        json.WriteNumber("hopLimit", packet.HopLimit);
        json.WriteString("state", "new");
        WriteWay(json, "old", example.Old, example.OldArguments);
        WriteWay(json, "new", example.New, example.NewArguments);
        json.WriteEndObject();
    }

    private static void WriteWay(Utf8JsonWriter json, string name, HostPassage way, string arguments)
    {
        json.WriteStartObject(name);
        json.WriteString("host", way.Host);
        json.WriteString("bridge", way.Passage.InInterface);
        json.WriteString("in", way.Passage.InPort);
        json.WriteString("out", way.Passage.OutPort);
        json.WriteString("sourceMac", way.Passage.SourceMac.ToString());
        json.WriteString("explain", arguments);
        json.WriteEndObject();
    }

    private static void WriteIdentity(Utf8JsonWriter json, IdentityChange change)
    {
        json.WriteString("id", change.Id);
        json.WriteString("kind", Camel(change.Kind.ToString()));
        json.WriteString("effect", change.Effect switch { ChangeKind.Allowed => "allowed", ChangeKind.Denied => "denied", _ => "both" });
        WriteStrings(json, "instances", change.Instances);
        json.WriteString("words", change.Words);
    }

    private static void WriteUndecided(Utf8JsonWriter json, UndecidedChange part)
    {
        json.WriteString("direction", DiffWords.Way(part.Direction));
        WriteStrings(json, "instances", part.Instances);
        json.WriteString("reason", part.Reason);
    }

    private static void WriteList<T>(Utf8JsonWriter json, string name, IEnumerable<T> items, Action<Utf8JsonWriter, T> write)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            json.WriteStartObject();
            write(json, item);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteStrings(Utf8JsonWriter json, string name, ValueList<string> strings)
    {
        json.WriteStartArray(name);
        foreach (var text in strings)
        {
            json.WriteStringValue(text);
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

    private static void WriteIf(Utf8JsonWriter json, string name, int? value)
    {
        if (value is { } number)
        {
            json.WriteNumber(name, number);
        }
    }

    private static string Camel(string name) => $"{char.ToLowerInvariant(name[0])}{name[1..]}";
}
