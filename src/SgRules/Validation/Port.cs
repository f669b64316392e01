using SgRules.Model;

namespace SgRules.Validation;

/// <summary>A NIC of a running instance, attached to a bridge of its host.</summary>
/// <param name="Nic">The NIC.</param>
/// <param name="Instance">The instance's position in the zone.</param>
/// <param name="Position">The NIC's position in the instance.</param>
/// <param name="Bridge">The bridge's position in the host.</param>
internal readonly record struct Port(Nic Nic, int Instance, int Position, int Bridge)
{
    /// <summary>Where it stands in the model.</summary>
    public Place Place => Place.Instance(Instance).Item("nics", Position);
}
