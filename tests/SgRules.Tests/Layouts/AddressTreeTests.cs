using SgRules.Addressing;
using SgRules.Netfilter;

namespace SgRules.Layouts;

public sealed class AddressTreeTests
{
    private static readonly string[] Devices = [.. Enumerable.Range(0, 120).Select(n => FormattableString.Invariant($"vnet{n}"))];

    /// <summary>A look-up in the tree, rule by rule, against the leaves one after the other.</summary>
    [Property(MaxTest = 300)]
    public void A_tree_finds_the_leaf_of_the_port_that_has_the_address_and_no_other(int seed)
    {
        var random = new Random(seed);
        var family = random.Next(2) == 0 ? IPFamily.IPv4 : IPFamily.IPv6;
        var leaves = RandomLeaves(random, family);
        var tree = Grow(family, leaves);

        foreach (var leaf in leaves)
        {
            InternetAddress[] addresses = [leaf.Prefix.Address, leaf.Prefix.LastAddress, InternetAddress.Of(family, leaf.Prefix.LastAddress.Bits + 1 & (UInt128.MaxValue >> (128 - leaf.Prefix.Address.Width)))];
            foreach (var address in addresses)
            {
                foreach (var device in new[] { leaf.Device, Devices[random.Next(Devices.Length)], leaf.Device + "0" })
                {
                    var expected = leaves.Exists(other => other.Device == device && other.Prefix.Contains(address)) ? $"to-{device}" : null;
                    Assert.Equal(expected, tree.Find(address, device));
                }
            }
        }
    }

    public static TheoryData<string, IPFamily, int> HostileSets() => new()
    {
        { "powers of two", IPFamily.IPv6, 128 },
        { "powers of two, ten ports each", IPFamily.IPv6, 128 },
        { "powers of two", IPFamily.IPv4, 32 },
        { "a comb: nine addresses at each bit", IPFamily.IPv6, 128 },
        { "prefixes within prefixes", IPFamily.IPv6, 128 },
        { "prefixes within prefixes", IPFamily.IPv4, 32 },
    };

    [Theory]
    [MemberData(nameof(HostileSets))]
    public void Depth_is_bounded_for_hostile_address_sets(string kind, IPFamily family, int width)
    {
        List<TreeLeaf> leaves = [];
        for (var bit = 0; bit < width; bit++)
        {
            var one = UInt128.One << bit;
            switch (kind)
            {
                case "prefixes within prefixes":
                    leaves.Add(Leaf(IPPrefix.Containing(InternetAddress.Of(family, 0), bit + 1), Devices[bit % 100]));
                    break;
                case "powers of two":
                    leaves.Add(Leaf(IPPrefix.Of(InternetAddress.Of(family, one)), Devices[bit % 100]));
                    break;
                default:
                    leaves.AddRange(Enumerable.Range(0, 10).Select(n => Leaf(IPPrefix.Of(InternetAddress.Of(family, one | (kind.StartsWith('a') ? (UInt128)n : 0))), Devices[n])));
                    break;
            }
        }

        var tree = Grow(family, leaves.DistinctBy(leaf => (leaf.Prefix, leaf.Device)).ToList());

        Assert.InRange(tree.Depth(), 1, AddressTree.MaxLevels);
    }

    [Fact]
    public void A_node_with_eight_leaves_lists_them_and_one_more_branches()
    {
        var eight = Enumerable.Range(0, 8).Select(n => Leaf(IPPrefix.Of(InternetAddress.IPv4(0x0A000000 + ((uint)n << 4))), Devices[n])).ToList();

        Assert.Empty(Grow(IPFamily.IPv4, eight).Chains);
        Assert.NotEmpty(Grow(IPFamily.IPv4, [.. eight, Leaf(IPPrefix.Parse("10.0.1.0/32"), "vnet9")]).Chains);
    }

    [Fact]
    public void An_address_that_more_than_eight_ports_share_is_dispatched_by_the_beginning_of_the_device()
    {
        var tree = Grow(IPFamily.IPv4, [.. Devices.Select(device => Leaf(IPPrefix.Parse("224.0.0.18/32"), device))]);

        Assert.InRange(tree.Steps(InternetAddress.Parse("224.0.0.18"), "vnet117"), 1, 30);
        Assert.Equal("to-vnet117", tree.Find(InternetAddress.Parse("224.0.0.18"), "vnet117"));
        Assert.Equal("to-vnet1", tree.Find(InternetAddress.Parse("224.0.0.18"), "vnet1"));
    }

    [Fact]
    public void A_look_up_among_four_thousand_addresses_passes_few_rules()
    {
        var leaves = Enumerable.Range(0, 4000).Select(n => Leaf(IPPrefix.Of(InternetAddress.IPv4(0xCB007000 + (uint)n)), FormattableString.Invariant($"vnet{n}"))).ToList();
        var tree = Grow(IPFamily.IPv4, leaves);

        Assert.All(leaves, leaf => Assert.InRange(tree.Steps(leaf.Prefix.Address, leaf.Device), 1, 40));
    }

    private static List<TreeLeaf> RandomLeaves(Random random, IPFamily family)
    {
        var width = family == IPFamily.IPv4 ? 32 : 128;
        var block = (UInt128)(uint)random.Next() << (random.Next(2) * (width - 32));
        var count = random.Next(1, 150);
        return Enumerable.Range(0, count).Select(_ =>
        {
            var bits = random.Next(4) switch
            {
                0 => block,
                1 => block ^ (UInt128.One << random.Next(width)),
                _ => block ^ (uint)random.Next(256),
            };
            var length = random.Next(4) > 0 ? width : random.Next(1, width);
            return Leaf(IPPrefix.Containing(InternetAddress.Of(family, bits & (UInt128.MaxValue >> (128 - width))), length), Devices[random.Next(Devices.Length)]);
        }).DistinctBy(leaf => (leaf.Prefix, leaf.Device)).ToList();
    }

    private static TreeLeaf Leaf(IPPrefix prefix, string device) => new(
        prefix,
        device,
        Rule.Create(new Origin("3.1"), Target.Goto(ChainName.Parse($"to-{device}")), new SourceMatch(prefix), new PhysdevMatch { In = DevicePattern.Exact(device) }));

    private static Tree Grow(IPFamily family, List<TreeLeaf> leaves)
    {
        List<Chain> chains = [];
        var root = new AddressTree(family, PacketSide.Source, "cloudbr0", new TreeNames(new NameRegistry()), chains).Grow([.. leaves]);
        return new Tree(root, chains.ToDictionary(chain => chain.Name));
    }

    private sealed record Tree(List<Rule> Root, Dictionary<ChainName, Chain> Chains)
    {
        public string? Find(InternetAddress address, string device) => Walk(address, device).Leaf;

        public int Steps(InternetAddress address, string device) => Walk(address, device).Steps;

        public int Depth() => Depth(Root);

        private int Depth(IEnumerable<Rule> rules) => rules
            .Select(rule => rule.Target).OfType<GotoTarget>()
            .Select(target => Chains.TryGetValue(target.Chain, out var chain) ? 1 + Depth(chain.Rules) : 0)
            .DefaultIfEmpty().Max();

        private (string? Leaf, int Steps) Walk(InternetAddress address, string device)
        {
            IEnumerator<Rule> rules = Root.GetEnumerator();
            for (var steps = 1; rules.MoveNext(); steps++)
            {
                if (!rules.Current.Matches.ToImmutableArray().All(match => Holds(match, address, device)))
                {
                    continue;
                }

                if (rules.Current.Target is not GotoTarget { Chain: var next })
                {
                    return (null, steps);
                }

                if (!Chains.TryGetValue(next, out var chain))
                {
                    return (next.Text, steps);
                }

                rules = ((IEnumerable<Rule>)chain.Rules).GetEnumerator();
            }

            return (null, 0);
        }

        private static bool Holds(Match match, InternetAddress address, string device) => match switch
        {
            SourceMatch { Prefix: var prefix } => prefix.Contains(address),
            PhysdevMatch { In: { } pattern } => pattern.Matches(device),
            _ => throw new InvalidOperationException($"No tree has {match}."),
        };
    }
}
