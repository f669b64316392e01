namespace SgRules.Faults;

/// <summary>Faults in how a table's rules are followed.</summary>
internal static class InterpreterFaults
{
    private const string Walk = "Netfilter/Interpreting/TableWalk.cs";
    private const string Test = "Netfilter/Interpreting/MatchTest.cs";

    public static Fault[] All =>
    [
        new("a goto comes back", Walk, "Enter(step, callee, comesBack: false)", "Enter(step, callee, comesBack: true)"),
        new("a jump doesn't come back", Walk, "Enter(step, callee, comesBack: true)", "Enter(step, callee, comesBack: false)"),
        new("17 chains are followed", Walk, "_depth == MaxDepth", "_depth > MaxDepth"),
        new("a condition that isn't known holds", Test, "_ => Truth.Unknown,\n    };\n\n    // A packet that no", "_ => Truth.Yes,\n    };\n\n    // A packet that no"),
        new("a negated demand on a port needs a port", Test, "&& (match.In is null || match.IsInNegated)", "&& match.In is null"),
        new("a set of prefixes holds its exact members only", "Netfilter/Interpreting/SetDirectory.cs", "set.Type == IpSetType.HashIp\n        ?", "set.Type <= IpSetType.HashNet\n        ?"),
    ];
}
