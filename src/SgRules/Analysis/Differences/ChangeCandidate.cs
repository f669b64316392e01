using SgRules.Model;

namespace SgRules.Analysis;

/// <summary>A row that may become one of the difference: its words are a product of traffic and far ends, and mean exactly its boxes.</summary>
/// <param name="Direction">Which way.</param>
/// <param name="Boxes">What it is about.</param>
/// <param name="Traffic">The traffic in words.</param>
/// <param name="Peers">The far ends in words.</param>
internal sealed record ChangeCandidate(Direction Direction, ValueList<RuledTraffic> Boxes, string Traffic, ValueList<string> Peers)
{
    /// <summary>Two rows of one key say the same.</summary>
    public string Key => $"{Direction}|{Traffic}|{string.Join('|', Peers)}";
}
