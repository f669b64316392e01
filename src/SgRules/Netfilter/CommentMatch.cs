using System.Text;

namespace SgRules.Netfilter;

/// <summary>A remark for people; always holds: <c>-m comment</c>.</summary>
public sealed record CommentMatch : Match
{
    /// <summary>The most bytes a comment keeps; longer ones are cut silently (facts: kernel, section 1.1).</summary>
    public const int MaxUtf8Length = 255;

    /// <summary>Makes a comment.</summary>
    /// <param name="text">The text, at most 255 bytes of UTF-8 without control characters.</param>
    /// <exception cref="FormatException"><paramref name="text"/> is too long or has a control character.</exception>
    public CommentMatch(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (!CanHold(text))
        {
            throw new FormatException("A comment has at most 255 bytes and no control character.");
        }

        Text = text;
    }

    /// <summary>The text.</summary>
    public string Text { get; }

    internal static bool CanHold(string text) => Encoding.UTF8.GetByteCount(text) <= MaxUtf8Length && !text.Any(char.IsControl);
}
