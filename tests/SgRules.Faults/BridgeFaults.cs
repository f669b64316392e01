namespace SgRules.Faults;

/// <summary>Faults in the rules of a bridge: who sends, who receives, which messages need no address.</summary>
internal static class BridgeFaults
{
    private const string Bridge = "Layouts/TreeChains.cs";
    private const string Control = "Layouts/ControlTraffic.cs";
    private const string Messages = "Layouts/ControlRules.cs";
    private const string Leaves = "Layouts/PortLeaves.cs";

    public static Fault[] All =>
    [
        new("sender's MAC isn't matched", Leaves, "terms.Comment is { } comment ? [source, terms.In, terms.Mac, comment] : [source, terms.In, terms.Mac]", "terms.Comment is { } comment ? [source, terms.In, comment] : [source, terms.In]"),
        new("address isn't bound to its port", Leaves, "terms.Comment is { } comment ? [destination, terms.Out, comment] : [destination, terms.Out]", "terms.Comment is { } comment ? [destination, comment] : [destination]"),
        new("connection state is asked before the receiver's identity", Bridge, """
                    List<Rule> rules =
                    [
                        .. bridge.Trusted.Select(port => port.To
            """, """
                    List<Rule> rules =
                    [
                        Rule.Create(new Origin("3.7"), Target.Accept, ControlTraffic.Established),
                        .. bridge.Trusted.Select(port => port.To
            """),
        new("a guest may send as a DHCP server", Messages, """[Rule.Create(new Origin("3.2"), Target.Drop, ControlTraffic.FromDhcpServer(family))]""", "[]"),
        new("a DHCP broadcast goes to every port", Messages, "[.. ControlTraffic.DhcpBroadcast, new PhysdevMatch { Out = port.Device }]", "ControlTraffic.DhcpBroadcast"),
        new("an invalid ICMPv6 message reaches a guest", Bridge, "new ProtocolMatch(Protocol.IcmpV6), ControlTraffic.Invalid", "new ProtocolMatch(Protocol.Icmp), ControlTraffic.Invalid"),
        new("MLD queries need hop limit 255", Messages, "ControlTraffic.MulticastListenerQuery, 1, linkLocal", "ControlTraffic.MulticastListenerQuery, 255, linkLocal"),
        new("the receiver isn't asked: a satisfied sender is accepted", Bridge, """Rule.Create(new Origin("3.10", $"receivers of bridge {bridge.Name}"), Target.Goto(receivers))""", """Rule.Create(new Origin("3.10"), Target.Accept)"""),
        new("a leaf jumps to its policy", Bridge, "guest => _policies.Sender(gates[guest])", "guest => Target.Jump(((GotoTarget)_policies.Sender(gates[guest])).Chain)"),
        new("established isn't looked at", Control, "ConntrackStates.Related | ConntrackStates.Established", "ConntrackStates.Related"),
        new("an authentication header may hide what a guest sends", Messages, """[Rule.Create(new Origin("3.2"), Target.Drop, new AuthenticationHeaderMatch())]""", "[]"),
    ];
}
