using System.Globalization;

namespace SgRules.Model;

/// <summary>Collects findings by their offset in the text; lines and columns are counted only if there are any.</summary>
internal sealed class FindingLog
{
    // A file that isn't meant for us could have a finding for each of its bytes.
    private const int MaxListed = 100_000;

    private readonly List<(int Offset, Diagnostic Finding)> _findings = [];
    private int _unlisted;

    public bool IsFull => _findings.Count >= MaxListed;

    public void Add(int offset, Diagnostic finding) => _findings.Add((offset, finding));

    public void CountOnly() => _unlisted++;

    public void Clear()
    {
        _findings.Clear();
        _unlisted = 0;
    }

    public ValueList<Diagnostic> InOrder(ReadOnlySpan<byte> utf8)
    {
        var lines = new LineCounter(utf8);
        var placed = new List<Diagnostic>(_findings.Count + 1);
        foreach (var (offset, finding) in _findings.OrderBy(found => found.Offset))
        {
            placed.Add(lines.Place(finding, offset));
        }

        if (_unlisted > 0)
        {
            var message = string.Create(CultureInfo.InvariantCulture, $"{_unlisted} more findings are not listed: correct the ones above first.");
            placed.Add(FormatFindings.TooManyFindings.At(string.Empty, message));
        }

        return placed.ToValueList();
    }
}
