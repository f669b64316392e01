using SgRules.Addressing;

namespace SgRules.Model;

/// <summary>Reads security rules; its fields are judged together once all of them are known.</summary>
internal static class SecurityRuleReader
{
    private static readonly PropertyNames Names = new(
        "A rule",
        [],
        "protocol", "startPort", "endPort", "icmpType", "icmpCode", "cidrs", "groups");

    public static SecurityRule Read(ref JsonCursor json)
    {
        var draft = default(RuleDraft);
        if (!json.TryEnterObject(Names, out var properties))
        {
            return draft.ToRule();
        }

        while (json.NextProperty(ref properties))
        {
            ReadProperty(ref json, ref draft, properties.Name);
        }

        return draft.Shape switch
        {
            RuleShape.Ports => draft.ToRule(ports: Ports(ref json, in draft, properties.Start)),
            RuleShape.Icmp => draft.ToRule(messages: Messages(ref json, in draft, properties.Start)),
            RuleShape.Whole => WithNothing(ref json, in draft),
            _ => draft.ToRule(),
        };
    }

    private static void ReadProperty(ref JsonCursor json, ref RuleDraft draft, string name)
    {
        switch (name)
        {
            case "protocol": ReadProtocol(ref json, ref draft); break;
            case "startPort": draft.StartPort = Port(ref json); break;
            case "endPort": draft.EndPort = Port(ref json); break;
            case "icmpType": draft.IcmpType = IcmpType(ref json); break;
            case "icmpCode": draft.IcmpCode = new(true, json.Offset, json.Number(-1, byte.MaxValue, "an ICMP code")); break;
            case "cidrs": draft.Cidrs = json.ReadList(JsonValues.CidrElement); break;
            default: draft.Groups = json.ReadList(JsonValues.TextElement); break;
        }
    }

    private static void ReadProtocol(ref JsonCursor json, ref RuleDraft draft)
    {
        var protocol = ProtocolReader.Read(ref json, out var shape);
        draft.Protocol = protocol ?? Protocol.All;
        draft.Shape = protocol is null ? RuleShape.Unknown : shape;
    }

    private static RuleField Port(ref JsonCursor json) => new(true, json.Offset, json.Number(0, ushort.MaxValue, "a port"));

    private static RuleField IcmpType(ref JsonCursor json)
    {
        if (!json.TryGetNumber(out var type) || type != byte.MaxValue)
        {
            return new(true, json.Offset, json.Number(-1, Addressing.IcmpType.MaxType, "an ICMP type"));
        }

        json.Note(FormatFindings.IcmpType255, "Type 255 can't be told apart: the kernel reads it as any type. Write -1 (and code -1) if any is meant.");
        return new(true, json.Offset, null);
    }

    private static PortRange? Ports(ref JsonCursor json, ref readonly RuleDraft draft, int start)
    {
        Refuse(ref json, in draft, "icmpType", draft.IcmpType);
        Refuse(ref json, in draft, "icmpCode", draft.IcmpCode);
        Demand(ref json, in draft, "startPort", draft.StartPort, start);
        Demand(ref json, in draft, "endPort", draft.EndPort, start);
        if (draft.StartPort.Value is not { } first || draft.EndPort.Value is not { } last)
        {
            return null;
        }

        if (first <= last)
        {
            return PortRange.Create((ushort)first, (ushort)last);
        }

        json.Note(FormatFindings.PortsReversed, "endPort", draft.EndPort.Offset, "The last port is below the first: swap \"startPort\" and \"endPort\".");
        return null;
    }

    private static IcmpType? Messages(ref JsonCursor json, ref readonly RuleDraft draft, int start)
    {
        Refuse(ref json, in draft, "startPort", draft.StartPort);
        Refuse(ref json, in draft, "endPort", draft.EndPort);
        Demand(ref json, in draft, "icmpType", draft.IcmpType, start);
        Demand(ref json, in draft, "icmpCode", draft.IcmpCode, start);
        if (draft.IcmpType.Value is not { } type || draft.IcmpCode.Value is not { } code)
        {
            return null;
        }

        if (type == -1 && code != -1)
        {
            json.Note(FormatFindings.CodeWithoutType, "icmpCode", draft.IcmpCode.Offset, "A code belongs to one type: give \"icmpType\" too, or write -1 for any code.");
            return null;
        }

        return type == -1 ? Addressing.IcmpType.Any : code == -1 ? Addressing.IcmpType.Of(type) : Addressing.IcmpType.Of(type, code);
    }

    private static SecurityRule WithNothing(ref JsonCursor json, ref readonly RuleDraft draft)
    {
        Refuse(ref json, in draft, "startPort", draft.StartPort);
        Refuse(ref json, in draft, "endPort", draft.EndPort);
        Refuse(ref json, in draft, "icmpType", draft.IcmpType);
        Refuse(ref json, in draft, "icmpCode", draft.IcmpCode);
        return draft.ToRule();
    }

    private static void Demand(ref JsonCursor json, ref readonly RuleDraft draft, string name, RuleField field, int start)
    {
        if (field.IsGiven)
        {
            return;
        }

        var needs = draft.Shape == RuleShape.Ports
            ? "\"startPort\" and \"endPort\" (0 and 65535 for every port, or write the protocol as a number)"
            : "\"icmpType\" and \"icmpCode\" (-1 and -1 for every message)";
        json.Note(FormatFindings.MissingProperty, name, start, $"{draft.Protocol} needs both {needs}: add \"{name}\".");
    }

    private static void Refuse(ref JsonCursor json, ref readonly RuleDraft draft, string name, RuleField field)
    {
        if (field.IsGiven)
        {
            var words = name is "startPort" or "endPort" ? "tcp and udp" : "icmp and icmpv6";
            var protocol = draft.Shape == RuleShape.Whole && !draft.Protocol.IsAll ? "a protocol given as a number" : $"{draft.Protocol}";
            json.Note(FormatFindings.DoesNotApply, name, field.Offset, $"\"{name}\" goes with the words {words}, not with {protocol}: remove it or change the protocol.");
        }
    }
}
