namespace SgRules.Analysis;

/// <summary>What a table lets through on one way at one moment, in the two orders of fields.</summary>
internal sealed class MomentDiagrams
{
    private MomentDiagrams(TableMoment moment, SymbolicTable table, PacketSpace senders, PacketSpace receivers, Operation ofChanging)
    {
        Moment = moment;
        Table = table;
        Senders = new ChainDiagrams(table, senders, ofChanging);
        Receivers = new ChainDiagrams(table, receivers, ofChanging);
    }

    public TableMoment Moment { get; }

    public SymbolicTable Table { get; }

    public ChainDiagrams Senders { get; }

    public ChainDiagrams Receivers { get; }

    /// <summary>Where FORWARD can be taken apart between ports that aren't special, the ports' parts; see <see cref="PortFactors"/>.</summary>
    public List<PortFactors> Factors { get; set; } = [];

    /// <summary>What passes at a moment at least and at most: the same, but for one that stands for all of a run.</summary>
    /// <remarks>
    /// While a set changes, a rule that asks it takes a packet or not. What the rule and those behind it do is then one of two things; let the one count that lets
    /// more pass, everywhere, and the one that lets less. As Drop, Continue and Accept are in order, what a chain does rises if what a chain rises that it leads to, so
    /// whatever sets hold within the run, what passes is between the two.
    /// </remarks>
    public static (MomentDiagrams Least, MomentDiagrams Most) Of(TableMoment moment, Way way, PortNames ports, PacketSpace senders, PacketSpace receivers)
    {
        var sets = new SetClasses(moment.Sets, senders.Values.Addresses, moment.Most);
        var table = SymbolicTable.Of(moment.Table, way, ports, new RuleConditions(senders.Values, sets));
        var most = new MomentDiagrams(moment, table, senders, receivers, Operation.Higher);
        return (moment.IsRun ? new MomentDiagrams(moment, table, senders, receivers, Operation.Lower) : most, most);
    }
}
