namespace SgRules.Faults;

<<<<<<< HEAD
/// <summary>Faults in what frames pass: in the contract's reading of 3.16, and in the rules.</summary>
internal static class FrameFaults
{
    private const string Contract = "Policies/Contract/FrameGate.cs";
    private const string Layout = "Layouts/EthernetLayout.cs";
    private const string Tree = "Layouts/EthernetTree.cs";

    public static Fault[] All =>
    [
        new("3.16 without the sender's MAC in the message", Contract, "if (arp.SenderMac != guest.Mac)", "if (arp.SenderMac == default)"),
        new("3.16 lets a guest probe by a reply", Contract, "arp.Operation == ArpMessage.Request && arp.Sender.IsUnspecified", "arp.Sender.IsUnspecified"),
        new("3.16 lets a guest receive what it may not send", Contract, "crossing.Receiver.Role != PortRole.Guest || IsCarried", "crossing.Receiver.Role != PortRole.Unknown || IsCarried"),
        new("a frame's source address isn't matched", Layout, "new FrameAddressMatch(PacketSide.Source, nic.Mac), new FramePortMatch", "new FramePortMatch"),
        new("a probe may ask for any address", Layout, ".. probe, .. Within(PacketSide.Destination, prefix), sender", ".. probe, sender"),
        new("what no rule names leaves an instance", Layout, "{ Policy = Verdict.Drop }", "{ Policy = Verdict.Return }"),
        new("tagged frames reach a guest", Layout, "_ => Target.Drop);", "_ => Target.Return);"),
        new("the device of a node's very name is lost", Tree, "leaves.Where(leaf => leaf.Device.Length == beginning)", "leaves.Where(leaf => leaf.Device.Length < beginning)"),
        new("16 chains below the hook", Tree, "MaxLevels = 13", "MaxLevels = 14"),
=======
/// <summary>Faults in rules on frames: in their text, in reading them and in following them.</summary>
internal static class FrameFaults
{
    public static Fault[] All =>
    [
        new("a negation stands before the option", "Netfilter/Ethernet/FrameMatchText.cs", "text.Write(OptionOf(match));\n        text.Write(match.IsNegated ? \" ! \"u8 : \" \"u8);", "text.Write(match.IsNegated ? \" !\"u8 : default);\n        text.Write(OptionOf(match));\n        text.Write(\" \"u8);"),
        new("a chain that falls back is written as one that accepts", "Netfilter/Ethernet/EthernetTableText.cs", "Verdict.Return => \" RETURN\\n\"u8", "Verdict.Return => \" ACCEPT\\n\"u8"),
        new("a negation on frames is read over", "Netfilter/Reading/FrameRuleReader.cs", "match with { IsNegated = isNegated }", "match with { IsNegated = false }"),
        new("RETURN meets the policy of a chain", "Netfilter/Interpreting/TableWalk.cs", "VerdictTarget => LeaveChain(),", "VerdictTarget => EndChain(),"),
        new("ACCEPT in PREROUTING ends the way", "Netfilter/Interpreting/EthernetInterpreter.cs", "walk.Outcome != WalkOutcome.Accepted", "walk.Outcome <= WalkOutcome.Dropped"),
        new("the sender and target of a message are swapped", "Netfilter/Interpreting/FrameTest.cs", "? message.Sender : message.Target)", "? message.Target : message.Sender)"),
>>>>>>> eth-policy
    ];
}
