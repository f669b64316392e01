namespace SgRules.Model;

/// <summary>The <c>TryParse</c> of a type, for UTF-8.</summary>
internal delegate bool TextParser<T>(ReadOnlySpan<byte> utf8Text, out T value);
