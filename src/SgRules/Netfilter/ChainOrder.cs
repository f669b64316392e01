namespace SgRules.Netfilter;

/// <summary>Orders chains as <c>iptables-save</c> does: the built-in ones as packets meet them, then all others by the bytes of their names.</summary>
internal sealed class ChainOrder : IComparer<ChainName>
{
    /// <summary>How many chains the kernel has by itself.</summary>
    public const int BuiltInCount = 3;

    private readonly ChainName[] _hooks;

    private ChainOrder(params ChainName[] hooks) => _hooks = hooks;

    /// <summary>The order of a table filter.</summary>
    public static ChainOrder Filter { get; } = new(ChainName.Input, ChainName.Forward, ChainName.Output);

    /// <summary>The order of a table nat of ebtables.</summary>
    public static ChainOrder Ethernet { get; } = new(ChainName.Prerouting, ChainName.Output, ChainName.Postrouting);

    /// <summary>The built-in chains.</summary>
    public ReadOnlySpan<ChainName> BuiltIns => _hooks;

    /// <summary>Where a name stands among the built-in ones; <see cref="BuiltInCount"/> if it is none.</summary>
    public int Hook(ChainName name)
    {
        for (var hook = 0; hook < _hooks.Length; hook++)
        {
            if (name.Text == _hooks[hook].Text)
            {
                return hook;
            }
        }

        return BuiltInCount;
    }

    /// <summary>Whether a chain of the name is the kernel's own.</summary>
    public bool IsBuiltIn(ChainName name) => Hook(name) < BuiltInCount;

    public int Compare(ChainName? x, ChainName? y)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        if (string.Equals(x.Text, y.Text, StringComparison.Ordinal))
        {
            return 0;
        }

        var byHook = Hook(x).CompareTo(Hook(y));
        return byHook != 0 ? byHook : CompareBytes(x.Text, y.Text);
    }

    /// <summary>Orders names by their bytes, as tables order the chains that aren't built in.</summary>
    public static int CompareBytes(string left, string right)
    {
        var same = left.AsSpan().CommonPrefixLength(right);
        return same == left.Length || same == right.Length
            ? left.Length.CompareTo(right.Length)
            : Utf8Order(left[same]).CompareTo(Utf8Order(right[same]));
    }

    // Halves of pairs stand for code points above all others, but their numbers are below those from U+E000.
    private static int Utf8Order(char c) => char.IsSurrogate(c) ? c + char.MaxValue : c;
}
