using SgRules.Addressing;
using SgRules.Netfilter;

namespace SgRules.Layouts;

/// <summary>The leaves of a bridge's address trees, in the trees' order: each binds one address to one port (contract 3.1, 3.3).</summary>
internal sealed class PortLeaves(IPFamily family)
{
    private readonly List<BoundAddress> _bound = [];
    private readonly List<TreeLeaf> _leaves = [];

    /// <summary>3.1: the addresses that ports may send from, with their MAC addresses; valid until the next call.</summary>
    /// <param name="ports">The ports by device.</param>
    /// <param name="targets">Where the leaves of a port lead; asked for only where there is one.</param>
    public List<TreeLeaf> Senders(PortTerms[] ports, Func<int, Target> targets)
    {
        Bind(ports, withGroups: false);
        foreach (var (prefix, port) in _bound)
        {
            var terms = ports[port];
            var source = new SourceMatch(prefix);
            Match[] identity = terms.Comment is { } comment ? [source, terms.In, terms.Mac, comment] : [source, terms.In, terms.Mac];
            _leaves.Add(new TreeLeaf(prefix, terms.Port.Device, Rule.Adopt(terms.Sender, targets(port), identity)));
        }

        return _leaves;
    }

    /// <summary>3.3: the addresses that ports may receive on; valid until the next call.</summary>
    /// <param name="ports">The ports by device.</param>
    /// <param name="targets">Where the leaves of a port lead; asked for only where there is one.</param>
    public List<TreeLeaf> Receivers(PortTerms[] ports, Func<int, Target> targets)
    {
        Bind(ports, withGroups: true);
        foreach (var (prefix, port) in _bound)
        {
            var terms = ports[port];
            var destination = new DestinationMatch(prefix);
            Match[] identity = terms.Comment is { } comment ? [destination, terms.Out, comment] : [destination, terms.Out];
            _leaves.Add(new TreeLeaf(prefix, terms.Port.Device, Rule.Adopt(terms.Receiver, targets(port), identity)));
        }

        return _leaves;
    }

    private void Bind(PortTerms[] ports, bool withGroups)
    {
        _leaves.Clear();
        _bound.Clear();
        for (var port = 0; port < ports.Length; port++)
        {
            var guest = ports[port].Port;
            foreach (var prefix in guest.OwnAddresses)
            {
                Bind(prefix, port);
            }

            foreach (var group in withGroups ? guest.MulticastGroups : default)
            {
                var prefix = IPPrefix.Of(group);
                if (!guest.OwnAddresses.AsSpan().Contains(prefix))
                {
                    Bind(prefix, port);
                }
            }
        }

        _bound.Sort();
    }

    private void Bind(IPPrefix prefix, int port)
    {
        if (prefix.Family == family)
        {
            _bound.Add(new BoundAddress(prefix, port));
        }
    }

#pragma warning disable MA0097 // Sorted, never compared by itself.
    /// <summary>An address and the number of the port that has it; ports are numbered by device.</summary>
    private readonly record struct BoundAddress(IPPrefix Prefix, int Port) : IComparable<BoundAddress>
    {
        public int CompareTo(BoundAddress other) => Prefix.CompareTo(other.Prefix) is var byPrefix and not 0 ? byPrefix : Port - other.Port;
    }
}
