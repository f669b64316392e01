namespace SgRules.Model;

/// <summary>The <c>TryParse</c> of a type.</summary>
internal delegate bool TextParser<T>(ReadOnlySpan<char> text, out T value);
