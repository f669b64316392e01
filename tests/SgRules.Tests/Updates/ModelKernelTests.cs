using SgRules.Testing;

namespace SgRules.Updates;

/// <summary>The model kernel refuses what the kernel and its tools refuse (facts: kernel, section 1).</summary>
public sealed class ModelKernelTests
{
    private static readonly ModelKernel Host = ModelKernel.Bare
        .RestoreSets("create s hash:ip family inet hashsize 64 maxelem 3\nadd s 10.0.0.1\ncreate s6 hash:net family inet6 hashsize 64\ncreate free hash:ip family inet hashsize 64 maxelem 9\n").Last()
        .Load(UpdateTable.IPv4, """
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

            """);

    [Theory]
    [InlineData("-A c -j DROP", "no chain c")]
    [InlineData("-A a -j c", "no chain c")]
    [InlineData("-A a -j FORWARD", "no chain FORWARD")]
    [InlineData(":c - [0:0]\n:c - [0:0]", "declared twice")]
    [InlineData(":a12345678901234567890123456789 - [0:0]", "too long")]
    [InlineData(":FORWARD RETURN [0:0]", "policy RETURN")]
    [InlineData(":c ACCEPT [0:0]", "policy ACCEPT")]
    [InlineData("-I a 5 -j DROP", "index of insertion")]
    [InlineData("-I a 0 -j DROP", "index of insertion")]
    [InlineData("-D a 4", "index of deletion")]
    [InlineData("-D a 0", "index of deletion")]
    [InlineData("-D a -j ACCEPT", "no such rule")]
    [InlineData("-D a 1 -j DROP", "words behind the number")]
    [InlineData("-F c", "no chain c")]
    [InlineData("-X c", "no chain c")]
    [InlineData("-X b", "isn't empty")]
    [InlineData("-F b\n-X b", "is in use")]
    [InlineData("-X FORWARD", "is built in")]
    [InlineData("-D a 1\n-F a", "busy")]
    [InlineData("-F a\n-D a 1", "busy")]
    [InlineData("-I a 1 -j DROP\n:a - [0:0]", "busy")]
    [InlineData("-A a -m set --match-set t src -j DROP", "no set t")]
    [InlineData("-A a -m set --match-set s6 src -j DROP", "no set s6 of this family")]
    [InlineData("-A b -j a", "leads back")]
    [InlineData("-Z a", "unknown command")]
    [InlineData("*filter", "no chain")]
    [InlineData("COMMIT", "one table")]
    public void A_commit_is_refused_as_a_whole(string lines, string problem)
    {
        var refusal = Assert.Throws<KernelRefusal>(() => Host.Commit(UpdateTable.IPv4, $"*filter\n-A b -j DROP\n{lines}\nCOMMIT\n"));

        Assert.Contains(problem, refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("*filter\n-A b -j DROP\n", "no COMMIT")]
    [InlineData("*filter\n-A b -j DROP\nCOMMIT", "no line feed")]
    [InlineData("-A b -j DROP\nCOMMIT\n", "no table")]
    public void A_document_that_is_not_whole_is_refused(string document, string problem) =>
        Assert.Contains(problem, Assert.Throws<KernelRefusal>(() => Host.Commit(UpdateTable.IPv4, document)).Message, StringComparison.Ordinal);

    [Fact]
    public void Sixteen_chains_on_one_path_are_refused_and_fifteen_below_the_hook_are_not()
    {
        Assert.NotNull(Chained(15));
        Assert.Contains("too many links", Assert.Throws<KernelRefusal>(() => Chained(16)).Message, StringComparison.Ordinal);

        static ModelKernel Chained(int count)
        {
            var names = Enumerable.Range(0, count).Select(n => $"c{(char)('a' + n)}").ToArray();
            var rules = names.Zip(names.Skip(1), (from, to) => $"-A {from} -g {to}\n");
            return ModelKernel.Bare.Commit(UpdateTable.IPv4, $"*filter\n{string.Concat(names.Select(name => $":{name} - [0:0]\n"))}{string.Concat(rules)}-A FORWARD -j {names[0]}\nCOMMIT\n");
        }
    }

    [Fact]
    public void A_declared_chain_that_is_there_is_emptied_and_stays_where_it_is_used()
    {
        var host = Host.Commit(UpdateTable.IPv4, "*filter\n:b - [0:0]\n-A b -j DROP\nCOMMIT\n");

        Assert.Contains("-A a -s 10.0.0.1/32 -g b\n", host.IPv4.Text, StringComparison.Ordinal);
        Assert.EndsWith("-A a -j DROP\n-A b -j DROP\nCOMMIT\n", host.IPv4.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Numbers_count_as_if_the_lines_were_applied_one_after_the_other()
    {
        var host = Host.Commit(UpdateTable.IPv4, "*filter\n-I a 1 -j LOG\n-D a 2\n-I a 2 -p tcp -j DROP\n-D a -j DROP\n-I FORWARD -j ACCEPT\nCOMMIT\n");

        Assert.EndsWith("-A FORWARD -j ACCEPT\n-A FORWARD -i br0 -j a\n-A a -j LOG\n-A a -p tcp -j DROP\n-A a -m set --match-set s src -j ACCEPT\n-A b -j RETURN\nCOMMIT\n", host.IPv4.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_chain_goes_with_the_jump_to_it_in_one_commit()
    {
        var host = Host.Commit(UpdateTable.IPv4, "*filter\n-D a 1\n-F b\n-X b\nCOMMIT\n");

        Assert.False(host.IPv4.Chains.ContainsKey("b"));
    }

    [Fact]
    public void A_commit_keeps_what_it_does_not_name_and_a_load_does_not()
    {
        Assert.Contains("-A a -j DROP\n", Host.Commit(UpdateTable.IPv4, "*filter\n:INPUT DROP [0:0]\nCOMMIT\n").IPv4.Text, StringComparison.Ordinal);
        Assert.Equal(
            "*filter\n:INPUT DROP [0:0]\n:FORWARD ACCEPT [0:0]\n:OUTPUT ACCEPT [0:0]\nCOMMIT\n",
            Host.Load(UpdateTable.IPv4, "*filter\n:INPUT DROP [0:0]\nCOMMIT\n").IPv4.Text);
    }

    [Fact]
    public void Every_chain_of_ebtables_has_a_policy_and_needs_no_commit()
    {
        var host = ModelKernel.Bare.Commit(UpdateTable.Ethernet, "*nat\n:vnet4-in RETURN\n-A PREROUTING -i vnet4 -j vnet4-in\n-A vnet4-in -p ARP -j DROP\n");

        Assert.Equal("*nat\n:PREROUTING ACCEPT\n:OUTPUT ACCEPT\n:POSTROUTING ACCEPT\n:vnet4-in RETURN\n-A PREROUTING -i vnet4 -j vnet4-in\n-A vnet4-in -p ARP -j DROP\n", host.Ethernet.Text);
        Assert.Equal(
            "*nat\n:PREROUTING ACCEPT\n:OUTPUT ACCEPT\n:POSTROUTING ACCEPT\n:vnet4-in DROP\n-A PREROUTING -i vnet4 -j vnet4-in\n",
            host.Commit(UpdateTable.Ethernet, "*nat\n:vnet4-in DROP\n").Ethernet.Text);
    }

    [Theory]
    [InlineData("add t 10.0.0.1", "no set t")]
    [InlineData("del t 10.0.0.1", "no set t")]
    [InlineData("flush t", "no set t")]
    [InlineData("swap s t", "no set t")]
    [InlineData("swap s s6", "can't be swapped")]
    [InlineData("destroy s", "in use")]
    [InlineData("create s hash:net family inet hashsize 64 maxelem 3", "another header")]
    [InlineData("create s hash:ip family inet6 hashsize 64 maxelem 3", "another header")]
    [InlineData("create s hash:ip family inet hashsize 64 maxelem 4", "another header")]
    [InlineData("create a1234567890123456789012345678901 hash:ip family inet", "too long")]
    [InlineData("add s 10.0.0.0/24", "can't be in set")]
    [InlineData("add s 0.0.0.0", "can't be in set")]
    [InlineData("add s fd00::1", "can't be in set")]
    [InlineData("add s6 ::/0", "can't be in set")]
    [InlineData("add s 10.0.0.2\nadd s 10.0.0.3\nadd s 10.0.0.4", "is full")]
    [InlineData("rename s t", "unknown command")]
    public void Lines_before_one_that_ipset_refuses_stay(string lines, string problem)
    {
        var hosts = new List<ModelKernel>();

        var refusal = Assert.Throws<KernelRefusal>(() =>
        {
            foreach (var host in Host.RestoreSets($"add free 10.0.0.9\n{lines}\n"))
            {
                hosts.Add(host);
            }
        });

        Assert.Contains(problem, refusal.Message, StringComparison.Ordinal);
        Assert.Equal(1, hosts[0].Sets["free"].Count);
    }

    [Theory]
    [InlineData("create s hash:ip family inet hashsize 1024 maxelem 3")]
    [InlineData("add s 10.0.0.1")]
    [InlineData("del s 10.0.0.2")]
    [InlineData("destroy t")]
    public void What_is_already_so_is_no_error(string line) =>
        Assert.Equal(Host.SetText(), Host.RestoreSets($"{line}\n").Last().SetText());

    [Fact]
    public void A_swap_reaches_the_rules_that_ask_the_name()
    {
        var host = Host.RestoreSets("add free 10.0.0.9\nswap s free\n").Last();

        Assert.Equal(["10.0.0.9/32"], host.Sets["s"].Members.Select(member => member.ToString()));
        Assert.True(host.IsAsked("s"));
    }

    [ZonePairProperty(OneOf = 10)]
    public void What_is_loaded_prints_as_it_was_compiled(ZoneCase zone)
    {
        foreach (var layout in Enum.GetValues<RuleLayout>())
        {
            var ruleset = ZoneCase.Compile(zone.Zone, new CompilerOptions { Layout = layout });
            var host = ModelKernel.Loaded(ruleset);

            Assert.Equal(ruleset.Documents.IPTables.ToString(), host.IPv4.Text);
            Assert.Equal(ruleset.Documents.IP6Tables.ToString(), host.IPv6.Text);
            Assert.Equal(ruleset.Documents.EbTables.ToString(), host.Ethernet.Text);
            Assert.Equal(ruleset.IPv4, host.IPv4.Filter);
            Assert.Equal(ruleset.Ethernet, host.Ethernet.Ethernet);
            Assert.Equal(ruleset.Sets, host.Sets.Values.Select(set => set.Value).ToValueList());
            Assert.Equal(ruleset.Sets, host.Read().Sets.Sets);
        }
    }
}
