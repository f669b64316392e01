using System.Globalization;
using SgRules.Addressing;

namespace SgRules.Netfilter;

/// <summary>Small filter tables, a packet to run through them, and walks as text, for tests of the interpreter.</summary>
internal static class SmallTable
{
    public static MacAddress Mac { get; } = MacAddress.Parse("02:00:00:00:00:04");

    public static Passage Bridged { get; } = Passage.Bridged("cloudbr0", "vnet4", "vnet5", Mac);

    public static Packet Web { get; } = Packet.Tcp(InternetAddress.Parse("10.1.0.4"), InternetAddress.Parse("10.1.0.5"), 40000, 80);

    public static Packet Web6 { get; } = Packet.Tcp(InternetAddress.Parse("fd00:1::4"), InternetAddress.Parse("fd00:1::5"), 40000, 80);

    public static Target Jump(string chain) => Target.Jump(ChainName.Parse(chain));

    public static Target Goto(string chain) => Target.Goto(ChainName.Parse(chain));

    public static Rule Rule(Target target, params ReadOnlySpan<Match> matches) => Netfilter.Rule.Create(new Origin("3"), target, matches);

    public static Chain Chain(string name, params ReadOnlySpan<Rule> rules) => new(ChainName.Parse(name), [.. rules]);

    public static Chain BuiltIn(ChainName name, Verdict policy, params ReadOnlySpan<Rule> rules) => new(name, [.. rules]) { Policy = policy };

    /// <summary>FORWARD, whose policy is DROP.</summary>
    public static Chain Forward(params ReadOnlySpan<Rule> rules) => BuiltIn(ChainName.Forward, Verdict.Drop, rules);

    /// <summary>A table of chains; the built-in ones that aren't among them are empty and accept.</summary>
    public static FilterTable Table(IPFamily family, params ReadOnlySpan<Chain> chains)
    {
        Chain[] given = chains.ToArray();
        var missing = new[] { ChainName.Input, ChainName.Forward, ChainName.Output }.Except(given.Select(chain => chain.Name));
        return FilterTable.Create(family, [.. missing.Select(name => BuiltIn(name, Verdict.Accept)), .. given]);
    }

    /// <summary>Runs the web packet from vnet4 to vnet5 through an IPv4 table.</summary>
    public static Walk Run(params ReadOnlySpan<Chain> chains) => new RuleInterpreter(Table(IPFamily.IPv4, chains), []).Run(Web, Bridged);

    /// <summary>The walk as text: <c>Dropped: FORWARD 1, a 2, FORWARD 0</c>.</summary>
    public static string Text(Walk walk) => string.Create(
        CultureInfo.InvariantCulture,
        $"{walk.Outcome}: {string.Join(", ", walk.Path.ToImmutableArray().Select(step => string.Create(CultureInfo.InvariantCulture, $"{step.Chain} {step.Number}")))}");

    /// <summary>Whether a condition holds, at whatever hook the packet passes.</summary>
    public static bool Holds(Match match, Packet packet, Passage passage, params ReadOnlySpan<IpSet> sets)
    {
        var rule = Rule(Target.Drop, match);
        var table = Table(
            packet.Family,
            BuiltIn(ChainName.Input, Verdict.Accept, rule),
            BuiltIn(ChainName.Forward, Verdict.Accept, rule),
            BuiltIn(ChainName.Output, Verdict.Accept, rule));
        var walk = new RuleInterpreter(table, [.. sets]).Run(packet, passage);
        Assert.NotEqual(WalkOutcome.Undecided, walk.Outcome);
        return walk.Outcome == WalkOutcome.Dropped;
    }

    /// <summary>Whether a condition holds for the web packet from vnet4 to vnet5.</summary>
    public static bool Holds(Match match) => Holds(match, Web, Bridged);
}
