using SgRules.Netfilter;

namespace SgRules.Updates;

/// <summary>The ports that our part of ebtables' table guards, and by which rules.</summary>
internal sealed class GuardedPorts
{
    private static readonly ChainName[] Roots = [ChainName.Parse("sg1-ein"), ChainName.Parse("sg1-eout")];

    private readonly OwnTable _table;
    private readonly List<(ChainName Root, string Device, Rule Rule)> _guards = [];

    private GuardedPorts(OwnTable table)
    {
        _table = table;
        foreach (var chain in table.Chains)
        {
            var root = Array.Find(Roots, root => chain.Name == root || chain.Name.Text.StartsWith($"{root.Text}-", StringComparison.Ordinal));
            foreach (var rule in root is null ? [] : chain.Rules)
            {
                if (DeviceOf(rule) is { } device)
                {
                    _guards.Add((root!, device, rule));
                }
            }
        }
    }

    /// <summary>The devices.</summary>
    public HashSet<string> Devices => _guards.Select(guard => guard.Device).ToHashSet(StringComparer.Ordinal);

    public static GuardedPorts Of(OwnTable table) => new(table);

    /// <summary>The same table, which also guards the ports of another that it doesn't guard yet, as that one does.</summary>
    public OwnTable With(GuardedPorts others)
    {
        var chains = _table.Chains.ToImmutableArray().ToDictionary(chain => chain.Name);
        var known = Devices;
        foreach (var (root, device, rule) in others._guards.Where(guard => !known.Contains(guard.Device)))
        {
            // Others' rules of the root that have no port are the same in every state of a root.
            var place = chains.GetValueOrDefault(root) ?? others.Chain(root) with { Rules = [.. others.Chain(root).Rules.Where(first => !IsOfPort(first))] };
            chains[root] = place with { Rules = place.Rules.Add(rule) };
            if (rule.Target is JumpTarget { Chain: var guard })
            {
                var rules = others.Chain(guard).Rules.Where(of => DeviceOf(of) == device);
                var sofar = chains.GetValueOrDefault(guard) ?? others.Chain(guard) with { Rules = [] };
                chains[guard] = sofar with { Rules = [.. sofar.Rules, .. rules] };
            }
        }

        return new OwnTable(_table.Hooks.IsEmpty ? others._table.Hooks : _table.Hooks, [.. chains.Values.OrderBy(chain => chain.Name, ChainOrder.Ethernet)]);
    }

    private Chain Chain(ChainName name) => _table.Chains.ToImmutableArray().First(chain => chain.Name == name);

    private static bool IsOfPort(Rule rule) => rule.Matches.Any(match => match is FramePortMatch);

    private static string? DeviceOf(Rule rule)
    {
        foreach (var match in rule.Matches)
        {
            if (match is FramePortMatch { IsNegated: false, Device: { IsPrefix: false } device })
            {
                return device.Name;
            }
        }

        return null;
    }
}
