using SgRules.Addressing;
using SgRules.Netfilter;
using SgRules.Policies;
using SgRules.Testing;

namespace SgRules.Updates;

/// <summary>Says of one connection whether it is to be ended, by the definition, from policies and single packets in the rules' interpreter.</summary>
internal sealed class FlowOracle
{
    private static readonly byte[] HopLimits = [Packet.DefaultHopLimit, 255, 1];

    private readonly Side _old;
    private readonly Side _new;

    public FlowOracle((HostPolicy Policy, Ruleset Rules)? old, (HostPolicy Policy, Ruleset Rules)? @new)
    {
        _old = new Side(old, @new, isOpenWhenUnsure: false);
        _new = new Side(@new, old, isOpenWhenUnsure: true);
    }

    /// <summary>Which of the definition's reasons there are to end a connection; empty if it goes on.</summary>
    public string Reasons(Packet packet)
    {
        var (inOld, inNew) = (_old.In(packet), _new.In(packet));
        var (outOld, outNew) = (_old.Out(packet), _new.Out(packet));
        return string.Concat(
            inOld == true && inNew == false ? "a" : string.Empty,
            outOld == true && outNew == false ? "b" : string.Empty,
            inOld == true && inNew is null && outNew != true ? "c" : string.Empty,
            outOld == true && outNew is null && inNew != true ? "d" : string.Empty);
    }

    private sealed class Side
    {
        private readonly bool _isOpenWhenUnsure;
        private readonly List<(BridgePolicy Bridge, GuestPort Port, bool IsOpen)> _ports = [];
        private readonly EmittedRules? _rules;

        public Side((HostPolicy Policy, Ruleset Rules)? own, (HostPolicy Policy, Ruleset Rules)? other, bool isOpenWhenUnsure)
        {
            _isOpenWhenUnsure = isOpenWhenUnsure;
            _rules = own is { Rules: var rules } ? new EmittedRules(rules) : null;
            var (hooked, elsewhere) = (Bridges(own), Bridges(other));
            foreach (var bridge in hooked.Concat(elsewhere.Where(bridge => !hooked.Exists(own => own.Name == bridge.Name))))
            {
                _ports.AddRange(bridge.GuestPorts.ToImmutableArray().Select(port => (bridge, port, !hooked.Contains(bridge))));
            }
        }

        /// <summary>Whether a gate of the destination lets it begin; <see langword="null"/> if the destination isn't local.</summary>
        public bool? In(Packet packet) => Gate(
            packet,
            port => port.OwnAddressesOf(packet.Family).Any(prefix => prefix.Contains(packet.Destination)) || port.MulticastGroups.ToImmutableArray().Contains(packet.Destination),
            (bridge, trusted, port) => Passage.Bridged(bridge, trusted, port.Device, MacAddress.Create(0x0600_0000_FFFFUL)));

        /// <summary>Whether a gate of the source lets it begin; <see langword="null"/> if the source isn't local.</summary>
        public bool? Out(Packet packet) => Gate(
            packet,
            port => port.OwnAddressesOf(packet.Family).Any(prefix => prefix.Contains(packet.Source)),
            (bridge, trusted, port) => Passage.Bridged(bridge, port.Device, trusted, port.Mac));

        private bool? Gate(Packet packet, Func<GuestPort, bool> isBound, Func<string, string, GuestPort, Passage> way)
        {
            bool? isPassed = null;
            foreach (var (bridge, port, isOpen) in _ports.Where(end => isBound(end.Port)))
            {
                isPassed = isPassed == true || isOpen || (Trusted(bridge) is { } trusted
                    ? Accepts(packet, way(bridge.Name, trusted, port))
                    : _isOpenWhenUnsure);
            }

            return isPassed;
        }

        // Of whatever hop limit: all in the old state, one in the new.
        private bool Accepts(Packet packet, Passage passage)
        {
            var outcomes = HopLimits.Select(limit => _rules!.Run(packet with { HopLimit = limit, State = ConnectionState.New }, passage).Outcome);
            return _isOpenWhenUnsure ? outcomes.Any(outcome => outcome != WalkOutcome.Dropped) : outcomes.All(outcome => outcome == WalkOutcome.Accepted);
        }

        private static string? Trusted(BridgePolicy bridge) => bridge.Uplinks.Count > 0 ? bridge.Uplinks[0]
            : bridge.SystemPorts.Count > 0 ? bridge.SystemPorts[0].Device
            : null;

        private static List<BridgePolicy> Bridges((HostPolicy Policy, Ruleset Rules)? state) => state is { Policy: var policy } ? [.. policy.Bridges.ToImmutableArray()] : [];
    }
}
