using System.Text;
using System.Text.Json;

namespace SgRules.Model;

/// <summary>The properties that a kind of object has, those that it needs first.</summary>
internal sealed class PropertyNames
{
    private const int MaxNameLength = 32;

    private readonly string[] _names;
    private readonly byte[][] _utf8;
    private readonly string[] _examples;

    /// <param name="owner">What the object is, with its article, as a sentence begins.</param>
    /// <param name="required">The properties that it needs, with a value to show.</param>
    /// <param name="optional">Its other properties; at most 32 in all.</param>
    public PropertyNames(string owner, (string Name, string Example)[] required, params string[] optional)
    {
        Owner = owner;
        _names = [.. required.Select(property => property.Name), .. optional];
        _utf8 = [.. _names.Select(Encoding.UTF8.GetBytes)];
        _examples = [.. required.Select(property => property.Example)];
    }

    public string Owner { get; }

    public int RequiredCount => _examples.Length;

    public string this[int index] => _names[index];

    /// <summary>The position of the name that a reader stands on, or -1; looked for from <paramref name="guess"/> on.</summary>
    public int IndexOf(ref readonly Utf8JsonReader reader, int guess)
    {
        if (reader.ValueIsEscaped)
        {
            return JsonText.TryGetText(in reader, out var text) ? Array.IndexOf(_names, text) : -1;
        }

        for (var i = 0; i < _utf8.Length; i++)
        {
            var index = guess + i < _utf8.Length ? guess + i : guess + i - _utf8.Length;
            if (reader.ValueSpan.SequenceEqual(_utf8[index]))
            {
                return index;
            }
        }

        return -1;
    }

    public string UnknownMessage(ref readonly Utf8JsonReader reader)
    {
        Span<char> written = stackalloc char[MaxNameLength];
        var nearest = JsonText.TryCopyText(in reader, written, out var length) ? NearestName.Of(written[..length], _names) : null;
        var advice = nearest is null ? $"remove it, or use one of {string.Join(", ", _names)}." : $"did you mean \"{nearest}\"?";
        return $"{Owner} has no property \"{Excerpt.Of(reader.ValueSpan)}\": {advice}";
    }

    public string MissingMessage(int index) =>
        $"{Owner} needs \"{_names[index]}\": add it, for example \"{_names[index]}\": {_examples[index]}.";
}
