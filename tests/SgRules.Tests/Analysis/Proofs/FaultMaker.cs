namespace SgRules.Analysis;

/// <summary>Makes faults of one document.</summary>
internal readonly record struct FaultMaker(RuleLayout Layout, string Document)
{
    public SeededFault Without(string what, string line) => SeededFault.Without(what, Layout, Document, line);

    public SeededFault Changed(string what, string line, string old, string with) => SeededFault.Changed(what, Layout, Document, line, old, with);

    public SeededFault Swapped(string what, string one, string two) => SeededFault.Swapped(what, Layout, Document, one, two);

    public SeededFault Before(string what, string line, string more) => SeededFault.Before(what, Layout, Document, line, more);
}
