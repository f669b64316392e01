using SgRules.Addressing;
using SgRules.Netfilter;

namespace SgRules.Analysis;

/// <summary>One family's table of a text, with its sets.</summary>
internal sealed class TextTable(FilterTable table, SetsReading sets, TableReading reading)
{
    private readonly RuleInterpreter _interpreter = new(table, sets.Sets, sets.ForeignSets);

    public FilterTable Table { get; } = table;

    public ValueList<IpSet> Sets { get; } = sets.Sets;

    /// <summary>The bridges that rules of FORWARD name.</summary>
    public IEnumerable<string> Bridges => Table.Chains.Where(chain => chain.Name == ChainName.Forward).SelectMany(chain => chain.Rules)
        .SelectMany(rule => rule.Matches).OfType<InInterfaceMatch>().Where(match => !match.Device.IsPrefix).Select(match => match.Device.Name);

    public Walk Run(Packet packet, Passage passage) => _interpreter.Run(packet, passage);

    /// <summary>What decided about a packet.</summary>
    public TextCause CauseOf(Walk walk)
    {
        var step = walk.Path[^1];
        return new TextCause(step.Chain.Text, step.Number, reading.LineOf(step.Chain, step.Number), step.Rule?.ToString() ?? "policy");
    }
}
