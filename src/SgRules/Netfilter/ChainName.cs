using System.Diagnostics.CodeAnalysis;

namespace SgRules.Netfilter;

/// <summary>The name of a chain: 1 to 28 of <c>[A-Za-z0-9_.-]</c>, not starting with a hyphen and not a target's word.</summary>
/// <remarks>
/// 28 bytes is what both backends take; other characters quote, wrap or expand somewhere (facts: kernel, section 1.1).
/// A name that <see cref="SaveText"/> read is another tool's and may have other characters.
/// </remarks>
public sealed record ChainName
{
    /// <summary>The most characters a name has.</summary>
    public const int MaxLength = 28;

    private ChainName(string text) => Text = text;

    /// <summary>The built-in chain for packets to the host itself.</summary>
    public static ChainName Input { get; } = new("INPUT");

    /// <summary>The built-in chain for packets that pass through the host, bridged or routed.</summary>
    public static ChainName Forward { get; } = new("FORWARD");

    /// <summary>The built-in chain for packets that the host sends itself.</summary>
    public static ChainName Output { get; } = new("OUTPUT");

    /// <summary>The built-in chain for frames that come in by a port, in table nat of ebtables.</summary>
    public static ChainName Prerouting { get; } = new("PREROUTING");

    /// <summary>The built-in chain for frames that go out by a port, in table nat of ebtables.</summary>
    public static ChainName Postrouting { get; } = new("POSTROUTING");

    /// <summary>The name.</summary>
    public string Text { get; }

    /// <summary>Reads a name.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The name.</returns>
    /// <exception cref="FormatException"><paramref name="text"/> can't name a chain.</exception>
    public static ChainName Parse(string text) =>
        TryParse(text, out var name) ? name : throw new FormatException($"'{text}' is not a chain name: 1 to 28 of A-Z a-z 0-9 _ . -, not starting with -.");

    /// <summary>Reads a name.</summary>
    /// <param name="text">The text.</param>
    /// <param name="name">The name, or <see langword="null"/> if there is none.</param>
    /// <returns><see langword="true"/> if <paramref name="text"/> can name a chain.</returns>
    public static bool TryParse(string text, [NotNullWhen(true)] out ChainName? name)
    {
        var valid = NameText.IsPlain(text, MaxLength) && text is not ("ACCEPT" or "DROP" or "RETURN" or "QUEUE" or "REJECT" or "LOG");
        name = valid ? new ChainName(text) : null;
        return valid;
    }

    /// <summary>Reads a name that stands in a host's own table: whatever both backends take and save prints without quotes.</summary>
    /// <param name="utf8">The name, 1 to 28 bytes of UTF-8 without blank, quote or control character.</param>
    /// <param name="name">The name, or <see langword="null"/> if there is none.</param>
    /// <returns><see langword="true"/> if <paramref name="utf8"/> can name a chain.</returns>
    internal static bool TryRead(ReadOnlySpan<byte> utf8, [NotNullWhen(true)] out ChainName? name)
    {
        name = NameText.TryRead(utf8, MaxLength, out var text) && text is not ("ACCEPT" or "DROP" or "RETURN" or "QUEUE") ? new ChainName(text) : null;
        return name is not null;
    }

    /// <summary>The name.</summary>
    /// <returns>The name.</returns>
    public override string ToString() => Text;
}
