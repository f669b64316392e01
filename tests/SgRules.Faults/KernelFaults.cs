namespace SgRules.Faults;

/// <summary>Faults in what both layouts emit, for the kernel to notice: what is expected there is written by hand.</summary>
internal static class KernelFaults
{
    private const string Tree = "Layouts/TreeChains.cs";
    private const string Leaves = "Layouts/PortLeaves.cs";
    private const string Messages = "Layouts/ControlRules.cs";
    private const string Policy = "Layouts/PolicyChains.cs";
    private const string PerVm = "Layouts/PerVm/PerVmChains.cs";
    private const string Frames = "Layouts/EthernetLayout.cs";

    public static Fault[] All => [.. Identity, .. States, .. Gates, .. Ethernet];

    private static Fault[] Identity =>
    [
        new("a sender's leaf doesn't ask for the port", Leaves, "[source, terms.In, terms.Mac, comment]", "[source, terms.Mac, comment]"),
        new("a receiver's leaf doesn't ask for the port", Leaves, "[destination, terms.Out, comment]", "[destination, comment]"),
        new("a NIC owns the /64 of its address", "Policies/PortResolver.cs", "_own.Add(IPPrefix.Of(address));", "_own.Add(IPPrefix.Containing(address, System.Math.Min(address.Width, 64)));"),
        new("a group's members are peers with their /64", "Layouts/PeerSets.cs", """
            Add(name, IpSetType.HashIp, family, Members(id, family), new
            """, """
            Add(name, IpSetType.HashNet, family, [.. Members(id, family).Select(member => IPPrefix.Containing(member.Address, System.Math.Min(member.Length, 64))).Distinct()], new
            """),
        new("what no guest port has as address isn't dropped at the sender", Tree, """rules.Add(Rule.Create(new Origin("3.1", "no guest port has the address"), Target.Drop));""", string.Empty),
        new("a guest may advertise itself as a router", "Layouts/ControlTraffic.cs", "[MulticastListenerQuery, RouterAdvertisement, 137]", "[MulticastListenerQuery, 137]"),
        new("a guest may send ICMPv6 redirects", "Layouts/ControlTraffic.cs", "[MulticastListenerQuery, RouterAdvertisement, 137]", "[MulticastListenerQuery, RouterAdvertisement]") { Witness = "redirect about a known connection" },
        new("a guest may hide what it sends behind an authentication header", Messages, """family == IPFamily.IPv6 ? [Rule.Create(new Origin("3.2"), Target.Drop, new AuthenticationHeaderMatch())] : []""", "[]") { Witness = "Behind an authentication header" },
        new("a leaf without its MAC", Leaves, "[source, terms.In, terms.Mac, comment]", "[source, terms.In, comment]") { Witness = "With another MAC" },
        new("a DHCP broadcast goes to every port", Messages, "[.. ControlTraffic.DhcpBroadcast, new PhysdevMatch { Out = port.Device }]", "ControlTraffic.DhcpBroadcast"),
        new("router advertisements may come from any address", Messages, "Message(ControlTraffic.RouterAdvertisement, 255, linkLocal)", "Message(ControlTraffic.RouterAdvertisement, 255)"),
        new("routed packets to a bridge aren't dropped", "Layouts/BridgeHooks.cs", ", Rule.Create(origin, Target.Drop, new OutInterfaceMatch(device))]", "]"),
        new("the second bridge has no hook", "Layouts/BridgeHooks.cs", "bridges.Select(bridge => Hook(bridge, names))", "bridges.Take(1).Select(bridge => Hook(bridge, names))") { Witness = "second bridge" },
        new("per-vm: the receiver's guard isn't asked", PerVm, """Rule.Create(new Origin("3.3", $"receivers of bridge {bridge.Name}"), Target.Jump(_names.BridgeDestination(bridge.Name))),""", string.Empty),
        new("per-vm: the sender's guard isn't asked", PerVm, """Rule.Create(new Origin("3.1", $"senders of bridge {bridge.Name}"), Target.Jump(_names.BridgeSource(bridge.Name))),""", string.Empty),
    ];

    private static Fault[] States =>
    [
        new("established is accepted before the identity of either end", Tree, """
            .. bridge.Trusted.Select(port => port.From(Target.Goto(receivers))),
            """, """
            Rule.Create(new Origin("3.7"), Target.Accept, ControlTraffic.Established),
                            .. bridge.Trusted.Select(port => port.From(Target.Goto(receivers))),
            """),
        new("per-vm: established is accepted before the guards", PerVm, """
                    [
                        Rule.Create(new Origin("3.1", $"senders of bridge {bridge.Name}")
            """, """
                    [
                        Established(),
                        Rule.Create(new Origin("3.1", $"senders of bridge {bridge.Name}")
            """),
        new("INVALID isn't dropped", Policy, """
            ,
                    Shared(Rule.Create(new Origin("3.7"), Target.Drop, ControlTraffic.Invalid)),
                ];
            """, """
            ,
                ];
            """),

        // Where no rule looks at the connection, the kernel puts no fragments together.
        new("no rule asks for the connection's state, so nobody puts fragments together", "Layouts/ControlTraffic.cs", """
            new ConntrackMatch(ConntrackStates.Invalid);
                public static readonly Match Established = new ConntrackMatch(ConntrackStates.Related | ConntrackStates.Established);
            """, """
            new MacMatch(MacAddress.Create(1));
                public static readonly Match Established = new MacMatch(MacAddress.Create(1));
            """) { Witness = "The end of a" },
    ];

    private static Fault[] Gates =>
    [
        new("egress rules ACCEPT", "Layouts/GroupChains.cs", "direction == Direction.Ingress ? Target.Accept : Target.Return", "Target.Accept"),
        new("per-vm: what a guest may always send is accepted by its own chain, whoever receives it", PerVm, """.. _family == IPFamily.IPv4 ? ControlRules.DhcpRequests(_family, within) : [],""", string.Empty) { Witness = "The receiver isn't opened for DHCP requests" },
        new("per-vm: what a NIC sends to its sibling meets its own chain", PerVm, ".SelectMany(ports => ports.SelectMany(_ => ports, WithinInstance))", ".SelectMany(ports => ports.Take(0).SelectMany(_ => ports, WithinInstance))") { Witness = "What lets" },
        new("per-vm: egress rules ACCEPT", "Layouts/PerVm/UserRules.cs", "(\"3.8\", Target.Return, PacketSide.Destination)", "(\"3.8\", Target.Accept, PacketSide.Destination)"),
        new("an open sender gate ACCEPTs", Policy, """Rule.Create(new Origin("3.8", "no egress rule: everything may leave"), Target.Return)""", """Rule.Create(new Origin("3.8", "no egress rule: everything may leave"), Target.Accept)"""),
        new("a policy forgets one of its groups' egress rules", Policy, "_rules.AddRange(_groups.InlinedEgress(group));", string.Empty),
    ];

    private static Fault[] Ethernet =>
    [
        new("one port's frames aren't dispatched", Frames, "Array.ConvertAll(guests, guest =>", "Array.ConvertAll(Array.FindAll(guests, guest => guest.Port.Device[^1] != '7'), guest =>"),
        new("frames may have any MAC", Frames, "[IsIPv4, nic.Mac, nic.In]", "[IsIPv4, nic.In]"),
        new("ARP may say any sender", Frames, "[IsArp, nic.Mac, nic.In, new ArpAddressMatch(PacketSide.Source, own), nic.ArpMac]", "[IsArp, nic.Mac, nic.In, nic.ArpMac]"),
        new("an ARP probe may ask for any address", Frames, "FromNoAddress, new ArpAddressMatch(PacketSide.Destination, own), nic.ArpMac]", "FromNoAddress, nic.ArpMac]"),
        new("ARP may have any MAC in the message", Frames, "new ArpAddressMatch(PacketSide.Source, own), nic.ArpMac]", "new ArpAddressMatch(PacketSide.Source, own)]"),
        new("what isn't carried comes in", Frames, "{ Policy = Verdict.Drop }", "{ Policy = Verdict.Return }"),
        new("what isn't carried goes out", Frames, "Rule.Adopt(guest.Origin, Target.Drop,", "Rule.Adopt(guest.Origin, Target.Return,"),
    ];
}
