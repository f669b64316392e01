using SgRules.Addressing;
using SgRules.Netfilter;

namespace SgRules.Layouts;

/// <summary>The leaves of a bridge's address trees: each binds one address to one port (contract 3.1, 3.3).</summary>
internal sealed class PortLeaves(IPFamily family)
{
    private readonly List<TreeLeaf> _leaves = [];

    /// <summary>3.1: the addresses that ports may send from, with their MAC addresses; valid until the next call.</summary>
    /// <param name="ports">The ports.</param>
    /// <param name="targets">Where a leaf of each port leads; asked for only where there is one.</param>
    public List<TreeLeaf> Senders(PortTerms[] ports, Func<int, Target> targets)
    {
        _leaves.Clear();
        for (var p = 0; p < ports.Length; p++)
        {
            Target? target = null;
            var terms = ports[p];
            foreach (var prefix in terms.Port.OwnAddresses)
            {
                if (prefix.Family == family)
                {
                    var source = new SourceMatch(prefix);
                    Match[] identity = terms.Comment is { } comment ? [source, terms.In, terms.Mac, comment] : [source, terms.In, terms.Mac];
                    var rule = Rule.Adopt(terms.Sender, target ??= targets(p), identity);
                    _leaves.Add(new TreeLeaf(prefix, terms.Port.Device, rule));
                }
            }
        }

        return _leaves;
    }

    /// <summary>3.3: the addresses that ports may receive on; valid until the next call.</summary>
    /// <param name="ports">The ports.</param>
    /// <param name="targets">Where a leaf of each port leads; asked for only where there is one.</param>
    public List<TreeLeaf> Receivers(PortTerms[] ports, Func<int, Target> targets)
    {
        _leaves.Clear();
        for (var p = 0; p < ports.Length; p++)
        {
            Target? target = null;
            var port = ports[p].Port;
            foreach (var prefix in port.OwnAddresses)
            {
                if (prefix.Family == family)
                {
                    Add(ports[p], target ??= targets(p), prefix);
                }
            }

            foreach (var group in port.MulticastGroups)
            {
                var prefix = IPPrefix.Of(group);
                if (group.Family == family && !port.OwnAddresses.AsSpan().Contains(prefix))
                {
                    Add(ports[p], target ??= targets(p), prefix);
                }
            }
        }

        return _leaves;
    }

    private void Add(PortTerms terms, Target target, IPPrefix prefix)
    {
        var destination = new DestinationMatch(prefix);
        Match[] identity = terms.Comment is { } comment ? [destination, terms.Out, comment] : [destination, terms.Out];
        _leaves.Add(new TreeLeaf(prefix, terms.Port.Device, Rule.Adopt(terms.Receiver, target, identity)));
    }
}
