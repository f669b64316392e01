using System.Buffers;
using System.Globalization;
using System.Text;
using SgRules.Addressing;
using SgRules.Netfilter;

namespace SgRules.Updates;

/// <summary>What the kernel or its tools would refuse of a state that a plan is to lead to (facts: kernel, section 1).</summary>
/// <remarks>It takes time in proportion to the rules and sets; findings stand at the name of the chain or set.</remarks>
internal sealed class KernelLimits
{
    /// <summary>What a line may have, without its end (facts: kernel, section 1.1).</summary>
    private const int MaxLine = 10_239;

    // The longest way a plan writes a rule: -I, the chain's name and a number before it.
    private const int LineHead = ChainName.MaxLength + 16;

    // The longest condition that is known here is a comment, each of whose bytes may need a backslash.
    private const int LongestCondition = (2 * CommentMatch.MaxUtf8Length) + 32;

    private readonly Dictionary<string, IPFamily> _sets = new(StringComparer.Ordinal);
    private readonly List<Diagnostic> _findings = [];

    private KernelLimits()
    {
    }

    /// <summary>Everything that stands against a state; none if a host can have it.</summary>
    public static ValueList<Diagnostic> Findings(Ruleset desired)
    {
        var limits = new KernelLimits();
        limits.CheckSets(desired.Sets);
        limits.CheckTable(UpdateTable.IPv4, desired.IPv4.Chains, ChainOrder.Filter);
        limits.CheckTable(UpdateTable.IPv6, desired.IPv6.Chains, ChainOrder.Filter);
        limits.CheckTable(UpdateTable.Ethernet, desired.Ethernet.Chains, ChainOrder.Ethernet);
        return [.. limits._findings];
    }

    /// <summary>What stands against the names of sets.</summary>
    public static ValueList<Diagnostic> OfSets(ValueList<IpSet> sets)
    {
        var limits = new KernelLimits();
        limits.CheckSets(sets);
        return [.. limits._findings];
    }

    private void CheckSets(ValueList<IpSet> sets)
    {
        foreach (var set in sets)
        {
            if (!_sets.TryAdd(set.Name.Text, set.Family))
            {
                Add(UpdateFindings.SetTwice, set.Name.Text, $"There are two sets {set.Name}: rename one of them.");
            }
        }

        foreach (var set in sets)
        {
            CheckName(set.Name);
        }
    }

    private void CheckName(SetName name)
    {
        var text = name.Text;
        if (Encoding.UTF8.GetByteCount(text) > SetName.MaxLength - OwnNames.TemporaryEnd.Length)
        {
            Add(UpdateFindings.SetNameTooLong, text, $"The name of set {text} leaves no room for {OwnNames.TemporaryEnd} behind it: shorten it to 29 bytes.");
        }

        if (text.EndsWith(OwnNames.TemporaryEnd, StringComparison.Ordinal)
            && _sets.ContainsKey(text[..^OwnNames.TemporaryEnd.Length]))
        {
            Add(UpdateFindings.SetNameIsTemporary, text, $"Set {text} has the name that a plan may need for a temporary set beside {text[..^OwnNames.TemporaryEnd.Length]}: rename it.");
        }
    }

    private void CheckTable(UpdateTable table, ValueList<Chain> chains, ChainOrder order)
    {
        _findings.AddRange(new ChainGraph(chains, order).Findings());
        foreach (var chain in chains)
        {
            var number = 0;
            foreach (var rule in chain.Rules)
            {
                number++;
                CheckLength(chain.Name, number, rule);
                CheckAskedSets(table, chain.Name, number, rule);
            }
        }
    }

    private void CheckAskedSets(UpdateTable table, ChainName chain, int number, Rule rule)
    {
        foreach (var match in rule.Traits.HasFlag(RuleTraits.AsksSets) ? rule.Matches : [])
        {
            if (match is not SetMatch { Set: var set })
            {
                continue;
            }

            if (!_sets.TryGetValue(set.Text, out var family))
            {
                Add(UpdateFindings.SetMissing, chain.Text, $"Rule {Decimal(number)} of chain {chain} asks set {set}, which isn't there: add it.");
            }
            else if (table != (family == IPFamily.IPv4 ? UpdateTable.IPv4 : UpdateTable.IPv6))
            {
                Add(UpdateFindings.SetOfOtherFamily, chain.Text, $"Rule {Decimal(number)} of chain {chain}, of {table}, asks set {set}, which holds {family} addresses: ask one of its own family.");
            }
        }
    }

    private void CheckLength(ChainName chain, int number, Rule rule)
    {
        if (MayBeLong(rule) && LineHead + LengthOf(rule) > MaxLine)
        {
            Add(UpdateFindings.RuleTooLong, chain.Text, $"Rule {Decimal(number)} of chain {chain} is longer than a line of {Decimal(MaxLine)} bytes: make several of it.");
        }
    }

    /// <summary>Whether a rule may be longer than a line. Most rules can't be, and writing all of them takes longer than everything else here.</summary>
    public static bool MayBeLong(Rule rule) =>
        rule.HasForeignText || rule.Traits.HasFlag(RuleTraits.HasWords) || rule.Matches.Count > (MaxLine / LongestCondition) - 1;

    private static int LengthOf(Rule rule)
    {
        var buffer = new ArrayBufferWriter<byte>();
        RuleText.Write(buffer, rule, RuleText.WithoutTarget(rule));
        return buffer.WrittenCount;
    }

    private void Add(DiagnosticDescriptor kind, string path, string message) => _findings.Add(kind.At(path, message));

    private static string Decimal(int number) => number.ToString(CultureInfo.InvariantCulture);
}
