using System.Text;
using SgRules.Addressing;
using SgRules.Netfilter;
using SgRules.Updates;

namespace SgRules.Analysis;

/// <summary>The executor refuses what the kernel and its tools refuse (facts: kernel, section 1), and says which line.</summary>
public sealed class PlanExecutionTests
{
    private const string Sets = "create s hash:ip family inet hashsize 64 maxelem 3\nadd s 10.0.0.1\ncreate s6 hash:net family inet6 hashsize 64\ncreate free hash:ip family inet hashsize 64 maxelem 9\ncreate l list:set size 8\n";

    private static readonly PlanState Host = PlanState.Of(new HostState(
        SaveText.ReadSets(Encoding.UTF8.GetBytes(Sets), "ipset"),
        SaveText.ReadTable(IPFamily.IPv4, """
            *filter
            :INPUT ACCEPT [0:0]
            :FORWARD ACCEPT [0:0]
            :OUTPUT ACCEPT [0:0]
            :a - [0:0]
            :b - [0:0]
            -A FORWARD -i br0 -j a
            -A a -s 10.0.0.1/32 -g b
            -A a -m set --match-set s src -j ACCEPT
            -A a -j DROP
            -A b -j RETURN
            COMMIT

            """u8, "iptables"),
        SaveText.ReadTable(IPFamily.IPv6, "*filter\n:INPUT ACCEPT [0:0]\n:FORWARD ACCEPT [0:0]\n:OUTPUT ACCEPT [0:0]\nCOMMIT\n"u8, "ip6tables"),
        SaveText.ReadEthernetTable(default, "ebtables")));

    [Theory]
    [InlineData("-A c -j DROP", "no chain 'c'")]
    [InlineData("-A a -j c", "'c' is used but not declared")]
    [InlineData("-A a -j FORWARD", "built in")]
    [InlineData(":c - [0:0]\n:c - [0:0]", "declared twice")]
    [InlineData(":a12345678901234567890123456789 - [0:0]", "can't name a chain")]
    [InlineData(":FORWARD RETURN [0:0]", "policy")]
    [InlineData(":c ACCEPT [0:0]", "policy")]
    [InlineData(":c -", "declaration")]
    [InlineData("-I a 5 -j DROP", "no place 5")]
    [InlineData("-I a 0 -j DROP", "no place 0")]
    [InlineData("-D a 4", "no rule 4")]
    [InlineData("-D a 0", "no rule 0")]
    [InlineData("-D a -j ACCEPT", "no such rule")]
    [InlineData("-D a 1 -j DROP", "behind the command")]
    [InlineData("-F c", "no chain 'c'")]
    [InlineData("-F a b", "behind the command")]
    [InlineData("-X c", "no chain 'c'")]
    [InlineData("-X b", "has rules")]
    [InlineData("-F b\n-X b", "rules lead to it")]
    [InlineData("-X FORWARD", "built in")]
    [InlineData("-D a 1\n-F a", "in one commit")]
    [InlineData("-F a\n-D a 1", "no rule 1")]
    [InlineData("-F a\n-I a 1 -j DROP", "in one commit")]
    [InlineData("-I a 1 -j DROP\n:a - [0:0]", "in one commit")]
    [InlineData("-A a -m set --match-set t src -j DROP", "no set t")]
    [InlineData("-A a -m set --match-set s6 src -j DROP", "no set s6 of this family")]
    [InlineData("-A a -s fd00::1/128 -j DROP", "IPv6 address")]
    [InlineData("-A b -j a", "circle")]
    [InlineData("-Z a", "isn't known")]
    [InlineData("*filter", "no chain")]
    [InlineData("COMMIT", "behind COMMIT")]
    [InlineData("-A a -m comment --comment \"x -j DROP", "quotes")]
    public void A_commit_is_refused_as_a_whole(string lines, string problem)
    {
        var atom = Assert.Single(Run(Commit($"*filter\n-A b -j DROP\n{lines}\nCOMMIT\n")));

        Assert.Contains(problem, atom.Problem?.Problem, StringComparison.Ordinal);
        Assert.Same(Host, atom.After);
        Assert.InRange(atom.Problem!.Line, 3, 5);
    }

    [Theory]
    [InlineData("*filter\n-A b -j DROP\n", "COMMIT")]
    [InlineData("*filter\n-A b -j DROP\nCOMMIT", "cut off")]
    [InlineData("-A b -j DROP\nCOMMIT\n", "beginning of table filter")]
    public void A_document_that_is_not_whole_is_refused(string document, string problem) =>
        Assert.Contains(problem, Assert.Single(Run(Commit(document))).Problem?.Problem, StringComparison.Ordinal);

    [Fact]
    public void A_way_of_sixteen_chains_is_taken_and_one_of_seventeen_is_not()
    {
        Assert.Null(Chained(15).Problem);
        Assert.Contains("more than 16", Chained(16).Problem?.Problem, StringComparison.Ordinal);

        static ExecutedAtom Chained(int count)
        {
            var names = Enumerable.Range(0, count).Select(n => $"c{(char)('a' + n)}").ToArray();
            var rules = names.Zip(names.Skip(1), (from, to) => $"-A {from} -g {to}\n");
            return Assert.Single(Run(Commit($"*filter\n{string.Concat(names.Select(name => $":{name} - [0:0]\n"))}{string.Concat(rules)}-A FORWARD -j {names[0]}\nCOMMIT\n")));
        }
    }

    [Theory]
    [InlineData("add t 10.0.0.1", "no set 't'")]
    [InlineData("del t 10.0.0.1", "no set 't'")]
    [InlineData("flush t", "no set 't'")]
    [InlineData("swap s t", "two sets that are there")]
    [InlineData("swap s s6", "different kinds")]
    [InlineData("destroy s", "in use")]
    [InlineData("create s hash:net family inet hashsize 64 maxelem 3", "another header")]
    [InlineData("create s hash:ip family inet6 hashsize 64 maxelem 3", "another header")]
    [InlineData("create s hash:ip family inet hashsize 64 maxelem 4", "another header")]
    [InlineData("create a1234567890123456789012345678901 hash:ip family inet", "can't name a set")]
    [InlineData("add s 10.0.0.0/24", "can't be in set s")]
    [InlineData("add s 0.0.0.0", "can't be in set s")]
    [InlineData("add s fd00::1", "can't be in set s")]
    [InlineData("add s 10.0.0.2 nomatch", "can't be in set s")]
    [InlineData("add s6 ::/0", "can't be in set s6")]
    [InlineData("add s 10.0.0.2\nadd s 10.0.0.3\nadd s 10.0.0.4", "is full")]
    [InlineData("add l s", "isn't known here")]
    [InlineData("rename s t", "isn't known here")]
    public void A_line_that_ipset_refuses_ends_the_run_there(string lines, string problem)
    {
        var document = $"add free 10.0.0.9\n{lines}\n";
        ExecutedAtom[] atoms = [.. Run(Edit(document))];

        Assert.Null(atoms[0].Problem);
        Assert.Contains(problem, atoms[^1].Problem?.Problem, StringComparison.Ordinal);
        Assert.Equal(document.Count(c => c == '\n'), atoms[^1].Problem!.Line);
    }

    [Theory]
    [InlineData("create s hash:ip family inet hashsize 1024 maxelem 3")]
    [InlineData("add s 10.0.0.1")]
    [InlineData("del s 10.0.0.2")]
    [InlineData("destroy t")]
    public void What_is_already_so_is_no_error(string line) =>
        Assert.Equal(Host.KnownSets, Assert.Single(Run(Edit($"{line}\n"))).After.KnownSets);

    [Fact]
    public void Additions_to_a_set_in_use_are_one_run_and_edits_of_one_that_no_rule_asks_are_one_atom()
    {
        ExecutedAtom[] atoms = [.. Run(Edit("add s 10.0.0.2\nadd s 10.0.0.3\ndel s 10.0.0.1\nadd free 10.0.0.1\ndel free 10.0.0.1\nadd free 10.0.0.2\nadd s 10.0.0.1\n"))];

        Assert.Equal(["s", "s", null, "s"], atoms.Select(atom => atom.RunOf));
        Assert.Equal([2, 1, 1, 1], atoms.Select(atom => atom.Count));
        Assert.Equal([false, false, true, false], atoms.Select(atom => atom.IsSilent));
        Assert.Equal([(1, 2), (3, 3), (4, 6), (7, 7)], atoms.Select(atom => (atom.FirstLine, atom.LastLine)));
    }

    [Fact]
    public void Chains_that_a_commit_does_not_name_are_the_same_objects_behind_it()
    {
        var after = Assert.Single(Run(Commit("*filter\n-I b 1 -p tcp -j DROP\nCOMMIT\n"))).After;

        Assert.Same(Host.IPv4.Chains["a"], after.IPv4.Chains["a"]);
        Assert.Equal(2, after.IPv4.Chains["b"].Rules.Count);
        Assert.Same(Host.IPv6, after.IPv6);
    }

    [Fact]
    public void A_set_that_another_table_names_is_in_use()
    {
        var host = Host with { WordsElsewhere = new HashSet<string>(StringComparer.Ordinal) { "free" } };

        Assert.Contains("in use", Assert.Single(PlanExecution.Run(Plan(Edit("destroy free\n")), host)).Problem?.Problem, StringComparison.Ordinal);
    }

    private static IEnumerable<ExecutedAtom> Run(params UpdateStep[] steps) => PlanExecution.Run(Plan(steps), Host);

    private static UpdatePlan Plan(params UpdateStep[] steps) => HandMadePlans.Empty with { Steps = [.. steps] };

    private static UpdateStep Commit(string text) => Step(UpdateStepKind.Commit, text);

    private static UpdateStep Edit(string text) => Step(UpdateStepKind.FillSets, text);

    private static UpdateStep Step(UpdateStepKind kind, string text) => new() { Kind = kind, Table = UpdateTable.IPv4, Document = HandMadePlans.Text(text), Reason = "test", Changes = [] };
}
