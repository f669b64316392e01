using SgRules.Netfilter;

namespace SgRules.Updates;

/// <summary>
/// What thousands of ports of one state may begin. Policies are unions of a few groups' rules, so what a gate lets through is kept in these parts, which
/// many gates have in common; and what is decided around the gates is the same for all plain ports of a bridge.
/// </summary>
internal sealed class BegunGates(GateRules rules, GateWalk walk, RegionSpace space)
{
    private readonly Dictionary<string, Around> _bridges = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Bridge, ChainName Gate, int Packets), List<Region>> _begun = [];
    private readonly Dictionary<(string Bridge, int Packets, bool IsOpen), Region> _around = [];

    /// <summary>What a port may begin, of some packets, as parts that may overlap; <see langword="null"/> if it isn't like all others of its bridge.</summary>
    public List<Region>? Of(GateBinding binding, Region packets)
    {
        if (binding is not { Policy: { } gate, IsOpen: false, Trusted: not null } || !AroundOf(binding.Bridge).IsPlain(binding) || rules.Chain(gate) is not { } chain || !rules.AsksPeersOnly(chain))
        {
            return null;
        }

        var key = (binding.Bridge, gate, packets.Id);
        if (!_begun.TryGetValue(key, out var begun))
        {
            begun = [Through(binding, packets, isOpen: false)];
            begun.AddRange(walk.PartsOf(gate, binding.Passage(rules.Local), packets).ConvertAll(part => Through(binding, part, isOpen: true)));
            _begun.Add(key, begun);
        }

        return begun;
    }

    // What is accepted if the gate lets all of it through, or nothing.
    private Region Through(GateBinding binding, Region packets, bool isOpen)
    {
        if (!_around.TryGetValue((binding.Bridge, packets.Id, isOpen), out var region))
        {
            var ofOne = space.Of(RegionSpace.Local, binding.First, binding.First, packets);
            var accepted = ofOne.IsNothing ? ofOne : walk.AcceptedAround(binding.Policy!, isOpen, binding.Passage(rules.Local), ofOne);
            region = accepted.IsNothing ? accepted : accepted.Segments[0].Rest;
            _around.Add((binding.Bridge, packets.Id, isOpen), region);
        }

        return region;
    }

    private Around AroundOf(string bridge)
    {
        if (!_bridges.TryGetValue(bridge, out var around))
        {
            _bridges.Add(bridge, around = new Around(rules, bridge));
        }

        return around;
    }

    /// <summary>The rules of a bridge that aren't the way to leaves, as far as they name ports or local addresses.</summary>
    private sealed class Around
    {
        private readonly HashSet<string> _ports = new(StringComparer.Ordinal);
        private readonly List<(UInt128 First, UInt128 Last)> _addresses = [];
        private bool _asksOtherwise;

        public Around(GateRules rules, string bridge)
        {
            foreach (var rule in GateBindings.Way(rules, bridge))
            {
                if (!rules.IsIdentity(rule) || GateRules.Callee(rule) is null)
                {
                    Add(rule, rules.Local);
                }
            }
        }

        public bool IsPlain(GateBinding binding) =>
            !_asksOtherwise && !_ports.Contains(binding.Port) && !_addresses.Exists(range => range.First <= binding.Last && binding.First <= range.Last);

        private void Add(Rule rule, PacketSide local)
        {
            foreach (var match in rule.Matches)
            {
                switch (match)
                {
                    case PhysdevMatch physdev when (local == PacketSide.Source ? physdev.In : physdev.Out) is { } device:
                        _ = _ports.Add(device.Name);
                        _asksOtherwise |= device.IsPrefix;
                        break;
                    case SetMatch set when set.Side == local:
                    case SourceMatch { IsNegated: true } when local == PacketSide.Source:
                    case DestinationMatch { IsNegated: true } when local == PacketSide.Destination:
                        _asksOtherwise = true;
                        break;
                    default:
                        if (GateBindings.LocalPrefix(match, local) is { } prefix)
                        {
                            _addresses.Add((prefix.Address.Bits, prefix.LastAddress.Bits));
                        }

                        break;
                }
            }
        }
    }
}
