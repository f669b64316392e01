using System.Globalization;

namespace SgRules.Netfilter;

/// <summary>Collects what is wrong with one save text.</summary>
internal sealed class SaveLog(string fileName)
{
    // A file that isn't meant for us could have a finding for each of its lines.
    private const int MaxListed = 1000;

    private readonly List<Diagnostic> _findings = [];
    private int _unlisted;

    public bool IsEmpty => _findings.Count == 0;

    /// <summary>Notes a finding; a column is an offset in the line, from 0.</summary>
    public void Add(DiagnosticDescriptor kind, int line, int offset, string message)
    {
        if (_findings.Count >= MaxListed)
        {
            _unlisted++;
            return;
        }

        _findings.Add(kind.At(fileName, message) with { Line = line, Column = offset + 1 });
    }

    /// <summary>Everything found, by line and column.</summary>
    public ValueList<Diagnostic> InOrder()
    {
        Diagnostic[] findings = [.. _findings.OrderBy(finding => finding.Line).ThenBy(finding => finding.Column)];
        return _unlisted == 0 ? ValueList.Adopt(findings) : [.. findings, TooMany(findings[^1])];
    }

    private Diagnostic TooMany(Diagnostic last)
    {
        var message = string.Create(CultureInfo.InvariantCulture, $"{_unlisted} more findings are not listed: correct the ones above first.");
        return SaveFindings.TooManyFindings.At(fileName, message) with { Line = last.Line, Column = last.Column };
    }
}
