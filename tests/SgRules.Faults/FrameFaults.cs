namespace SgRules.Faults;

/// <summary>Faults in rules on frames: in their text, in reading them and in following them.</summary>
internal static class FrameFaults
{
    public static Fault[] All =>
    [
        new("a negation stands before the option", "Netfilter/Ethernet/FrameMatchText.cs", "\" -i ! \"u8", "\" ! -i \"u8"),
        new("a chain that falls back is written as one that accepts", "Netfilter/Ethernet/EthernetTableText.cs", "Verdict.Return => \" RETURN\\n\"u8", "Verdict.Return => \" ACCEPT\\n\"u8"),
        new("a negation on frames is read over", "Netfilter/Reading/FrameRuleReader.cs", "match with { IsNegated = isNegated }", "match with { IsNegated = false }"),
        new("RETURN meets the policy of a chain", "Netfilter/Interpreting/TableWalk.cs", "VerdictTarget => LeaveChain(),", "VerdictTarget => EndChain(),"),
        new("ACCEPT in PREROUTING ends the way", "Netfilter/Interpreting/EthernetInterpreter.cs", "walk.Outcome != WalkOutcome.Accepted", "walk.Outcome <= WalkOutcome.Dropped"),
        new("the sender and target of a message are swapped", "Netfilter/Interpreting/FrameTest.cs", "? message.Sender : message.Target)", "? message.Target : message.Sender)"),
    ];
}
