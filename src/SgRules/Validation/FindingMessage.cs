using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace SgRules.Validation;

/// <summary>A finding's message while it is interpolated: every string in it is text of the model and becomes <see cref="QuotedText"/>.</summary>
[InterpolatedStringHandler]
internal readonly ref struct FindingMessage(int literalLength, int formattedCount)
{
    private const int ValueLength = 16;

    private readonly StringBuilder _text = new(literalLength + (formattedCount * ValueLength));

    public void AppendLiteral(string words) => _text.Append(words);

    public void AppendFormatted(string? modelText) => QuotedText.AppendTo(_text, modelText);

    public void AppendFormatted(int number) => _text.Append(CultureInfo.InvariantCulture, $"{number}");

    public void AppendFormatted(bool value) => _text.Append(value ? "true" : "false");

    public void AppendFormatted<T>(T value)
        where T : struct => _text.Append(value.ToString());

    public override string ToString() => _text.ToString();
}
