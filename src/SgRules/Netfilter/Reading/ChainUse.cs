namespace SgRules.Netfilter;

/// <summary>A place that names a chain which wasn't declared by then.</summary>
/// <param name="Name">The name as written.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Offset">The offset in the line, from 0.</param>
/// <param name="IsCertain">Whether it can be nothing but a chain; else it may be a target's word.</param>
internal readonly record struct ChainUse(string Name, int Line, int Offset, bool IsCertain);
