using System.Diagnostics.CodeAnalysis;

namespace SgRules.Netfilter;

/// <summary>The name of an ipset: 1 to 31 of <c>[A-Za-z0-9_.-]</c>, not starting with a hyphen.</summary>
/// <remarks>31 bytes is the kernel's limit (facts: kernel, section 1.2).</remarks>
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

    /// <summary>The name.</summary>
    /// <returns>The name.</returns>
    public override string ToString() => Text;
}
