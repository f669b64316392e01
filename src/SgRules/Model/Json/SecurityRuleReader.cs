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
        var draft = new RuleDraft { Rule = new SecurityRule() };
        if (!json.TryEnterObject(Names, out var properties))
        {
            return draft.Rule;
        }

        while (json.NextProperty(ref properties))
        {
            draft = WithProperty(ref json, draft, properties.Name);
        }

        return draft.Shape switch
        {
            RuleShape.Ports => WithPorts(ref json, draft, properties.Start),
            RuleShape.Icmp => WithIcmpType(ref json, draft, properties.Start),
            RuleShape.Whole => WithNothing(ref json, draft),
            _ => draft.Rule,
        };
    }

    private static RuleDraft WithProperty(ref JsonCursor json, RuleDraft draft, string name) => name switch
    {
        "protocol" => WithProtocol(ref json, draft),
        "startPort" => draft with { StartPort = Port(ref json) },
        "endPort" => draft with { EndPort = Port(ref json) },
        "icmpType" => draft with { IcmpType = IcmpType(ref json) },
        "icmpCode" => draft with { IcmpCode = new(true, json.Offset, json.Number(-1, byte.MaxValue, "an ICMP code")) },
        "cidrs" => draft with { Rule = draft.Rule with { Cidrs = json.ReadList(JsonValues.CidrElement) } },
        _ => draft with { Rule = draft.Rule with { Groups = json.ReadList(JsonValues.TextElement) } },
    };

    private static RuleDraft WithProtocol(ref JsonCursor json, RuleDraft draft) => ProtocolReader.Read(ref json, out var shape) is { } protocol
        ? draft with { Shape = shape, Rule = draft.Rule with { Protocol = protocol } }
        : draft with { Shape = RuleShape.Unknown };

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

    private static SecurityRule WithPorts(ref JsonCursor json, RuleDraft draft, int start)
    {
        Refuse(ref json, draft, "icmpType", draft.IcmpType);
        Refuse(ref json, draft, "icmpCode", draft.IcmpCode);
        var needs = $"{draft.Rule.Protocol} needs both \"startPort\" and \"endPort\" (0 and 65535 for every port, or write the protocol as a number)";
        Demand(ref json, "startPort", draft.StartPort, start, needs);
        Demand(ref json, "endPort", draft.EndPort, start, needs);
        if (draft.StartPort.Value is not { } first || draft.EndPort.Value is not { } last)
        {
            return draft.Rule;
        }

        if (first <= last)
        {
            return draft.Rule with { Ports = PortRange.Create((ushort)first, (ushort)last) };
        }

        json.Note(FormatFindings.PortsReversed, "endPort", draft.EndPort.Offset, "The last port is below the first: swap \"startPort\" and \"endPort\".");
        return draft.Rule;
    }

    private static SecurityRule WithIcmpType(ref JsonCursor json, RuleDraft draft, int start)
    {
        Refuse(ref json, draft, "startPort", draft.StartPort);
        Refuse(ref json, draft, "endPort", draft.EndPort);
        var needs = $"{draft.Rule.Protocol} needs both \"icmpType\" and \"icmpCode\" (-1 and -1 for every message)";
        Demand(ref json, "icmpType", draft.IcmpType, start, needs);
        Demand(ref json, "icmpCode", draft.IcmpCode, start, needs);
        if (draft.IcmpType.Value is not { } type || draft.IcmpCode.Value is not { } code)
        {
            return draft.Rule;
        }

        if (type == -1 && code != -1)
        {
            json.Note(FormatFindings.CodeWithoutType, "icmpCode", draft.IcmpCode.Offset, "A code belongs to one type: give \"icmpType\" too, or write -1 for any code.");
            return draft.Rule;
        }

        return draft.Rule with { IcmpType = type == -1 ? Addressing.IcmpType.Any : code == -1 ? Addressing.IcmpType.Of(type) : Addressing.IcmpType.Of(type, code) };
    }

    private static SecurityRule WithNothing(ref JsonCursor json, RuleDraft draft)
    {
        Refuse(ref json, draft, "startPort", draft.StartPort);
        Refuse(ref json, draft, "endPort", draft.EndPort);
        Refuse(ref json, draft, "icmpType", draft.IcmpType);
        Refuse(ref json, draft, "icmpCode", draft.IcmpCode);
        return draft.Rule;
    }

    private static void Demand(ref JsonCursor json, string name, RuleField field, int start, string needs)
    {
        if (!field.IsGiven)
        {
            json.Note(FormatFindings.MissingProperty, name, start, $"{needs}: add \"{name}\".");
        }
    }

    private static void Refuse(ref JsonCursor json, RuleDraft draft, string name, RuleField field)
    {
        if (field.IsGiven)
        {
            var words = name is "startPort" or "endPort" ? "tcp and udp" : "icmp and icmpv6";
            var protocol = draft.Shape == RuleShape.Whole && !draft.Rule.Protocol.IsAll ? "a protocol given as a number" : $"{draft.Rule.Protocol}";
            json.Note(FormatFindings.DoesNotApply, name, field.Offset, $"\"{name}\" goes with the words {words}, not with {protocol}: remove it or change the protocol.");
        }
    }
}
