namespace SgRules.Analysis;

/// <summary>Elements in classes, all in one at first, that sets of elements split. A split-off part comes right behind what is left.</summary>
internal sealed class ClassRefinement
{
    private readonly int[] _classes;
    private readonly List<int> _sizes = [];
    private readonly List<int> _next = [];
    private readonly List<int> _parts = [];
    private readonly List<int> _stamps = [];
    private int _stamp;

    public ClassRefinement(int count)
    {
        _classes = new int[count];
        Append(count, -1);
    }

    /// <summary>Splits every class that a set of elements divides. A set may name an element twice.</summary>
    public void Split(IEnumerable<(int First, int End)> set)
    {
        _stamp++;
        foreach (var (first, end) in set)
        {
            for (var i = first; i < end; i++)
            {
                Move(i);
            }
        }
    }

    /// <summary>The class of each element, numbered as they follow each other, and how many there are.</summary>
    public (uint[] Classes, int Count) Numbered()
    {
        var numbers = new uint[_sizes.Count];
        var count = 0u;
        for (var at = 0; at >= 0; at = _next[at])
        {
            numbers[at] = count;
            count += _sizes[at] > 0 ? 1u : 0;
        }

        return (Array.ConvertAll(_classes, at => numbers[at]), (int)count);
    }

    // A class made at this split is what was moved already, so an element in it is left there.
    private void Move(int element)
    {
        var from = _classes[element];
        if (_stamps[from] == -_stamp)
        {
            return;
        }

        if (_stamps[from] != _stamp)
        {
            _stamps[from] = _stamp;
            _parts[from] = Append(0, _next[from]);
            _next[from] = _parts[from];
            _stamps[_parts[from]] = -_stamp;
        }

        _classes[element] = _parts[from];
        _sizes[from]--;
        _sizes[_parts[from]]++;
    }

    private int Append(int size, int next)
    {
        _sizes.Add(size);
        _next.Add(next);
        _parts.Add(-1);
        _stamps.Add(0);
        return _sizes.Count - 1;
    }
}
