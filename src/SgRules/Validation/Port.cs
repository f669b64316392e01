using SgRules.Model;

namespace SgRules.Validation;

/// <summary>A NIC of a running instance, attached to a bridge of its host.</summary>
/// <param name="Nic">The NIC.</param>
/// <param name="Place">Where it stands in the model.</param>
/// <param name="Host">The host's position in the zone.</param>
/// <param name="Bridge">The bridge's position in the host.</param>
internal sealed record Port(Nic Nic, Place Place, int Host, int Bridge)
{
    /// <summary>The ports of a zone in the model's order; NICs whose bridge isn't clear are none.</summary>
    public static IEnumerable<Port> Of(ZoneIndex index)
    {
        var instances = index.Zone.Instances;
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
                    yield return new Port(instance.Nics[n], Place.Instance(i).Item("nics", n), host, attachment.Bridge);
                }
            }
        }
    }
}
