namespace SgRules.Analysis;

/// <summary>What a table lets through on one way at one moment, in the two orders of fields.</summary>
internal sealed class MomentDiagrams
{
    public MomentDiagrams(TableMoment moment, Way way, PortNames ports, PacketSpace senders, PacketSpace receivers)
    {
        Moment = moment;
        Table = SymbolicTable.Of(moment.Table, way, ports, new RuleConditions(senders.Values, new SetClasses(moment.Sets, senders.Values.Addresses)));
        Senders = new ChainDiagrams(Table, senders);
        Receivers = new ChainDiagrams(Table, receivers);
    }

    public TableMoment Moment { get; }

    public SymbolicTable Table { get; }

    public ChainDiagrams Senders { get; }

    public ChainDiagrams Receivers { get; }

    /// <summary>Where FORWARD can be taken apart between ports that aren't special, the ports' parts; see <see cref="PortFactors"/>.</summary>
    public List<PortFactors> Factors { get; set; } = [];
}
