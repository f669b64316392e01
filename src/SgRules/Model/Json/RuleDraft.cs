using SgRules.Addressing;

namespace SgRules.Model;

/// <summary>The fields of a rule as they were read, in whatever order.</summary>
internal struct RuleDraft
{
    public Protocol Protocol { get; set; }

    public RuleShape Shape { get; set; }

    public RuleField StartPort { get; set; }

    public RuleField EndPort { get; set; }

    public RuleField IcmpType { get; set; }

    public RuleField IcmpCode { get; set; }

    public ValueList<Cidr> Cidrs { get; set; }

    public ValueList<string> Groups { get; set; }

    public readonly SecurityRule ToRule(PortRange? ports = null, IcmpType? messages = null) =>
        new() { Protocol = Protocol, Ports = ports, IcmpType = messages, Cidrs = Cidrs, Groups = Groups };
}
