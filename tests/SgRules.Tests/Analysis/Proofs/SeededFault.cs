using System.Text;
using SgRules.Addressing;
using SgRules.Netfilter;
using SgRules.Testing;

namespace SgRules.Analysis;

/// <summary>A fault in the emitted text of <see cref="FaultZone"/>: lines of one document, each with what stands in its place.</summary>
/// <param name="What">What is wrong, in words.</param>
/// <param name="Layout">The layout whose text it is.</param>
/// <param name="Document">The document's file name.</param>
/// <param name="Edits">Whole lines that the document has once each, and what is there instead: nothing, or one line or more.</param>
internal sealed record SeededFault(string What, RuleLayout Layout, string Document, (string Line, string Instead)[] Edits)
{
    public const string IPv4 = "iptables.restore";
    public const string IPv6 = "ip6tables.restore";
    public const string Sets = "ipset.restore";

    /// <summary>Why it changes no decision; null if it does.</summary>
    public string? Harmless { get; init; }

    /// <summary>Why no frame that shows it can be sent on a kernel; null if one can.</summary>
    public string? Unsendable { get; init; }

    public static SeededFault Without(string what, RuleLayout layout, string document, string line) => new(what, layout, document, [(line, string.Empty)]);

    public static SeededFault Changed(string what, RuleLayout layout, string document, string line, string old, string with) =>
        line.Contains(old, StringComparison.Ordinal) ? new(what, layout, document, [(line, line.Replace(old, with, StringComparison.Ordinal))]) : throw new ArgumentException($"'{line}' has no '{old}'.", nameof(old));

    public static SeededFault Swapped(string what, RuleLayout layout, string document, string one, string two) => new(what, layout, document, [(one, two), (two, one)]);

    /// <summary>One line more, right before another.</summary>
    public static SeededFault Before(string what, RuleLayout layout, string document, string line, string more) => new(what, layout, document, [(line, $"{more}\n{line}")]);

    /// <summary>The host's ruleset as it is read from its text with the fault in it, without the Ethernet document, which isn't judged here.</summary>
    public Ruleset Read()
    {
        var documents = ZoneCase.Compile(FaultZone.Zone, new CompilerOptions { Layout = Layout }).Documents;
        var sets = SaveText.ReadSets(Utf8(documents.IpSet), Sets);
        Assert.Empty(sets.Diagnostics);
        return new Ruleset(Table(IPFamily.IPv4, documents.IPTables), Table(IPFamily.IPv6, documents.IP6Tables), EthernetTable.Empty, sets.Sets);
    }

    /// <summary>As <see cref="Read"/>; null if the text can't be read.</summary>
    public Ruleset? TryRead()
    {
        var documents = ZoneCase.Compile(FaultZone.Zone, new CompilerOptions { Layout = Layout }).Documents;
        return SaveText.ReadTable(IPFamily.IPv4, Utf8(documents.IPTables), IPv4).Table is null || SaveText.ReadTable(IPFamily.IPv6, Utf8(documents.IP6Tables), IPv6).Table is null ? null : Read();
    }

    public override string ToString() => $"{Layout} {Document}: {What}";

    /// <summary>A document's text with the fault in it, if it is in this document.</summary>
    public string TextOf(Document document)
    {
        var lines = document.ToString().Split('\n').ToList();
        foreach (var (line, instead) in document.FileName == Document ? Edits : [])
        {
            Assert.Single(lines, line);
            lines[lines.IndexOf(line)] = $"\0{instead}";
        }

        return string.Join('\n', lines.Where(line => line != "\0")).Replace("\0", string.Empty, StringComparison.Ordinal);
    }

    private FilterTable Table(IPFamily family, Document document)
    {
        var reading = SaveText.ReadTable(family, Utf8(document), document.FileName);
        Assert.Empty(reading.Diagnostics);
        return reading.Table!;
    }

    private byte[] Utf8(Document document) => Encoding.UTF8.GetBytes(TextOf(document));
}
