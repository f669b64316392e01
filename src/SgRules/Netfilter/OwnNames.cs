namespace SgRules.Netfilter;

/// <summary>How the names begin that belong to us whatever they stand for (design, section 4): layouts make them, plans recognise them.</summary>
internal static class OwnNames
{
    /// <summary>The beginning of every chain and set of ours; <c>1</c> is the version of the layouts.</summary>
    public const string Stem = "sg1-";

    /// <summary>The beginning of a bridge's chains, <c>BF-BRIDGE</c>, a name that CloudStack's own script uses too.</summary>
    public const string BridgeStem = "BF-";

    /// <summary>The end of a set's name that stands in for another during a plan (design, section 6).</summary>
    public const string TemporaryEnd = ".t";

    /// <summary>The ends of a bridge's chains in either layout, behind <c>BF-BRIDGE</c>; the first is none.</summary>
    public static ReadOnlySpan<string> BridgeEnds => BridgeEndList;

    private static readonly string[] BridgeEndList = [string.Empty, "-IN", "-OUT", "-SRC", "-DST", "-UP", "-SELF"];

    /// <summary>Whether a name is ours whatever it stands for.</summary>
    public static bool IsOurs(string name) => name.StartsWith(Stem, StringComparison.Ordinal);

    /// <summary>Whether a name is one that bridges' chains have, ours or not.</summary>
    public static bool IsOfBridge(string name) => name.StartsWith(BridgeStem, StringComparison.Ordinal);
}
