using System.Buffers;
using System.Collections;

namespace SgRules.Netfilter;

/// <summary>Why each line of a ruleset's text is there: <c>rules.map</c>.</summary>
/// <remarks>Enumerates in the order of the documents and their lines. Lines that declare or commit have no entry.</remarks>
public sealed class SourceMap : IEnumerable<SourceLine>
{
    private readonly Ruleset _ruleset;

    internal SourceMap(Ruleset ruleset) => _ruleset = ruleset;

    /// <summary>Enumerates the lines.</summary>
    /// <returns>The lines.</returns>
    public IEnumerator<SourceLine> GetEnumerator()
    {
        var documents = _ruleset.Documents;
        return Lines(documents.IpSet.FileName, _ruleset.Sets)
            .Concat(Lines(documents.IPTables.FileName, _ruleset.IPv4.Chains))
            .Concat(Lines(documents.IP6Tables.FileName, _ruleset.IPv6.Chains))
            .Concat(Lines(documents.EbTables.FileName, _ruleset.Ethernet.Chains))
            .GetEnumerator();
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Writes the map: document, line and origin with tabs between them, a line each.</summary>
    /// <param name="output">Where it goes.</param>
    /// <exception cref="ArgumentNullException"><paramref name="output"/> is null.</exception>
    public void WriteTo(IBufferWriter<byte> output)
    {
        ArgumentNullException.ThrowIfNull(output);
        SourceMapText.Write(output, this);
    }

    private static IEnumerable<SourceLine> Lines(string fileName, ValueList<IpSet> sets)
    {
        var line = 1;
        foreach (var set in sets.ToImmutableArray())
        {
            yield return new SourceLine(fileName, line, set.Origin);
            line += 1 + set.Members.Count;
        }
    }

    private static IEnumerable<SourceLine> Lines(string fileName, ValueList<Chain> chains)
    {
        var line = TableLines.FirstRule(chains);
        foreach (var chain in chains.ToImmutableArray())
        {
            foreach (var rule in chain.Rules.ToImmutableArray())
            {
                yield return new SourceLine(fileName, line++, rule.Origin);
            }
        }
    }
}
