using SgRules.Netfilter;

namespace SgRules.Updates;

/// <summary>
/// The chains and sets named from instances that a state of ours is loaded with. Such a name says nothing by itself; it is ours if the chains
/// that are ours by name lead to it exactly as the layouts write it, and by nothing else (design, section 4).
/// </summary>
internal sealed class InstanceTraces
{
    private readonly Dictionary<string, string?> _instances = new(StringComparer.Ordinal);
    private readonly Dictionary<UpdateTable, HashSet<string>> _chains = [];

    private InstanceTraces()
    {
    }

    /// <summary>The names of the sets.</summary>
    public HashSet<string> Sets { get; } = new(StringComparer.Ordinal);

    /// <summary>The names of the chains of a table.</summary>
    public IReadOnlySet<string> ChainsOf(UpdateTable table) => _chains[table];

    public static InstanceTraces Of(HostTable ipv4, HostTable ipv6, HostTable ethernet, IReadOnlySet<string> bridges)
    {
        var traces = new InstanceTraces();
        HostTable[] tables = [ipv4, ipv6];
        var reached = Array.ConvertAll(tables, table => Defaults(table, bridges));
        for (var i = 0; i < tables.Length; i++)
        {
            reached[i].ForEach(chain => traces.NoteInstance(chain, tables[i]));
        }

        for (var i = 0; i < tables.Length; i++)
        {
            traces.AddChains(tables[i], reached[i]);
        }

        traces._chains[UpdateTable.Ethernet] = Frames(ethernet);
        return traces;
    }

    // The chains -def that a bridge's chains lead to, as only the per-vm layout writes it: a goto for senders, a jump for receivers.
    private static List<Chain> Defaults(HostTable table, IReadOnlySet<string> bridges)
    {
        var names = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var bridge in bridges)
        {
            foreach (var rule in table.Find(OwnNames.OfBridge(bridge, OwnNames.InEnd))?.Rules ?? [])
            {
                Add(rule, RuleKinds.PortIn | RuleKinds.Bridged, (rule.Target as GotoTarget)?.Chain);
            }

            foreach (var rule in table.Find(OwnNames.OfBridge(bridge, OwnNames.OutEnd))?.Rules ?? [])
            {
                Add(rule, RuleKinds.PortOut | RuleKinds.Bridged, (rule.Target as JumpTarget)?.Chain);
            }
        }

        return [.. names.Select(table.Find).OfType<Chain>()];

        void Add(Rule rule, RuleKinds kinds, ChainName? target)
        {
            if (target is { Text: var name } && name.EndsWith(OwnNames.DefaultEnd, StringComparison.Ordinal) && !OwnNames.BeginsAsOurs(name) && RuleForm.KindsOf(rule) == kinds)
            {
                _ = names.Add(name);
            }
        }
    }

    // One family's chain is enough. Two instances: neither.
    private void NoteInstance(Chain @default, HostTable table)
    {
        if (InstanceOf(@default, table) is { } instance)
        {
            var isOther = _instances.TryGetValue(@default.Name.Text, out var known) && known != instance;
            _instances[@default.Name.Text] = isOther ? null : instance;
        }
    }

    // An instance without an address of one family isn't asked for egress there: its chain for that stands alone.
    private static string? InstanceOf(Chain @default, HostTable table)
    {
        var (senders, receivers) = (new HashSet<string>(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal));
        foreach (var rule in @default.Rules)
        {
            if (rule.Target is not JumpTarget { Chain.Text: var name })
            {
                continue;
            }

            var kinds = RuleForm.KindsOf(rule);
            if (kinds == (RuleKinds.PortIn | RuleKinds.Bridged | RuleKinds.Set) && name.EndsWith(OwnNames.EgressEnd, StringComparison.Ordinal))
            {
                _ = senders.Add(name[..^OwnNames.EgressEnd.Length]);
            }
            else if (kinds == (RuleKinds.PortOut | RuleKinds.Bridged))
            {
                _ = receivers.Add(name);
            }
        }

        receivers.IntersectWith(senders.Count > 0 ? senders : receivers.Where(name => table.Find($"{name}{OwnNames.EgressEnd}") is not null).ToList());
        _ = receivers.RemoveWhere(name => OwnNames.BeginsAsOurs(name) || OwnNames.DefaultOf(name) != @default.Name.Text);
        return receivers.Count == 1 ? receivers.Single() : null;
    }

    private void AddChains(HostTable table, List<Chain> defaults)
    {
        var chains = _chains[table.Table] = new HashSet<string>(StringComparer.Ordinal);
        foreach (var chain in defaults)
        {
            if (_instances.GetValueOrDefault(chain.Name.Text) is { } instance)
            {
                chains.UnionWith([chain.Name.Text, instance, $"{instance}{OwnNames.EgressEnd}"]);
                AddSet(chain, table.Table == UpdateTable.IPv4 ? instance : $"{instance}{OwnNames.IPv6SetEnd}");
            }
        }
    }

    private void AddSet(Chain @default, string name)
    {
        foreach (var rule in @default.Rules)
        {
            foreach (var match in rule.Matches)
            {
                if (match is SetMatch { Set.Text: var asked } && asked == name)
                {
                    _ = Sets.Add(name);
                }
            }
        }
    }

    // What an instance sends, asked by the device alone; its chain ends in DROP.
    private static HashSet<string> Frames(HostTable table)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var chain in table.Chains)
        {
            foreach (var rule in chain.Name.Text.StartsWith(OwnNames.FrameSenders, StringComparison.Ordinal) ? chain.Rules : [])
            {
                if (rule is { Matches.Count: 1, Target: JumpTarget { Chain.Text: var name } }
                    && rule.Matches[0] is FramePortMatch { IsNegated: false, Side: PacketSide.Source, Device.IsPrefix: false }
                    && name.EndsWith(OwnNames.FramesEnd, StringComparison.Ordinal) && !OwnNames.BeginsAsOurs(name)
                    && table.Find(name)?.Policy == Verdict.Drop)
                {
                    _ = names.Add(name);
                }
            }
        }

        return names;
    }
}
