namespace SgRules.Updates;

/// <summary>What can be said about a plan: the codes SGR2201 to SGR2219 of what a host has, SGR2221 to SGR2239 of what the kernel can't hold.</summary>
public static class UpdateFindings
{
    /// <summary>SGR2201: a bridge's chain has rules of others (design, section 4).</summary>
    public static readonly DiagnosticDescriptor ForeignRuleInChain = Error(
        "SGR2201",
        "A chain BF- of a bridge has a rule that isn't ours",
        "Stop the tool that made it and remove its chains, or pass adopt (--adopt) to take the chain over: then the plan rewrites or removes it.");

    /// <summary>SGR2202: a chain with a name of ours is used by others (design, section 4).</summary>
    public static readonly DiagnosticDescriptor ForeignUseOfChain = Error(
        "SGR2202",
        "A rule that isn't ours leads to a chain whose name the plan needs",
        "Stop the tool that made it and remove its rules, or pass adopt (--adopt) to take the chain over: the rule stays and leads to what the plan puts there.");

    /// <summary>SGR2203: a chain of others is taken over, as was asked for.</summary>
    public static readonly DiagnosticDescriptor ChainTakenOver = Warning(
        "SGR2203",
        "A chain of others is taken over",
        "See to it that the tool that made the chain no longer runs: it would put its rules back.");

    /// <summary>SGR2204: a chain that goes is used by others; the kernel removes no chain that a rule leads to (facts: kernel, section 1.1).</summary>
    public static readonly DiagnosticDescriptor RemovedChainInUse = Error(
        "SGR2204",
        "A rule that isn't ours leads to a chain of ours that is to go",
        "Delete the rule first, by its line: the kernel removes no chain that a rule leads to (facts: kernel, section 1.1).");

    /// <summary>SGR2205: a set that goes is used by others; the kernel destroys no set that is in use (facts: kernel, section 1.2).</summary>
    public static readonly DiagnosticDescriptor RemovedSetInUse = Error(
        "SGR2205",
        "A rule or set that isn't ours uses a set of ours that is to go",
        "Delete the rule, or the member of the list of sets, first: the kernel destroys no set that is in use (facts: kernel, section 1.2).");

    /// <summary>SGR2206: rules of others have forms that aren't known here; they are kept word for word.</summary>
    public static readonly DiagnosticDescriptor UnknownForeignRules = Warning(
        "SGR2206",
        "Rules that aren't ours have forms that aren't known here",
        "Nothing is to be done: they are kept word for word, in place and in order. What they let through or drop isn't judged.");

    /// <summary>SGR2207: a bridge that isn't in the desired state has chains of others.</summary>
    public static readonly DiagnosticDescriptor BridgeOfOthers = Warning(
        "SGR2207",
        "A bridge that the desired state doesn't have is filtered by others",
        "Nothing is to be done if that is meant: its hooks and chains are left as they are.");

    /// <summary>SGR2208: a rule in a chain of ours asks a set of others.</summary>
    public static readonly DiagnosticDescriptor ForeignSetAsked = Warning(
        "SGR2208",
        "A rule in a chain of ours asks a set that isn't ours",
        "Find out who changed the chain: the plan puts its own rules there, and leaves the set as it is.");

    /// <summary>SGR2209: the name of a temporary set is in use in the state that a plan starts from.</summary>
    public static readonly DiagnosticDescriptor TemporaryNameTaken = Error(
        "SGR2209",
        "A rule asks a set whose name the plan needs for a temporary one",
        "Run the plan that was interrupted again to its end, or delete the rule first: a set in use can't be destroyed (facts: kernel, section 1.2).");

    /// <summary>SGR2210: a set with a name of ours has a type, options or members that aren't known here.</summary>
    public static readonly DiagnosticDescriptor ReplacedUnknownSet = Warning(
        "SGR2210",
        "A set with a name of ours is of a kind that isn't known here",
        "Find out who made it: it is replaced as a whole or destroyed, since nobody can say what it holds.");

    /// <summary>SGR2211: rules of others stand before hooks of ours; they stay (design, section 6.6).</summary>
    public static readonly DiagnosticDescriptor ForeignRulesAhead = Warning(
        "SGR2211",
        "Rules that aren't ours stand before rules of ours in a built-in chain and can decide first",
        "Delete them or move them behind ours; or delete ours in that chain and plan again: missing ones are put at the head (design, section 6.3).");

    /// <summary>SGR2212: a rule asks a set that wasn't saved, though the kernel loads no such rule (facts: kernel, section 1.1).</summary>
    public static readonly DiagnosticDescriptor SetsNotSaved = Error(
        "SGR2212",
        "A rule asks a set that the text of sets doesn't have",
        "Save ipset again as root, all four texts of one moment: the text is empty, cut off or of another moment.");

    /// <summary>SGR2213: chains of others that only what is taken over led to.</summary>
    public static readonly DiagnosticDescriptor ChainsLeftBehind = Warning(
        "SGR2213",
        "No packet reaches chains of others any more once chains are taken over",
        "Remove them when the tool that made them is gone: they are left as they are, and do nothing.");

    /// <summary>SGR2214: our part of a saved state refers to what isn't ours, so it is no state to plan back to.</summary>
    public static readonly DiagnosticDescriptor StateNotOfItsOwn = Error(
        "SGR2214",
        "The saved state's part of ours leads to chains or asks sets that aren't ours",
        "Load the saved texts instead: what isn't ours is no plan's to put back.");

    /// <summary>SGR2217: a set that changes in use is asked in words that aren't known here.</summary>
    public static readonly DiagnosticDescriptor SetAskedInWords = Error(
        "SGR2217",
        "A rule asks a set that changes in words that aren't known here",
        "Delete the rule, or write it in a form that is known: its set can't change together with the others otherwise.");

    /// <summary>SGR2218: a set would change its family (facts: kernel, section 1.2).</summary>
    public static readonly DiagnosticDescriptor SetChangesFamily = Error(
        "SGR2218",
        "A set would change its family",
        "Plan to a state without the set first, then from there: the kernel keeps a set's family for its life.");

    /// <summary>SGR2221: chains lead deeper than nft takes (facts: kernel, section 1.1).</summary>
    public static readonly DiagnosticDescriptor ChainsTooDeep = Error(
        "SGR2221",
        "Chains lead deeper than 16 levels",
        "Let fewer chains lead to each other: nft takes 16 levels, the built-in chain and gotos included (facts: kernel, section 1.1).");

    /// <summary>SGR2222: chains lead in a circle (facts: kernel, section 1.1).</summary>
    public static readonly DiagnosticDescriptor ChainsInCircle = Error(
        "SGR2222",
        "Chains lead in a circle",
        "Remove one of the rules that lead from one to the next: the kernel refuses loops (facts: kernel, section 1.1).");

    /// <summary>SGR2223: a rule leads to a chain that can't be led to (facts: kernel, section 1.1).</summary>
    public static readonly DiagnosticDescriptor ChainMissing = Error(
        "SGR2223",
        "A rule leads to a chain that isn't there or is built in",
        "Add the chain, or lead to another one: restore refuses the table (facts: kernel, section 1.1).");

    /// <summary>SGR2224: a rule asks a set that isn't there (facts: kernel, section 1.1).</summary>
    public static readonly DiagnosticDescriptor SetMissing = Error(
        "SGR2224",
        "A rule asks a set that isn't there",
        "Add the set: restore refuses the table (facts: kernel, section 1.1).");

    /// <summary>SGR2225: a rule asks a set of the other family (facts: kernel, section 1.2).</summary>
    public static readonly DiagnosticDescriptor SetOfOtherFamily = Error(
        "SGR2225",
        "A rule asks a set of the other family",
        "Ask a set of the table's own family: a set holds addresses of one (facts: kernel, section 1.2).");

    /// <summary>SGR2226: a rule is longer than a line may be (facts: kernel, section 1.1).</summary>
    public static readonly DiagnosticDescriptor RuleTooLong = Error(
        "SGR2226",
        "A rule is longer than a line of restore may be",
        "Make several rules of it: restore cuts lines of more than 10,239 bytes in two (facts: kernel, section 1.1).");

    /// <summary>SGR2227: a set's name leaves no room for the temporary set's (design, section 4).</summary>
    public static readonly DiagnosticDescriptor SetNameTooLong = Error(
        "SGR2227",
        "A set's name is too long for a temporary one beside it",
        "Shorten it to 29 bytes: a plan may need the name with .t behind it, and the kernel takes 31 (facts: kernel, section 1.2).");

    /// <summary>SGR2228: a set is named as another's temporary one (design, section 4).</summary>
    public static readonly DiagnosticDescriptor SetNameIsTemporary = Error(
        "SGR2228",
        "A set is named as the temporary one of another",
        "Rename it so that it doesn't end in .t: a plan may need that name for the other.");

    /// <summary>SGR2229: two sets have one name (facts: kernel, section 1.2).</summary>
    public static readonly DiagnosticDescriptor SetTwice = Error(
        "SGR2229",
        "Two sets have one name",
        "Rename one of them: the families share their names (facts: kernel, section 1.2).");

    /// <summary>All of them, by code.</summary>
    public static ValueList<DiagnosticDescriptor> All { get; } =
    [
        ForeignRuleInChain,
        ForeignUseOfChain,
        ChainTakenOver,
        RemovedChainInUse,
        RemovedSetInUse,
        UnknownForeignRules,
        BridgeOfOthers,
        ForeignSetAsked,
        TemporaryNameTaken,
        ReplacedUnknownSet,
        ForeignRulesAhead,
        SetsNotSaved,
        ChainsLeftBehind,
        StateNotOfItsOwn,
        SetAskedInWords,
        SetChangesFamily,
        ChainsTooDeep,
        ChainsInCircle,
        ChainMissing,
        SetMissing,
        SetOfOtherFamily,
        RuleTooLong,
        SetNameTooLong,
        SetNameIsTemporary,
        SetTwice,
    ];

    private static DiagnosticDescriptor Error(string code, string title, string remedy) => new(code, DiagnosticSeverity.Error, title, remedy);

    private static DiagnosticDescriptor Warning(string code, string title, string remedy) => new(code, DiagnosticSeverity.Warning, title, remedy);
}
