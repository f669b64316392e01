using SgRules.Netfilter;

namespace SgRules.Analysis;

/// <content>The difference as text.</content>
public sealed partial record SemanticDiff
{
    /// <summary>The difference for people, <c>diff.txt</c>.</summary>
    /// <param name="options">How much of it; <see langword="null"/> for <see cref="DiffReportOptions.Default"/>.</param>
    /// <returns>The text.</returns>
    public Document TextFor(DiffReportOptions? options = null) => new("diff.txt", output => DiffText.Write(output, this, options ?? DiffReportOptions.Default));

    /// <summary>The difference as a comment on a change, <c>diff.md</c>: GitHub-flavoured Markdown.</summary>
    /// <param name="options">How much of it; <see langword="null"/> for <see cref="DiffReportOptions.Default"/>.</param>
    /// <returns>The text.</returns>
    public Document MarkdownFor(DiffReportOptions? options = null) => new("diff.md", output => DiffMarkdown.Write(output, this, options ?? DiffReportOptions.Default));

    /// <summary>The difference for programs, <c>diff.json</c>: format <c>sgrules.diff/1</c>, whose schema is <see cref="DiffSchema"/>.</summary>
    /// <param name="options">How much of it; <see langword="null"/> for <see cref="DiffReportOptions.Default"/>.</param>
    /// <returns>The text.</returns>
    public Document JsonFor(DiffReportOptions? options = null) => new("diff.json", output => DiffJson.Write(output, this, options ?? DiffReportOptions.Default));
}
