using System.Buffers;
using System.Text;

namespace SgRules.Analysis;

/// <summary>The JSON Schema (draft 2020-12) of a difference, format sgrules.diff/1.</summary>
public static class DiffSchema
{
    private const string Text = """
        {
          "$schema": "https://json-schema.org/draft/2020-12/schema",
          "title": "SgRules semantic diff, format sgrules.diff/1",
          "description": "What two zones let pass differently: all packets of new connections, both families. Equal inputs give equal bytes.",
          "type": "object",
          "required": ["format", "old", "new", "result", "counts", "allowed", "denied", "identity", "undecided", "unchanged"],
          "additionalProperties": false,
          "properties": {
            "format": { "const": "sgrules.diff/1" },
            "old": { "type": "string", "description": "What the old zone is called." },
            "new": { "type": "string", "description": "What the new zone is called." },
            "host": { "type": "string", "description": "The host that was compared; without it, all." },
            "result": { "enum": ["equal", "different", "undecided"], "description": "undecided: something couldn't be compared, whatever else was found." },
            "counts": { "$ref": "#/$defs/counts" },
            "allowed": { "type": "array", "items": { "$ref": "#/$defs/row" }, "description": "Passes now and didn't. Fewer than counted if there was a limit." },
            "denied": { "type": "array", "items": { "$ref": "#/$defs/row" }, "description": "Passed and doesn't now." },
            "identity": { "type": "array", "items": { "$ref": "#/$defs/identity" }, "description": "Who is there now and wasn't, or is somebody else." },
            "undecided": { "type": "array", "items": { "$ref": "#/$defs/undecided" } },
            "unchanged": { "$ref": "#/$defs/texts", "description": "The instances that may send and receive the same, proven." }
          },
          "$defs": {
            "counts": {
              "type": "object",
              "required": ["allowed", "denied", "identity", "undecided", "unchanged", "instances", "hosts"],
              "additionalProperties": false,
              "properties": {
                "allowed": { "$ref": "#/$defs/count" },
                "denied": { "$ref": "#/$defs/count" },
                "identity": { "$ref": "#/$defs/count" },
                "undecided": { "$ref": "#/$defs/count" },
                "unchanged": { "$ref": "#/$defs/count" },
                "instances": { "$ref": "#/$defs/count" },
                "hosts": { "$ref": "#/$defs/count" }
              }
            },
            "row": {
              "type": "object",
              "description": "For an instance, what changed is exactly what is in a box and in no exception of its scope.",
              "required": ["id", "direction", "instances", "groups", "traffic", "peers", "boxes", "before", "after", "scopes"],
              "additionalProperties": false,
              "properties": {
                "id": { "type": "string", "pattern": "^[AD]-[0-9a-f]+$", "description": "Follows from kind, direction, traffic and peers; longer where two are alike." },
                "direction": { "$ref": "#/$defs/direction" },
                "instances": { "$ref": "#/$defs/texts" },
                "groups": { "$ref": "#/$defs/texts", "description": "Groups whose members are exactly the instances." },
                "traffic": { "type": "string", "description": "In words." },
                "peers": { "$ref": "#/$defs/texts", "description": "In words." },
                "boxes": { "type": "array", "items": { "$ref": "#/$defs/box" } },
                "before": { "type": "array", "items": { "$ref": "#/$defs/ground" } },
                "after": { "type": "array", "items": { "$ref": "#/$defs/ground" } },
                "scopes": { "type": "array", "items": { "$ref": "#/$defs/scope" } },
                "example": { "$ref": "#/$defs/example" }
              }
            },
            "scope": {
              "type": "object",
              "required": ["instances", "exceptions", "changedAddresses"],
              "additionalProperties": false,
              "properties": {
                "instances": { "$ref": "#/$defs/texts" },
                "exceptions": { "type": "array", "items": { "$ref": "#/$defs/box" }, "description": "What passed already, or passes still." },
                "changedAddresses": { "type": "string", "pattern": "^[0-9]+$", "description": "How many far-end addresses have a packet that changed." }
              }
            },
            "box": {
              "type": "object",
              "required": ["family", "protocol", "by"],
              "additionalProperties": false,
              "properties": {
                "family": { "enum": ["IPv4", "IPv6"] },
                "protocol": { "type": "string", "description": "A word or number; all for every protocol." },
                "ports": { "type": "string", "pattern": "^[0-9]+(-[0-9]+)?$", "description": "Destination ports." },
                "messages": { "type": "string", "pattern": "^[0-9]+(/[0-9]+)?$", "description": "A type, or type and code." },
                "prefix": { "type": "string" },
                "group": { "type": "string" },
                "members": { "$ref": "#/$defs/count", "description": "How many addresses of the family are meant." },
                "onlyMembers": { "$ref": "#/$defs/texts", "description": "Those that joined or left the group." },
                "by": { "$ref": "#/$defs/ground" }
              }
            },
            "ground": {
              "type": "object",
              "required": ["paragraph", "reason"],
              "additionalProperties": false,
              "properties": {
                "paragraph": { "type": "string", "description": "Of the contract." },
                "reason": { "type": "string" },
                "group": { "type": "string" },
                "rule": { "type": "string", "description": "Its identity." }
              }
            },
            "example": {
              "type": "object",
              "description": "One packet that changed.",
              "required": ["source", "destination", "protocol", "hopLimit", "state", "old", "new"],
              "additionalProperties": false,
              "properties": {
                "source": { "type": "string" },
                "destination": { "type": "string" },
                "protocol": { "$ref": "#/$defs/count" },
                "sourcePort": { "$ref": "#/$defs/count" },
                "destinationPort": { "$ref": "#/$defs/count" },
                "icmpType": { "$ref": "#/$defs/count" },
                "icmpCode": { "$ref": "#/$defs/count" },
                "hopLimit": { "$ref": "#/$defs/count" },
                "state": { "const": "new" },
                "old": { "$ref": "#/$defs/way" },
                "new": { "$ref": "#/$defs/way" }
              }
            },
            "way": {
              "type": "object",
              "required": ["host", "bridge", "in", "out", "sourceMac", "explain"],
              "additionalProperties": false,
              "properties": {
                "host": { "type": "string" },
                "bridge": { "type": "string" },
                "in": { "type": "string", "description": "The bridge port that it comes in by." },
                "out": { "type": "string", "description": "The bridge port that it goes out by." },
                "sourceMac": { "type": "string" },
                "explain": { "type": "string", "description": "What sgrules explain MODEL takes to explain it." }
              }
            },
            "identity": {
              "type": "object",
              "required": ["id", "kind", "effect", "instances", "words"],
              "additionalProperties": false,
              "properties": {
                "id": { "type": "string", "pattern": "^I-[0-9a-f]+$" },
                "kind": { "enum": ["instanceAdded", "instanceRemoved", "nicAdded", "nicRemoved", "moved", "macChanged", "addressAdded", "addressRemoved", "multicastAdded", "multicastRemoved", "trustedPortAdded", "trustedPortRemoved"] },
                "effect": { "enum": ["allowed", "denied", "both"] },
                "instances": { "$ref": "#/$defs/texts" },
                "words": { "type": "string" }
              }
            },
            "undecided": {
              "type": "object",
              "required": ["direction", "instances", "reason"],
              "additionalProperties": false,
              "properties": {
                "direction": { "$ref": "#/$defs/direction" },
                "instances": { "$ref": "#/$defs/texts" },
                "reason": { "type": "string" }
              }
            },
            "direction": { "enum": ["in", "out"], "description": "As seen from the instances." },
            "count": { "type": "integer", "minimum": 0 },
            "texts": { "type": "array", "items": { "type": "string" } }
          }
        }

        """;

    /// <summary>Writes the schema.</summary>
    /// <param name="output">Where the UTF-8 text goes, <c>\n</c> at the end of each line.</param>
    /// <exception cref="ArgumentNullException"><paramref name="output"/> is null.</exception>
    public static void WriteTo(IBufferWriter<byte> output)
    {
        ArgumentNullException.ThrowIfNull(output);
        _ = Encoding.UTF8.GetBytes(Text, output);
    }
}
