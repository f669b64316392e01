namespace SgRules.Netfilter;

/// <summary>What can be wrong with save text: the codes SGR2101 to SGR2199. What is merely another tool's is no finding.</summary>
public static class SaveFindings
{
    /// <summary>The text is not UTF-8.</summary>
    public static readonly DiagnosticDescriptor NotUtf8 = Error(
        "SGR2101",
        "A line of save text is not UTF-8.",
        "Save the text again without converting it; a comment that was cut inside a character is to be written anew.");

    /// <summary>The text begins with a byte order mark.</summary>
    public static readonly DiagnosticDescriptor ByteOrderMark = Error(
        "SGR2102",
        "Save text begins with a byte order mark.",
        "Remove it: restore refuses it (facts: kernel, section 1.1).");

    /// <summary>Lines end in a carriage return.</summary>
    public static readonly DiagnosticDescriptor CarriageReturn = Error(
        "SGR2103",
        "Lines of save text end in a carriage return.",
        "Save the text with line feeds only: restore refuses anything else (facts: kernel, section 1.1).");

    /// <summary>A control character stands in the text.</summary>
    public static readonly DiagnosticDescriptor ControlCharacter = Error(
        "SGR2104",
        "A control character stands in save text.",
        "Remove it: a NUL, for one, cuts a rule without a word (facts: kernel, section 1.1).");

    /// <summary>A line is too long.</summary>
    public static readonly DiagnosticDescriptor LineTooLong = Error(
        "SGR2105",
        "A line of save text is too long.",
        "Shorten it to 10,239 bytes: restore cuts longer ones in two (facts: kernel, section 1.1).");

    /// <summary>The text is cut off.</summary>
    public static readonly DiagnosticDescriptor CutOff = Error(
        "SGR2106",
        "Save text is cut off.",
        "Save it again as a whole: a table ends in COMMIT, and every line in a line feed.");

    /// <summary>There is no table filter.</summary>
    public static readonly DiagnosticDescriptor NoFilterTable = Error(
        "SGR2107",
        "Save text has no table filter.",
        "Pass what iptables-save -t filter or ip6tables-save -t filter prints: asked so, they print the table also where there is none yet.");

    /// <summary>A table comes twice.</summary>
    public static readonly DiagnosticDescriptor TableTwice = Error(
        "SGR2108",
        "A table comes twice in save text.",
        "Keep one of the two: restore takes the last one only (facts: kernel, section 1.1).");

    /// <summary>A line stands outside of every table.</summary>
    public static readonly DiagnosticDescriptor OutsideTable = Error(
        "SGR2109",
        "A line stands outside of every table.",
        "Put *filter before the lines of table filter and COMMIT behind them; in text of ebtables, *nat before those of table nat.");

    /// <summary>A line is none that save prints.</summary>
    public static readonly DiagnosticDescriptor UnknownLine = Error(
        "SGR2110",
        "A line is none that save prints.",
        "Remove or correct it; iptables-save prints *TABLE, :CHAIN, -A and COMMIT lines, ebtables-save the first three, ipset save create and add lines.");

    /// <summary>A line is a command that save doesn't print.</summary>
    public static readonly DiagnosticDescriptor NotAState = Error(
        "SGR2111",
        "A line is a command that changes something.",
        "Load the text, then pass what save prints: it says what there is, not what to do.");

    /// <summary>A word is missing.</summary>
    public static readonly DiagnosticDescriptor MissingWord = Error(
        "SGR2112",
        "A word is missing.",
        "Add what the message names, or save the text again.");

    /// <summary>A word stands where an option must.</summary>
    public static readonly DiagnosticDescriptor StrayWord = Error(
        "SGR2113",
        "A word stands where none can.",
        "Remove it, or write the option that it belongs to before it.");

    /// <summary>Quotes don't enclose a word.</summary>
    public static readonly DiagnosticDescriptor BadQuotes = Error(
        "SGR2114",
        "Quotes don't enclose a word.",
        "Write a quote before and behind the whole word, and \\\" for one inside.");

    /// <summary>Counters aren't two numbers.</summary>
    public static readonly DiagnosticDescriptor BadCounters = Error(
        "SGR2115",
        "Counters aren't two numbers.",
        "Write them as [packets:bytes], or leave them out.");

    /// <summary>A name can't be one of a chain or set.</summary>
    public static readonly DiagnosticDescriptor BadName = Error(
        "SGR2116",
        "A name can't be one of a chain or set.",
        "A chain's name has at most 28 bytes and is not ACCEPT, DROP, RETURN or QUEUE, a set's at most 31 (facts: kernel, section 1).");

    /// <summary>A policy isn't known.</summary>
    public static readonly DiagnosticDescriptor BadPolicy = Error(
        "SGR2117",
        "A chain's policy can't be.",
        "A built-in chain has ACCEPT or DROP, every other one a hyphen, and in text of ebtables ACCEPT, DROP or RETURN.");

    /// <summary>A chain is declared twice.</summary>
    public static readonly DiagnosticDescriptor ChainTwice = Error(
        "SGR2118",
        "A chain is declared twice.",
        "Keep one of the two declarations: the backends don't agree on what two mean (facts: kernel, section 1.1).");

    /// <summary>A chain is used but not declared.</summary>
    public static readonly DiagnosticDescriptor ChainUnknown = Error(
        "SGR2119",
        "A chain is used but not declared.",
        "Declare it with a line such as ':NAME - [0:0]', in text of ebtables ':NAME RETURN', before all rules, or save the text again.");

    /// <summary>A chain is used before it is declared.</summary>
    public static readonly DiagnosticDescriptor ChainTooLate = Error(
        "SGR2120",
        "A chain is used before it is declared.",
        "Move the declaration before all rules: restore refuses it where it is (facts: kernel, section 1.1).");

    /// <summary>A built-in chain is not declared.</summary>
    public static readonly DiagnosticDescriptor BuiltInMissing = Error(
        "SGR2121",
        "A built-in chain is not declared.",
        "Save the text again as a whole: without INPUT, FORWARD and OUTPUT, or PREROUTING, OUTPUT and POSTROUTING of ebtables, their policies are unknown.");

    /// <summary>An address is of the other family.</summary>
    public static readonly DiagnosticDescriptor OtherFamily = Error(
        "SGR2122",
        "An address is of the other family than the text.",
        "Pass the text of iptables-save as IPv4 and that of ip6tables-save as IPv6.");

    /// <summary>The text is another tool's.</summary>
    public static readonly DiagnosticDescriptor OtherTool = Error(
        "SGR2123",
        "The text is another tool's.",
        "Pass the text of ebtables-save as that: a table nat of iptables-save has the same name and says nothing of frames.");

    /// <summary>A set is created twice.</summary>
    public static readonly DiagnosticDescriptor SetTwice = Error(
        "SGR2131",
        "A set is created twice.",
        "Keep one of the two: restore refuses the second (facts: kernel, section 1.2).");

    /// <summary>A member is added to a set that isn't created.</summary>
    public static readonly DiagnosticDescriptor SetUnknown = Error(
        "SGR2132",
        "A member is added to a set that isn't created.",
        "Create the set before its members, or save the text again.");

    /// <summary>A member can't be in its set.</summary>
    public static readonly DiagnosticDescriptor BadMember = Error(
        "SGR2133",
        "A member can't be in its set.",
        "Write what the message names: a member is of its set's family and type (facts: kernel, section 1.2).");

    /// <summary>There are more findings than are listed.</summary>
    public static readonly DiagnosticDescriptor TooManyFindings = Error(
        "SGR2199",
        "There are more findings in save text than are listed.",
        "Correct those that are listed, then read the text again; 1000 are listed at once.");

    /// <summary>All of them, by code.</summary>
    public static ValueList<DiagnosticDescriptor> All { get; } =
    [
        NotUtf8,
        ByteOrderMark,
        CarriageReturn,
        ControlCharacter,
        LineTooLong,
        CutOff,
        NoFilterTable,
        TableTwice,
        OutsideTable,
        UnknownLine,
        NotAState,
        MissingWord,
        StrayWord,
        BadQuotes,
        BadCounters,
        BadName,
        BadPolicy,
        ChainTwice,
        ChainUnknown,
        ChainTooLate,
        BuiltInMissing,
        OtherFamily,
        OtherTool,
        SetTwice,
        SetUnknown,
        BadMember,
        TooManyFindings,
    ];

    private static DiagnosticDescriptor Error(string code, string title, string remedy) => new(code, DiagnosticSeverity.Error, title, remedy);
}
