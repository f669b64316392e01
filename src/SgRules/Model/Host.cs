namespace SgRules.Model;

/// <summary>A host that runs instances.</summary>
public sealed record Host
{
    /// <summary>The name, unique in the zone; it becomes a folder: <c>[A-Za-z0-9][A-Za-z0-9_.-]*</c>.</summary>
    public required string Name { get; init; }

    /// <summary>What runs its instances.</summary>
    public Hypervisor Hypervisor { get; init; } = Hypervisor.KVM;

    /// <summary>What connects its instances.</summary>
    public NetworkBackend NetworkBackend { get; init; } = NetworkBackend.Bridge;

    /// <summary>Its bridges.</summary>
    public ValueList<Bridge> Bridges { get; init; }
}
