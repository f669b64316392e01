using SgRules.Model;

namespace SgRules.Validation;

/// <summary>The ports of each host of a zone; NICs whose bridge isn't clear are none.</summary>
internal sealed class PortIndex
{
    // The ports of one host lie together, in the model's order, and end where the next one's start.
    private readonly Port[] _ports;
    private readonly int[] _ends;

    public PortIndex(ZoneNames index)
    {
        var found = Find(index);
        _ports = new Port[found.Count];
        _ends = new int[index.Hosts.Count];
        foreach (var (host, _) in found)
        {
            _ends[host]++;
        }

        var total = 0;
        foreach (ref var end in _ends.AsSpan())
        {
            (end, total) = (total, total + end);
        }

        foreach (var (host, port) in found)
        {
            _ports[_ends[host]++] = port;
        }
    }

    /// <summary>The ports of a host.</summary>
    public ReadOnlySpan<Port> Of(int host) => _ports.AsSpan((host == 0 ? 0 : _ends[host - 1]).._ends[host]);

    private static List<(int Host, Port Port)> Find(ZoneNames index)
    {
        var instances = index.Zone.Instances;
        var found = new List<(int Host, Port Port)>(instances.Count);
        for (var i = 0; i < instances.Count; i++)
        {
            if (instances[i] is not { State: InstanceState.Running, Host: { } name } instance || index.Host(name) is not { } host)
            {
                continue;
            }

            for (var n = 0; n < instance.Nics.Count; n++)
            {
                var attachment = index.Hosts[host].Attach(instance.Nics[n]);
                if (attachment.Problem == AttachmentProblem.None)
                {
                    found.Add((host, new Port(instance.Nics[n], i, n, attachment.Bridge)));
                }
            }
        }

        return found;
    }
}
