using System.Collections.Immutable;
using System.Text;
using SgRules.Addressing;
using SgRules.Netfilter;

namespace SgRules.Analysis;

/// <summary>Applies the lines of a document of sets, one after the other, as <c>ipset restore -exist</c> does (facts: kernel, section 1.2).</summary>
/// <remarks>Members of one set are collected while lines in a row are about it, so that many additions cost no more than the set.</remarks>
internal sealed class SetLines(PlanState host)
{
    private readonly HashSet<IPPrefix> _members = [];
    private readonly HashSet<string> _foreignMembers = new(StringComparer.Ordinal);
    private ImmutableSortedDictionary<string, LoadedSet> _sets = host.Sets;
    private byte[] _openName = [];
    private LoadedSet? _open;

    /// <summary>Whether members of sets of unknown kinds are taken: what a host has, but no plan writes.</summary>
    public bool TakesForeign { get; init; }

    /// <summary>Members of sets of unknown kinds, word for word: they may be names of other sets.</summary>
    public IReadOnlySet<string> ForeignMembers => _foreignMembers;

    /// <summary>Applies all lines of what a host has, which was read before and has no finding.</summary>
    public ImmutableSortedDictionary<string, LoadedSet> ApplyAll(ReadOnlySpan<byte> utf8)
    {
        for (var lines = new LineCursor(utf8, new SaveLog(string.Empty)); lines.MoveNext();)
        {
            _ = Apply(SetLine.Read(lines.Line));
        }

        return Close();
    }

    /// <summary>Applies a line.</summary>
    /// <returns>Why it isn't taken, a sentence without its full stop; <see langword="null"/> if it is.</returns>
    public string? Apply(SetLine line)
    {
        if (line.NameUtf8.IsEmpty)
        {
            return "the line has no set";
        }

        return line.Command switch
        {
            SetCommand.Create => Create(line),
            SetCommand.Add or SetCommand.Delete or SetCommand.Flush => Edit(line),
            SetCommand.Destroy => Destroy(line),
            SetCommand.Swap => Swap(line),
            _ => "the command isn't known here",
        };
    }

    /// <summary>The sets behind the lines so far.</summary>
    public ImmutableSortedDictionary<string, LoadedSet> Close()
    {
        if (_open is { Value: { } old } open)
        {
            _sets = _sets.SetItem(open.Name.Text, open with { Value = IpSet.Create(old.Origin, open.Name, old.Type, old.Family, _members) });
        }

        (_open, _openName) = (null, []);
        return _sets;
    }

    private string? Create(SetLine line)
    {
        _ = Close();
        if (!SetName.TryRead(line.NameUtf8, out var name))
        {
            return $"'{Excerpt.Of(line.NameUtf8)}' can't name a set";
        }

        if (line.Rest.IsAtEnd)
        {
            return "the set has no type";
        }

        var header = SetHeader.Read(line.Rest);
        if (_sets.TryGetValue(name.Text, out var there))
        {
            return there.Header.IsSameAs(header) ? null : $"set {name} is there with another header";
        }

        var value = header.IsKnown ? IpSet.Create(LoadedSet.Read, name, header.Type, header.Family, []) : null;
        _sets = _sets.Add(name.Text, new LoadedSet(name, header, value));
        return null;
    }

    private string? Edit(SetLine line)
    {
        if (!Open(line))
        {
            return $"there is no set '{Excerpt.Of(line.NameUtf8)}'";
        }

        if (line.Command == SetCommand.Flush)
        {
            _members.Clear();
            return _open!.Value is null ? NotKnown() : Rest(line.Rest);
        }

        return _open!.Value is null ? EditForeign(line.Rest) : EditMember(line, _open.Value);
    }

    // Nobody knows whether the kernel takes the member; the set stays one of which nothing is known.
    private string? EditForeign(WordCursor words)
    {
        _ = _foreignMembers.Add(Encoding.UTF8.GetString(words.Word));
        return TakesForeign ? null : NotKnown();
    }

    private string? EditMember(SetLine line, IpSet set)
    {
        var words = line.Rest;
        var written = words.Take();
        if (!words.IsAtEnd && TakesForeign)
        {
            return MarkForeign();
        }

        if (!words.IsAtEnd || !PrefixText.TryRead(written, out var member) || !IpSet.CanHold(set.Type, set.Family, member))
        {
            return $"'{Excerpt.Of(written)}' can't be in set {set.Name}";
        }

        if (line.Command == SetCommand.Delete)
        {
            _ = _members.Remove(member);
            return null;
        }

        return _members.Add(member) && _members.Count > _open!.Header.MaxMembers && !TakesForeign ? $"set {set.Name} is full" : null;
    }

    // A host's own set whose members have options, such as nomatch.
    private string? MarkForeign()
    {
        _sets = _sets.SetItem(_open!.Name.Text, _open with { Value = null });
        _open = _sets[_open.Name.Text];
        return null;
    }

    private string? Destroy(SetLine line)
    {
        _ = Close();
        var name = line.Name;
        _sets = _sets.Remove(name);
        return host.IsInUse(name) ? $"set {name} is in use" : Rest(line.Rest);
    }

    private string? Swap(SetLine line)
    {
        _ = Close();
        var words = line.Rest;
        var other = Encoding.UTF8.GetString(words.Take());
        if (!words.IsAtEnd || !_sets.TryGetValue(line.Name, out var first) || !_sets.TryGetValue(other, out var second))
        {
            return "it takes two sets that are there";
        }

        if (!first.Header.CanSwapWith(second.Header) || first.Value is null || second.Value is null)
        {
            return $"sets {first.Name} and {second.Name} are of different kinds, or of one that isn't known here";
        }

        _sets = _sets.SetItem(first.Name.Text, second.Named(first.Name)).SetItem(other, first.Named(second.Name));
        return null;
    }

    private bool Open(SetLine line)
    {
        if (_open is not null && line.NameUtf8.SequenceEqual(_openName))
        {
            return true;
        }

        _ = Close();
        if (!_sets.TryGetValue(line.Name, out _open))
        {
            return false;
        }

        _openName = line.NameUtf8.ToArray();
        _members.Clear();
        foreach (var member in _open.Value?.Members ?? [])
        {
            _ = _members.Add(member);
        }

        return true;
    }

    private string NotKnown() => $"set {_open!.Name} is of a kind that isn't known here, so nobody can say whether the kernel takes the line";

    private static string? Rest(WordCursor words) => words.IsAtEnd ? null : $"'{Excerpt.Of(words.Word)}' stands behind the set";
}
