using System.Globalization;
using System.Text;
using System.Text.Json;

namespace SgRules.Model;

/// <summary>Walks over the objects and lists of a text, knows the path it is at, and notes what is wrong.</summary>
/// <remarks>
/// Whoever reads a value finds the cursor on the value's first token and leaves it on its last. A value of the wrong type is
/// skipped after one finding, so that reading goes on behind it.
/// </remarks>
internal ref struct JsonCursor(ReadOnlySpan<byte> utf8, FindingLog log, CancellationToken cancellationToken)
{
    // The deepest is instances[i].nics[i].secondaryIps[i].
    private const int MaxSteps = 8;

    private readonly FindingLog _log = log;
    private readonly TextPool _pool = new(utf8.Length);
    private readonly CancellationToken _cancellationToken = cancellationToken;
    private readonly PathStep[] _path = new PathStep[MaxSteps];
    private Utf8JsonReader _reader = new(utf8, JsonText.Options);
    private int _level;

    public readonly JsonTokenType Token => _reader.TokenType;

    /// <summary>The offset of the current token.</summary>
    public readonly int Offset => (int)_reader.TokenStartIndex;

    /// <summary>How many objects and lists the current token is in.</summary>
    public readonly int Nesting => _reader.CurrentDepth;

    /// <summary>The current value as the text has it, for messages.</summary>
    public readonly string Shown => Excerpt.Of(_reader.ValueSpan);

    /// <summary>Goes to the next token.</summary>
    /// <returns>False behind the last one.</returns>
    public bool Read() => _reader.Read();

    /// <summary>Goes to the end of the current value; without recursion, however deep it is.</summary>
    public void Skip() => _reader.Skip();

    public bool TryEnterObject(PropertyNames names, out OpenObject properties)
    {
        properties = new OpenObject(names, Offset, _level);
        return this.Expect(JsonTokenType.StartObject, "an object, { ... }");
    }

    /// <summary>Goes to the value of the object's next property; past its end, notes what it lacks and returns false.</summary>
    public bool NextProperty(ref OpenObject properties)
    {
        _level = properties.Level;
        while (Read() && Token == JsonTokenType.PropertyName)
        {
            var index = properties.Names.IndexOf(in _reader, properties.Current + 1);
            if (index >= 0 && properties.Enter(index))
            {
                _path[_level++] = new PathStep(properties.Name, 0);
                return Read();
            }

            NoteProperty(properties.Names, index);
            Skip();
        }

        NoteMissing(in properties);
        return false;
    }

    public ValueList<T> ReadList<T>(ElementReader<T> readElement)
    {
        if (!this.Expect(JsonTokenType.StartArray, "a list, [ ... ]"))
        {
            return [];
        }

        // Most lists have one element: it gets an array of its own size, which is not copied.
        T[] items = [];
        var (count, level) = (0, _level);
        while (Read() && Token != JsonTokenType.EndArray)
        {
            _cancellationToken.ThrowIfCancellationRequested();
            _path[level] = new PathStep(null, count);
            _level = level + 1;
            var item = readElement(ref this);
            if (count == items.Length)
            {
                Array.Resize(ref items, (2 * count) + 1);
            }

            items[count++] = item;
        }

        _level = level;
        Array.Resize(ref items, count);
        return ValueList.Adopt(items);
    }

    /// <summary>The current string; false if it escapes half of a surrogate pair.</summary>
    /// <param name="isShared">Whether others are likely to be the same, so that looking for one of them pays.</param>
    /// <param name="text">The string.</param>
    public readonly bool TryGetText(bool isShared, out string text)
    {
        if (!isShared || _reader.ValueIsEscaped)
        {
            return JsonText.TryGetText(in _reader, out text);
        }

        text = _pool.Get(_reader.ValueSpan);
        return true;
    }

    /// <summary>The current string as UTF-8: <see cref="JsonText.Utf8Of"/>.</summary>
    public readonly ReadOnlySpan<byte> Utf8Text(Span<byte> buffer) => JsonText.Utf8Of(in _reader, buffer);

    public readonly bool TryCopyText(Span<char> buffer, out int length) => JsonText.TryCopyText(in _reader, buffer, out length);

    /// <summary>The current value as a whole number, if it is one.</summary>
    public readonly bool TryGetNumber(out int number)
    {
        number = 0;
        return Token == JsonTokenType.Number && _reader.TryGetInt32(out number);
    }

    /// <summary>Notes a finding about the current value.</summary>
    public readonly void Note(DiagnosticDescriptor kind, string message) => Add(Offset, kind, Path(null), message);

    /// <summary>Notes a finding about a property of the current object.</summary>
    public readonly void Note(DiagnosticDescriptor kind, string property, int offset, string message) =>
        Add(offset, kind, Path(property), message);

    /// <summary>Drops all findings: they were made on a wrong assumption.</summary>
    public readonly void Forget() => _log.Clear();

    private readonly void NoteProperty(PropertyNames names, int index)
    {
        if (index < 0)
        {
            Note(FormatFindings.UnknownProperty, Shown, Offset, names.UnknownMessage(in _reader));
            return;
        }

        Note(FormatFindings.DuplicateProperty, names[index], Offset, $"\"{names[index]}\" is given more than once: keep one of them.");
    }

    private readonly void NoteMissing(ref readonly OpenObject properties)
    {
        for (var i = 0; i < properties.Names.RequiredCount; i++)
        {
            if (!properties.Has(i))
            {
                Note(FormatFindings.MissingProperty, properties.Names[i], properties.Start, properties.Names.MissingMessage(i));
            }
        }
    }

    private readonly void Add(int offset, DiagnosticDescriptor kind, string path, string message)
    {
        if (_log.IsFull)
        {
            _log.CountOnly();
            return;
        }

        _log.Add(offset, kind.At(path, message));
    }

    private readonly string Path(string? property)
    {
        var path = new StringBuilder();
        foreach (var step in _path.AsSpan(0, _level))
        {
            _ = step.Name is null
                ? path.Append(CultureInfo.InvariantCulture, $"[{step.Index}]")
                : path.Append(path.Length == 0 ? string.Empty : ".").Append(step.Name);
        }

        return path.Append(path.Length == 0 || property is null ? string.Empty : ".").Append(property).ToString();
    }
}
