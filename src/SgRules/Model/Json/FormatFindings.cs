namespace SgRules.Model;

/// <summary>What can be wrong with the text of a zone: the codes SGR1001 to SGR1099.</summary>
public static class FormatFindings
{
    /// <summary>The text is not JSON.</summary>
    public static readonly DiagnosticDescriptor NotJson = Error(
        "SGR1001",
        "The text is not JSON.",
        "Correct the text at the line and column named; comments and trailing commas are fine (RFC 8259).");

    /// <summary>The text is not UTF-8.</summary>
    public static readonly DiagnosticDescriptor NotUtf8 = Error(
        "SGR1002",
        "The text is not UTF-8.",
        "Save the file as UTF-8, the only encoding of JSON (RFC 8259, section 8.1).");

    /// <summary>Objects and lists are nested too deep.</summary>
    public static readonly DiagnosticDescriptor TooDeep = Error(
        "SGR1003",
        "Objects and lists are nested too deep.",
        "A zone needs 6 levels and 64 are read: remove the inner ones.");

    /// <summary>The text is JSON, but no object.</summary>
    public static readonly DiagnosticDescriptor NotAZone = Error(
        "SGR1004",
        "The text is JSON, but no object.",
        "A zone document is one object with the properties \"format\" and \"zone\".");

    /// <summary>The document is of another format.</summary>
    public static readonly DiagnosticDescriptor UnknownFormat = Error(
        "SGR1005",
        "The document is of another format.",
        "Only \"format\": \"sgrules/1\" can be read; convert the document or use a release that reads its format.");

    /// <summary>A property that the object can't do without is missing.</summary>
    public static readonly DiagnosticDescriptor MissingProperty = Error(
        "SGR1006",
        "A property that the object can't do without is missing.",
        "Add it: the format, what describes the zone, names and identifiers, a network's CIDR, a NIC's network and MAC, the ports or messages of a rule.");

    /// <summary>The object has no such property.</summary>
    public static readonly DiagnosticDescriptor UnknownProperty = Error(
        "SGR1007",
        "The object has no such property.",
        "Correct its spelling (letter case counts) or remove it; the schema lists what each object has.");

    /// <summary>A property is given more than once.</summary>
    public static readonly DiagnosticDescriptor DuplicateProperty = Error(
        "SGR1008",
        "A property is given more than once.",
        "Keep one of them: which one counts would be a guess.");

    /// <summary>The value is of another type than the property.</summary>
    public static readonly DiagnosticDescriptor WrongType = Error(
        "SGR1009",
        "The value is of another type than the property.",
        "Write the type that the message names; leave a property out to say nothing, null isn't accepted.");

    /// <summary>A text has one half of a surrogate pair.</summary>
    public static readonly DiagnosticDescriptor HalfSurrogate = Error(
        "SGR1010",
        "A text has one half of a surrogate pair.",
        "Write both halves, as in \\ud83d\\ude00, or the character itself (RFC 8259, section 8.2).");

    /// <summary>The word isn't one that the property knows.</summary>
    public static readonly DiagnosticDescriptor UnknownWord = Error(
        "SGR1011",
        "The word isn't one that the property knows.",
        "Write one of the words listed, letter for letter; they are CloudStack's.");

    /// <summary>The text isn't an address of the form that the property has.</summary>
    public static readonly DiagnosticDescriptor NotAnAddress = Error(
        "SGR1012",
        "The text isn't an address of the form that the property has.",
        "Write an address, a CIDR (with its length), a range or a MAC address as in the message's example.");

    /// <summary>The text isn't a VLAN.</summary>
    public static readonly DiagnosticDescriptor NotAVlan = Error(
        "SGR1013",
        "The text isn't a VLAN.",
        "Write \"untagged\" or an identifier from \"1\" to \"4094\" (IEEE 802.1Q), as text.");

    /// <summary>The number isn't one that the property can have.</summary>
    public static readonly DiagnosticDescriptor NumberOutOfRange = Error(
        "SGR1014",
        "The number isn't one that the property can have.",
        "Write a whole number in the range named, without fraction or exponent.");

    /// <summary>The protocol isn't known.</summary>
    public static readonly DiagnosticDescriptor UnknownProtocol = Error(
        "SGR1015",
        "The protocol isn't known.",
        "Write tcp, udp, icmp, icmpv6 or all in lower case, or a protocol number from 1 to 255.");

    /// <summary>Protocol 0 is refused.</summary>
    public static readonly DiagnosticDescriptor ProtocolZero = Error(
        "SGR1016",
        "Protocol 0 is refused.",
        "iptables reads 0 as every protocol: write \"all\" if that is meant.");

    /// <summary>The last port is below the first.</summary>
    public static readonly DiagnosticDescriptor PortsReversed = Error(
        "SGR1017",
        "The last port is below the first.",
        "Swap \"startPort\" and \"endPort\".");

    /// <summary>ICMP type 255 is refused.</summary>
    public static readonly DiagnosticDescriptor IcmpType255 = Error(
        "SGR1018",
        "ICMP type 255 is refused.",
        "iptables reads 255 as any type: write type -1 and code -1 if that is meant.");

    /// <summary>An ICMP code is given without its type.</summary>
    public static readonly DiagnosticDescriptor CodeWithoutType = Error(
        "SGR1019",
        "An ICMP code is given without its type.",
        "Give \"icmpType\" too, or write -1 for any code.");

    /// <summary>The field belongs to another protocol.</summary>
    public static readonly DiagnosticDescriptor DoesNotApply = Error(
        "SGR1020",
        "The field belongs to another protocol.",
        "Ports go with the words tcp and udp, type and code with icmp and icmpv6; a number means the whole protocol and takes neither.");

    /// <summary>A network has both services and an offering.</summary>
    public static readonly DiagnosticDescriptor ServicesAndOffering = Error(
        "SGR1021",
        "A network has both services and an offering.",
        "The offering stands in place of the services: keep one of the two.");

    /// <summary>There are more findings than are listed.</summary>
    public static readonly DiagnosticDescriptor TooManyFindings = Error(
        "SGR1099",
        "There are more findings than are listed.",
        "Correct those that are listed, then read the text again; 1000 are listed at once.");

    /// <summary>All of them, by code.</summary>
    public static ValueList<DiagnosticDescriptor> All { get; } =
    [
        NotJson,
        NotUtf8,
        TooDeep,
        NotAZone,
        UnknownFormat,
        MissingProperty,
        UnknownProperty,
        DuplicateProperty,
        WrongType,
        HalfSurrogate,
        UnknownWord,
        NotAnAddress,
        NotAVlan,
        NumberOutOfRange,
        UnknownProtocol,
        ProtocolZero,
        PortsReversed,
        IcmpType255,
        CodeWithoutType,
        DoesNotApply,
        ServicesAndOffering,
        TooManyFindings,
    ];

    private static DiagnosticDescriptor Error(string code, string title, string remedy) => new(code, DiagnosticSeverity.Error, title, remedy);
}
