using SgRules.Addressing;
using SgRules.Model;
using SgRules.Netfilter;
using SgRules.Testing;

namespace SgRules.Layouts;

public sealed class TreeLayoutProperties
{
    /// <summary>What nft takes below the hook, gotos included (facts: kernel, section 0, fact 9).</summary>
    private const int MaxDepth = 15;

    [ZoneProperty]
    public void Every_chain_is_reachable_and_every_reference_is_declared(ZoneCase zone)
    {
        var ruleset = ZoneCase.Compile(zone.Zone);
        foreach (var table in new[] { ruleset.IPv4, ruleset.IPv6 })
        {
            Assert.Equal(
                table.Chains.ToImmutableArray().Select(chain => chain.Name).ToHashSet(),
                RulesetWalk.Depths(table).Keys.ToHashSet());
        }

        Assert.Equal(
            ruleset.Sets.ToImmutableArray().Select(set => set.Name).ToHashSet(),
            RulesetWalk.Sets(ruleset.IPv4).Concat(RulesetWalk.Sets(ruleset.IPv6)).ToHashSet());
    }

    [ZoneProperty]
    public void No_chain_is_deeper_than_nft_allows(ZoneCase zone)
    {
        var ruleset = ZoneCase.Compile(zone.Zone);
        Assert.All([ruleset.IPv4, ruleset.IPv6], table => Assert.InRange(RulesetWalk.Depths(table).Values.Max(), 0, MaxDepth));
    }

    [ZoneProperty]
    public void Every_chain_of_ours_decides_at_its_end_but_an_ingress_group_falls_back(ZoneCase zone)
    {
        var ruleset = ZoneCase.Compile(zone.Zone);
        foreach (var chain in ruleset.IPv4.Chains.ToImmutableArray().Concat(ruleset.IPv6.Chains.ToImmutableArray()).Where(chain => chain.Policy is null))
        {
            var last = chain.Rules[^1];
            var decides = last.Matches.IsEmpty && last.Target is not JumpTarget;
            Assert.True(decides || chain.Name.Text.StartsWith("sg1-gi-", StringComparison.Ordinal), $"{chain.Name} ends in {last}");
        }
    }

    [ZoneProperty]
    public void Names_are_within_the_kernels_limits_and_stand_for_one_thing(ZoneCase zone)
    {
        var ruleset = ZoneCase.Compile(zone.Zone);
        var chains = ruleset.IPv4.Chains.ToImmutableArray().Concat(ruleset.IPv6.Chains.ToImmutableArray()).Select(chain => chain.Name.Text).ToList();
        Assert.All(chains, name => Assert.InRange(name.Length, 1, ChainName.MaxLength));
        Assert.All(ruleset.Sets, set => Assert.InRange(set.Name.Text.Length, 1, 28));
        Assert.Equal(ruleset.Sets.Count, ruleset.Sets.ToImmutableArray().Select(set => set.Name).Distinct().Count());
        Assert.All(Nodes(ruleset.IPv4), node => Assert.Matches("^sg1-[sd]4-[a-z2-7]{6}-", node.Text));
        Assert.All(Nodes(ruleset.IPv6), node => Assert.Matches("^sg1-[sd]6-[a-z2-7]{6}-[a-z2-7]{12}$", node.Text));
    }

    [ZoneProperty]
    public void Each_address_of_a_port_is_bound_by_one_rule_at_either_end(ZoneCase zone)
    {
        var result = RuleCompiler.Compile(zone.Zone, ZoneCase.Host);
        foreach (var table in new[] { result.Ruleset!.IPv4, result.Ruleset.IPv6 })
        {
            var rules = table.Chains.ToImmutableArray().SelectMany(chain => chain.Rules.ToImmutableArray()).Select(rule => rule.Matches.ToImmutableArray()).ToList();
            var bound = rules.SelectMany(matches => matches.OfType<PhysdevMatch>(), (matches, port) => (Source: matches.OfType<SourceMatch>().SingleOrDefault()?.Prefix, Destination: matches.OfType<DestinationMatch>().SingleOrDefault()?.Prefix, port))
                .Where(leaf => leaf.Source is { } source ? leaf.port.In is { IsPrefix: false } && !source.Address.IsUnspecified : leaf.Destination is not null && leaf.port.Out is { IsPrefix: false })
                .Select(leaf => $"{leaf.Source} {leaf.Destination} {leaf.port.In} {leaf.port.Out}")
                .Order(StringComparer.Ordinal);
            var owned = result.Policy!.Bridges.ToImmutableArray().SelectMany(bridge => bridge.GuestPorts.ToImmutableArray())
                .SelectMany(port => port.OwnAddresses.ToImmutableArray().Select(own => (own, $"{own}  {port.Device} "))
                    .Concat(port.OwnAddresses.ToImmutableArray().Concat(port.MulticastGroups.ToImmutableArray().Select(IPPrefix.Of)).Distinct().Select(own => (own, $" {own}  {port.Device}"))))
                .Where(own => own.Item1.Family == table.Family)
                .Select(own => own.Item2)
                .Order(StringComparer.Ordinal);

            Assert.Equal(owned, bound);
        }
    }

    [ZoneProperty]
    public void Every_rule_has_its_origin_in_the_source_map(ZoneCase zone)
    {
        var ruleset = ZoneCase.Compile(zone.Zone);
        var lines = ruleset.Documents.All.ToImmutableArray().ToDictionary(document => document.FileName, document => document.ToString().Split('\n'));
        var mapped = ruleset.SourceMap.Select(line => (line.FileName, Text: lines[line.FileName][line.Line - 1])).ToList();
        var expected = ruleset.Documents.All.ToImmutableArray()
            .SelectMany(document => lines[document.FileName], (document, text) => (document.FileName, Text: text))
            .Where(line => line.Text.StartsWith("-A ", StringComparison.Ordinal) || line.Text.StartsWith("create ", StringComparison.Ordinal));
        Assert.Equal(expected, mapped);
        Assert.All(ruleset.SourceMap, line => Assert.StartsWith("3", line.Origin.Paragraph.Replace("5.1", "3", StringComparison.Ordinal), StringComparison.Ordinal));
    }

    [ZoneProperty]
    public void Adding_a_NIC_changes_only_the_chains_on_its_path(ZoneCase zone)
    {
        var nic = new Nic
        {
            Network = "net0",
            Device = "added0",
            Mac = MacAddress.Parse("06:ff:00:00:00:01"),
            IPv4 = InternetAddress.Parse("10.100.255.250"),
            IPv6 = InternetAddress.Parse("2001:db8:0:0:ffff::1"),
        };
        var instance = new Instance { Name = "i-9-9-VM", Host = ZoneCase.Host, SecurityGroups = [zone.Zone.SecurityGroups.IsEmpty ? "none" : zone.Zone.SecurityGroups[0].Id], Nics = [nic] };
        instance = zone.Zone.SecurityGroups.IsEmpty ? instance with { SecurityGroups = [] } : instance;
        var before = ZoneCase.Compile(zone.Zone);
        var after = ZoneCase.Compile(zone.Zone with { Instances = zone.Zone.Instances.Add(instance) });

        AssertOnPath(before.IPv4, after.IPv4, [nic.IPv4.Value]);
        AssertOnPath(before.IPv6, after.IPv6, [nic.IPv6.Value, nic.Mac.LinkLocalAddress]);
    }

    [ZoneProperty]
    public void Adding_a_rule_changes_only_the_chains_of_its_group_and_of_the_policies_with_it(ZoneCase zone)
    {
        if (zone.Zone.SecurityGroups.IsEmpty)
        {
            return;
        }

        var group = zone.Zone.SecurityGroups[0];
        var changed = group with { Ingress = group.Ingress.Add(SecurityRule.Tcp(4711).WithCidrs("192.0.2.0/24")) };
        var before = ZoneCase.Compile(zone.Zone);
        var after = ZoneCase.Compile(zone.Zone with { SecurityGroups = new([changed, .. zone.Zone.SecurityGroups.ToImmutableArray().Skip(1)]) });

        Assert.Equal(before.IPv6, after.IPv6);
        Assert.Equal(before.Sets, after.Sets);
        var names = Changed(before.IPv4, after.IPv4).Select(name => name.Text).ToList();
        var isFirstRule = !before.IPv4.Chains.ToImmutableArray().Select(chain => chain.Name).Intersect(Changed(before.IPv4, after.IPv4)).Any(name => name.Text.StartsWith("sg1-gi-", StringComparison.Ordinal));
        Assert.All(names, name => Assert.True(name.StartsWith("sg1-gi-", StringComparison.Ordinal) || (isFirstRule && name.StartsWith("sg1-in-", StringComparison.Ordinal)), name));
        Assert.InRange(names.Count(name => name.StartsWith("sg1-gi-", StringComparison.Ordinal)), 0, 1);
    }

    /// <summary>
    /// On the path of an address are the bridge's two ends, the nodes that contain it, their direct children (a split adds them),
    /// and the policy and group chains that the instance is the first to use.
    /// </summary>
    private static void AssertOnPath(FilterTable before, FilterTable after, InternetAddress[] addresses)
    {
        var changed = Changed(before, after).ToHashSet();
        var bounded = AtTheDepthBound(before).Union(AtTheDepthBound(after)).ToHashSet();
        foreach (var name in changed.Where(name => IsNode(name) || name.Text.StartsWith("BF-", StringComparison.Ordinal)))
        {
            var callers = Callers(before, name).Concat(Callers(after, name)).Append(name);
            var isSplitOrMerged = Holds(before, name) != Holds(after, name);
            Assert.True(
                bounded.Contains(name) || IsOnPath(name) || (isSplitOrMerged && callers.Any(IsOnPath)),
                $"{name} isn't on the path");
        }

        // Two trees; in each, per address: one level of nodes contains it at most eleven times; one node splits into four.
        var nodes = changed.Count(IsNode);
        Assert.InRange(nodes, 0, 2 * addresses.Length * (AddressTree.MaxLevels + 4));
        Assert.InRange(changed.Count - nodes, 0, 2 + 4 + 2);

        bool IsOnPath(ChainName name) =>
            name.Text is "BF-cloudbr0-IN" or "BF-cloudbr0-OUT" || Stands(before, name, addresses) || Stands(after, name, addresses);
    }

    private static IEnumerable<ChainName> Nodes(FilterTable table) => table.Chains.ToImmutableArray().Select(chain => chain.Name).Where(IsNode);

    private static bool IsNode(ChainName name) => name.Text.StartsWith("sg1-s", StringComparison.Ordinal) || name.Text.StartsWith("sg1-d", StringComparison.Ordinal);

    private static bool Holds(FilterTable table, ChainName name) => table.Chains.ToImmutableArray().Any(chain => chain.Name == name);

    private static IEnumerable<ChainName> Callers(FilterTable table, ChainName callee) =>
        table.Chains.ToImmutableArray().Where(chain => RulesetWalk.Callees(chain).Contains(callee)).Select(chain => chain.Name);

    // A node that an insertion above moves to the last level that nft has room for lists its leaves instead of branching (design, section 5.1).
    private static IEnumerable<ChainName> AtTheDepthBound(FilterTable table) =>
        RulesetWalk.Depths(table).Where(chain => chain.Value == 2 + AddressTree.MaxLevels).Select(chain => chain.Key);

    // Nodes say in their origin which addresses they stand for.
    private static bool Stands(FilterTable table, ChainName name, InternetAddress[] addresses) =>
        table.Chains.ToImmutableArray().Where(chain => chain.Name == name)
            .Select(chain => chain.Rules[^1].Origin.Subject)
            .Any(subject => subject.StartsWith("addresses ", StringComparison.Ordinal)
                && addresses.Any(address => IPPrefix.Parse(subject.Split(' ')[1]).Contains(address)));

    private static IEnumerable<ChainName> Changed(FilterTable before, FilterTable after)
    {
        var old = before.Chains.ToImmutableArray().ToDictionary(chain => chain.Name);
        var @new = after.Chains.ToImmutableArray().ToDictionary(chain => chain.Name);
        return old.Keys.Union(@new.Keys).Where(name => old.GetValueOrDefault(name) != @new.GetValueOrDefault(name));
    }
}
