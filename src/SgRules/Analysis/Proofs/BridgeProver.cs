using System.Collections;
using SgRules.Policies;

namespace SgRules.Analysis;

/// <summary>Proves, for one bridge and family, that the rules decide as the contract does, for every packet on every pair of ports.</summary>
/// <remarks>
/// Pairs with an uplink or system port are compared one by one: there are few such ports. Between all others, courses show that it is enough to
/// compare each port once as the sender and once as the receiver. A port where these differ is compared with every other port.
/// </remarks>
internal sealed class BridgeProver
{
    private readonly BridgePolicy _bridge;
    private readonly SymbolicTable _table;
    private readonly ProofBudget _budget;
    private readonly ProofLog _log;
    private readonly PairJudge _judge;
    private readonly PortParts _senders;
    private readonly PortParts _receivers;
    private readonly GuestPort?[] _guests;
    private readonly BitArray _others;

    public BridgeProver(HostPolicy policy, BridgePolicy bridge, SymbolicTable table, PacketValues values, ProofBudget budget, ProofLog log)
    {
        (_bridge, _table, _budget, _log) = (bridge, table, budget, log);
        _judge = new PairJudge(bridge.Name, table.Ports, log);
        _guests = new GuestPort?[table.Ports.Count];
        foreach (var guest in bridge.GuestPorts)
        {
            _guests[table.Ports.Of(guest.Device)] = guest;
        }

        _others = new BitArray(table.Ports.Count, true);
        foreach (var device in TrustedDevices(bridge))
        {
            _others[table.Ports.Of(device)] = false;
        }

        _senders = new PortParts(policy, table, PacketSpace.OfSenders(values, budget.MaxNodes), _guests);
        _receivers = new PortParts(policy, table, PacketSpace.OfReceivers(values, budget.MaxNodes), _guests);
    }

    /// <summary>The ports of a bridge that a policy names, in the order of their numbers.</summary>
    public static IEnumerable<string> Devices(BridgePolicy bridge) => TrustedDevices(bridge).Concat(bridge.GuestPorts.ToImmutableArray().Select(guest => guest.Device));

    public void Prove(CancellationToken cancellationToken)
    {
        var ports = Enumerable.Range(0, _table.Ports.Count).ToList();
        var others = ports.FindAll(port => _others[port]);
        foreach (var trusted in ports.Where(port => !_others[port]))
        {
            cancellationToken.ThrowIfCancellationRequested();
            foreach (var port in ports)
            {
                ProveWithTrusted(trusted, port);
            }
        }

        if (!_log.HasCounterexamples)
        {
            ProveOthers(others, cancellationToken);
        }

        _log.Count(ports.Count, (long)ports.Count * ports.Count, _senders.Space.Diagrams.Count + _receivers.Space.Diagrams.Count);
    }

    private static IEnumerable<string> TrustedDevices(BridgePolicy bridge) => bridge.Uplinks.ToImmutableArray().Concat(bridge.SystemPorts.ToImmutableArray().Select(port => port.Device));

    private void ProveWithTrusted(int trusted, int port)
    {
        if (!_others[port])
        {
            _judge.Judge(_receivers.Space, trusted, port, _receivers.Text.Verdict(trusted, port), _receivers.Space.Accept);
            return;
        }

        _judge.Judge(_receivers.Space, trusted, port, _receivers.Text.Verdict(trusted, port), _receivers.Receiver(port, fromTrusted: true));
        _judge.Judge(_senders.Space, port, trusted, _senders.Text.Verdict(port, trusted), _senders.Sender(port, toTrusted: true, _senders.Space.Accept));
    }

    private void ProveOthers(List<int> others, CancellationToken cancellationToken)
    {
        var special = new HashSet<int>();
        CourseFinder found;
        do
        {
            found = CourseFinder.Find(_table, Without(special), _senders.Space, _receivers.Space);
        }
        while (found.Special.Count > 0 && special.Count < others.Count && Grow(special, found.Special));

        var usual = others.FindAll(port => !special.Contains(port));
        if (found.Courses.Count == 0)
        {
            special.UnionWith(usual);
        }
        else
        {
            special.UnionWith(new CourseProver(_senders, _receivers, usual).Unproven(found.Courses, cancellationToken));
        }

        ProvePairs(others, special, cancellationToken);
        foreach (var port in found.LeavesOutDiagonal ? usual.Where(port => !special.Contains(port)) : [])
        {
            ProvePair(port, port);
        }
    }

    private static bool Grow(HashSet<int> special, HashSet<int> more)
    {
        var before = special.Count;
        special.UnionWith(more);
        return special.Count > before;
    }

    private void ProvePairs(List<int> others, HashSet<int> special, CancellationToken cancellationToken)
    {
        if (2L * special.Count * others.Count > _budget.MaxPairs)
        {
            _log.AddLimit(string.Create(
                System.Globalization.CultureInfo.InvariantCulture,
                $"bridge {_bridge.Name}, {_receivers.Space.Values.Family}: {special.Count} of {others.Count} ports would have to be compared with each other one by one, and {_budget.MaxPairs} pairs at most are"));
            return;
        }

        foreach (var port in special.Order())
        {
            cancellationToken.ThrowIfCancellationRequested();
            foreach (var other in others)
            {
                ProvePair(port, other);
                if (!special.Contains(other))
                {
                    ProvePair(other, port);
                }
            }
        }
    }

    private void ProvePair(int inPort, int outPort) => _judge.Judge(
        _receivers.Space,
        inPort,
        outPort,
        _receivers.Text.Verdict(inPort, outPort),
        _receivers.Sender(inPort, toTrusted: false, _receivers.Receiver(outPort, fromTrusted: false)));

    private BitArray Without(HashSet<int> special)
    {
        var ports = new BitArray(_others);
        foreach (var port in special)
        {
            ports[port] = false;
        }

        return ports;
    }
}
