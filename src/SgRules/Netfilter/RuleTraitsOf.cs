namespace SgRules.Netfilter;

/// <summary>Finds a rule's <see cref="RuleTraits"/>.</summary>
internal static class RuleTraitsOf
{
    public static RuleTraits Rule(Rule rule)
    {
        var traits = RuleTraits.Known | rule.Target switch
        {
            JumpTarget or GotoTarget => RuleTraits.Leads,
            ExtensionTarget => RuleTraits.HasWords,
            _ => RuleTraits.Unknown,
        };
        foreach (var match in rule.Matches)
        {
            traits |= match switch
            {
                SetMatch => RuleTraits.AsksSets,
                OpaqueMatch => RuleTraits.HasWords,
                _ => RuleTraits.Unknown,
            };
        }

        return traits;
    }
}
