using System.Diagnostics.CodeAnalysis;

namespace SgRules.Netfilter;

/// <summary>The name of an ipset: 1 to 31 of <c>[A-Za-z0-9_.-]</c>, not starting with a hyphen.</summary>
/// <remarks>
/// 31 bytes is the kernel's limit (facts: kernel, section 1.2). A name that <see cref="SaveText"/> read is another tool's and may have other characters.
/// </remarks>
public sealed record SetName
{
    /// <summary>The most characters a name has.</summary>
    public const int MaxLength = 31;

    private SetName(string text) => Text = text;

    /// <summary>The name.</summary>
    public string Text { get; }

    /// <summary>Reads a name.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The name.</returns>
    /// <exception cref="FormatException"><paramref name="text"/> can't name a set.</exception>
    public static SetName Parse(string text) =>
        TryParse(text, out var name) ? name : throw new FormatException($"'{text}' is not a set name: 1 to 31 of A-Z a-z 0-9 _ . -, not starting with -.");

    /// <summary>Reads a name.</summary>
    /// <param name="text">The text.</param>
    /// <param name="name">The name, or <see langword="null"/> if there is none.</param>
    /// <returns><see langword="true"/> if <paramref name="text"/> can name a set.</returns>
    public static bool TryParse(string text, [NotNullWhen(true)] out SetName? name)
    {
        var valid = NameText.IsPlain(text, MaxLength);
        name = valid ? new SetName(text) : null;
        return valid;
    }

    /// <summary>Reads a name that stands in a host's own text: whatever the kernel takes and save prints.</summary>
    /// <param name="utf8">The name, 1 to 31 bytes of UTF-8 without blank, quote or control character.</param>
    /// <param name="name">The name, or <see langword="null"/> if there is none.</param>
    /// <returns><see langword="true"/> if <paramref name="utf8"/> can name a set.</returns>
    internal static bool TryRead(ReadOnlySpan<byte> utf8, [NotNullWhen(true)] out SetName? name)
    {
        name = NameText.TryRead(utf8, MaxLength, out var text) ? new SetName(text) : null;
        return name is not null;
    }

    /// <summary>The name.</summary>
    /// <returns>The name.</returns>
    public override string ToString() => Text;
}
