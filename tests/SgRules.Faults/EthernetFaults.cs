namespace SgRules.Faults;

/// <summary>Faults in what frames pass: in the contract's reading of 3.16, and in the rules.</summary>
internal static class EthernetFaults
{
    private const string Contract = "Policies/Contract/FrameGate.cs";
    private const string Layout = "Layouts/EthernetLayout.cs";
    private const string Tree = "Layouts/EthernetTree.cs";

    public static Fault[] All =>
    [
        new("3.16 without the sender's MAC in the message", Contract, "if (arp.SenderMac != guest.Mac)", "if (arp.SenderMac == default)"),
        new("3.16 lets a guest probe by a reply", Contract, "arp.Operation == ArpMessage.Request && arp.Sender.IsUnspecified", "arp.Sender.IsUnspecified"),
        new("3.16 lets a guest receive what it may not send", Contract, "crossing.Receiver?.Role != PortRole.Guest || IsCarried", "crossing.Receiver?.Role != PortRole.Unknown || IsCarried"),
        new("a frame's source address isn't matched", Layout, "[IsIPv4, nic.Mac, nic.In]", "[IsIPv4, nic.In]"),
        new("a probe may ask for any address", Layout, "FromNoAddress, new ArpAddressMatch(PacketSide.Destination, own), nic.ArpMac]", "FromNoAddress, nic.ArpMac]"),
        new("what no rule names leaves an instance", Layout, "{ Policy = Verdict.Drop }", "{ Policy = Verdict.Return }"),
        new("tagged frames reach a guest", Layout, "Rule.Adopt(guest.Origin, Target.Drop,", "Rule.Adopt(guest.Origin, Target.Return,"),
        new("the device of a node's very name is lost", Tree, "rules.Add(count == 1 ? leaves[0].Rule : Branch", "if (leaves[0].Device.Length > beginning || isListed)\n            rules.Add(count == 1 ? leaves[0].Rule : Branch"),
        new("16 chains below the hook", Tree, "MaxLevels = 13", "MaxLevels = 14"),
    ];
}
