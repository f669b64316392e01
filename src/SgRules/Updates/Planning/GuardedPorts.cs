using SgRules.Addressing;
using SgRules.Netfilter;

namespace SgRules.Updates;

/// <summary>The ports that our part of ebtables' table guards, and by which rules.</summary>
internal sealed class GuardedPorts
{
    private static readonly (ChainName Hook, ChainName Root)[] Roots =
    [
        (ChainName.Prerouting, ChainName.Parse(OwnNames.FrameSenders)),
        (ChainName.Postrouting, ChainName.Parse(OwnNames.FrameReceivers)),
    ];

    private readonly OwnTable _table;
    private readonly HashSet<string>? _devices;
    private readonly List<(ChainName Root, string Device, Rule Rule)> _guards = [];
    private readonly ILookup<string, ChainName> _guardsOf;

    private GuardedPorts(OwnTable table, HashSet<string>? devices)
    {
        _table = table;
        _devices = devices;
        foreach (var (hook, root) in Roots)
        {
            // What no frame comes to guards nothing.
            if (table.Hooks.Any(chain => chain.Name == hook && chain.Rules.Any(rule => rule.Matches.IsEmpty && rule.Target == Target.Jump(root))))
            {
                AddGuards(root);
            }
        }

        _guardsOf = _guards.Where(guard => guard.Rule.Target is JumpTarget { Chain: var name } && Chain(name) is not null)
            .Select(guard => (guard.Device, ((JumpTarget)guard.Rule.Target).Chain)).Distinct()
            .ToLookup(guard => guard.Device, guard => guard.Chain, StringComparer.Ordinal);
    }

    public static GuardedPorts Of(OwnTable table) => new(table, devices: null);

    /// <summary>Whether some port may send less with the new guards, and whether some may send more: only ports that chains name which differ can.</summary>
    public static (bool Narrows, bool Widens) Compare(TableComparison change)
    {
        var devices = change.Hooks.IsEmpty ? new HashSet<string>(StringComparer.Ordinal) : null;
        foreach (var (before, after) in devices is null ? [] : change.Chains)
        {
            devices!.UnionWith(DevicesOf(before));
            devices.UnionWith(DevicesOf(after));
        }

        var (old, @new) = (new GuardedPorts(change.Old, devices), new GuardedPorts(change.New, devices));
        return (old.LetsMoreThan(@new), @new.LetsMoreThan(old));
    }

    /// <summary>
    /// The same table on the way to another: it also guards the ports that only the other guards, as that does, and no longer lets frames pass from a
    /// MAC address that the other doesn't know at that port.
    /// </summary>
    public OwnTable OnTheWayTo(GuardedPorts next)
    {
        var chains = _table.Chains.ToImmutableArray().ToDictionary(chain => chain.Name);
        var known = Guarded;
        foreach (var (root, device, rule) in next._guards)
        {
            if (known.Contains((root, device)))
            {
                NarrowGuards(chains, device, next);
            }
            else
            {
                AddGuard(chains, root, device, rule, next);
            }
        }

        return new OwnTable(next._table.Hooks.IsEmpty ? _table.Hooks : next._table.Hooks, [.. chains.Values.OrderBy(chain => chain.Name, ChainOrder.Ethernet)]);
    }

    /// <summary>Whether some port may send what it may not send with other guards: it has none here, or is let through with another MAC address.</summary>
    public bool LetsMoreThan(GuardedPorts others)
    {
        var known = Guarded;
        return others.Guarded.Any(guard => !known.Contains(guard) || !MacsOf(guard.Device).IsSubsetOf(others.MacsOf(guard.Device)));
    }

    /// <summary>
    /// Whether our chains are as a layout writes them, with the rules for all ports that the other table has: then what they let through is told from their guards.
    /// </summary>
    public bool IsPlain(GuardedPorts next) => Roots.All(root => IsPlain(root.Root, next))
        && _guards.All(guard => guard.Rule.Target is not JumpTarget { Chain: var name } || IsPlainGuard(Chain(name)));

    private bool IsPlain(ChainName root, GuardedPorts next)
    {
        if (Chain(root) is { } chain && next.Chain(root) is { } wanted && !OfAllPorts(chain).SequenceEqual(OfAllPorts(wanted)))
        {
            return false;
        }

        return TreeOf(root).All(node => node.Policy == Verdict.Return && node.Rules.Skip(OfAllPorts(node).Count()).All(rule => IsPlain(rule, root)));
    }

    private static bool IsPlain(Rule rule, ChainName root) => rule.Matches is [FramePortMatch { IsNegated: false } port]
        && (rule.Target is JumpTarget || (rule.Target == Target.Drop && !port.Device.IsPrefix && root.Text == OwnNames.FrameReceivers));

    private static bool IsPlainGuard(Chain? guard) => guard is { Policy: Verdict.Drop } && guard.Rules.All(rule => DeviceOf(rule) is not null && rule.Target == Target.Accept);

    private static IEnumerable<Rule> OfAllPorts(Chain chain) => chain.Rules.TakeWhile(rule => !rule.Matches.Any(match => match is FramePortMatch));

    private IEnumerable<Chain> TreeOf(ChainName root) =>
        _table.Chains.Where(chain => chain.Name == root || chain.Name.Text.StartsWith($"{root.Text}-", StringComparison.Ordinal));

    private HashSet<(ChainName Root, string Device)> Guarded => [.. _guards.Select(guard => (guard.Root, guard.Device))];

    private void AddGuards(ChainName root)
    {
        foreach (var rule in TreeOf(root).SelectMany(chain => chain.Rules.ToImmutableArray()))
        {
            if (DeviceOf(rule) is { } device && _devices?.Contains(device) != false)
            {
                _guards.Add((root, device, rule));
            }
        }
    }

    private void NarrowGuards(Dictionary<ChainName, Chain> chains, string device, GuardedPorts next)
    {
        var macs = next.MacsOf(device);
        foreach (var guard in GuardsOf(device))
        {
            chains[guard] = chains[guard] with { Rules = [.. chains[guard].Rules.Where(rule => DeviceOf(rule) != device || MacOf(rule) is not { } mac || macs.Contains(mac))] };
        }
    }

    private static void AddGuard(Dictionary<ChainName, Chain> chains, ChainName root, string device, Rule rule, GuardedPorts next)
    {
        // The root's rules that name no port are the same in every state.
        var place = chains.GetValueOrDefault(root) ?? Part(next.Chain(root)!, first => !first.Matches.Any(match => match is FramePortMatch));
        chains[root] = place with { Rules = place.Rules.Add(rule) };
        if (rule.Target is JumpTarget { Chain: var name } && next.Chain(name) is { } guard)
        {
            var rules = chains.GetValueOrDefault(name)?.Rules ?? [];
            chains[name] = guard with { Rules = [.. rules, .. Part(guard, of => DeviceOf(of) == device).Rules] };
        }
    }

    private HashSet<MacAddress> MacsOf(string device) =>
        [.. GuardsOf(device).SelectMany(name => Chain(name)!.Rules.ToImmutableArray()).Where(rule => DeviceOf(rule) == device).Select(MacOf).OfType<MacAddress>()];

    // The chains that decide what a port sends; there are thousands of ports.
    private IEnumerable<ChainName> GuardsOf(string device) => _guardsOf[device];

    private Chain? Chain(ChainName name) => _table.Find(name);

    private static Chain Part(Chain chain, Func<Rule, bool> isIn) => chain with { Rules = [.. chain.Rules.Where(isIn)] };

    private static IEnumerable<string> DevicesOf(Chain? chain) => chain is null ? [] : chain.Rules.ToImmutableArray().Select(DeviceOf).OfType<string>();

    private static MacAddress? MacOf(Rule rule)
    {
        foreach (var match in rule.Matches)
        {
            if (match is FrameAddressMatch { IsNegated: false, Side: PacketSide.Source } sender)
            {
                return sender.Address;
            }
        }

        return null;
    }

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
