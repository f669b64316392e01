namespace SgRules.Netfilter;

/// <summary>How the names begin and end that belong to us (design, section 4): layouts make them, plans recognise them.</summary>
internal static class OwnNames
{
    /// <summary>The beginning of every chain and set of ours; <c>1</c> is the version of the layouts.</summary>
    public const string Stem = "sg1-";

    /// <summary>The beginning of a bridge's chains, <c>BF-BRIDGE</c>, a name that CloudStack's own script uses too.</summary>
    public const string BridgeStem = "BF-";

    /// <summary>The end of a set's name that stands in for another during a plan (design, section 6).</summary>
    public const string TemporaryEnd = ".t";

    /// <summary>Behind a bridge's name: what comes in by a port.</summary>
    public const string InEnd = "-IN";

    /// <summary>Behind a bridge's name: what goes out by a port.</summary>
    public const string OutEnd = "-OUT";

    /// <summary>Behind a bridge's name, in the per-vm layout: the guard of the senders.</summary>
    public const string SourceEnd = "-SRC";

    /// <summary>Behind a bridge's name, in the per-vm layout: the guard of the receivers.</summary>
    public const string DestinationEnd = "-DST";

    /// <summary>Behind a bridge's name, in the per-vm layout: what goes to an uplink or system port.</summary>
    public const string TrustedEnd = "-UP";

    /// <summary>Behind a bridge's name, in the per-vm layout: what goes between ports of one instance.</summary>
    public const string SelfEnd = "-SELF";

    /// <summary>Behind an instance's name, in the per-vm layout: its egress rules.</summary>
    public const string EgressEnd = "-eg";

    /// <summary>In place of the last part of an instance's name, in the per-vm layout: what its ports are asked.</summary>
    public const string DefaultEnd = "-def";

    /// <summary>Behind an instance's name, in the per-vm layout: the set of its IPv6 addresses.</summary>
    public const string IPv6SetEnd = "-6";

    /// <summary>Behind an instance's name: the frames it sends.</summary>
    public const string FramesEnd = "-in";

    /// <summary>The chain for frames that come in by a port, and the beginning of the nodes below it.</summary>
    public const string FrameSenders = "sg1-ein";

    /// <summary>The chain for frames that go out by a port, and the beginning of the nodes below it.</summary>
    public const string FrameReceivers = "sg1-eout";

    /// <summary>The ends of a bridge's chains in either layout, behind <c>BF-BRIDGE</c>; the first is none.</summary>
    public static ReadOnlySpan<string> BridgeEnds => BridgeEndList;

    private static readonly string[] BridgeEndList = [string.Empty, InEnd, OutEnd, SourceEnd, DestinationEnd, TrustedEnd, SelfEnd];

    /// <summary>The name of a bridge's chain.</summary>
    public static string OfBridge(string bridge, string end = "") => $"{BridgeStem}{bridge}{end}";

    /// <summary>The name of the chain that an instance's ports are asked in the per-vm layout; <see langword="null"/> if the instance's name has no hyphen behind its first letter.</summary>
    public static string? DefaultOf(string instance)
    {
        var last = instance.LastIndexOf('-');
        return last > 0 ? $"{instance[..last]}{DefaultEnd}" : null;
    }

    /// <summary>Whether a name is ours whatever it stands for.</summary>
    public static bool IsOurs(string name) => name.StartsWith(Stem, StringComparison.Ordinal);

    /// <summary>Whether a name is one that bridges' chains have, ours or not.</summary>
    public static bool IsOfBridge(string name) => name.StartsWith(BridgeStem, StringComparison.Ordinal);

    /// <summary>Whether a name of the model's begins as those do that layouts make.</summary>
    public static bool BeginsAsOurs(string name) => IsOurs(name) || IsOfBridge(name);
}
