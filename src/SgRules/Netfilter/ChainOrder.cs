namespace SgRules.Netfilter;

/// <summary>Orders chains as <c>iptables-save</c> does: the built-in ones as packets meet them, then all others by the bytes of their names.</summary>
internal sealed class ChainOrder : IComparer<ChainName>
{
    /// <summary>How many chains the kernel has by itself.</summary>
    public const int BuiltInCount = 3;

    private ChainOrder()
    {
    }

    public static ChainOrder Instance { get; } = new();

    /// <summary>Where a name stands among the built-in ones; <see cref="BuiltInCount"/> if it is none.</summary>
    public static int Hook(ChainName name) => name.Text switch
    {
        "INPUT" => 0,
        "FORWARD" => 1,
        "OUTPUT" => 2,
        _ => BuiltInCount,
    };

    public int Compare(ChainName? x, ChainName? y)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        var byHook = Hook(x).CompareTo(Hook(y));
        return byHook != 0 ? byHook : CompareBytes(x.Text, y.Text);
    }

    private static int CompareBytes(string left, string right)
    {
        var same = left.AsSpan().CommonPrefixLength(right);
        return same == left.Length || same == right.Length
            ? left.Length.CompareTo(right.Length)
            : Utf8Order(left[same]).CompareTo(Utf8Order(right[same]));
    }

    // Halves of pairs stand for code points above all others, but their numbers are below those from U+E000.
    private static int Utf8Order(char c) => char.IsSurrogate(c) ? c + char.MaxValue : c;
}
