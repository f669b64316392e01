namespace SgRules.Model;

/// <summary>An instance (virtual machine) of the zone.</summary>
public sealed record Instance
{
    /// <summary>The internal name, unique in the zone, for example <c>i-2-19-VM</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The account that owns it, for people.</summary>
    public string? Account { get; init; }

    /// <summary>Whether it runs.</summary>
    public InstanceState State { get; init; } = InstanceState.Running;

    /// <summary>The name of the host it runs on; required when it runs.</summary>
    public string? Host { get; init; }

    /// <summary>The identifiers of its groups; none means ingress closed and egress open (contract 3.13).</summary>
    public ValueList<string> SecurityGroups { get; init; }

    /// <summary>Its network interfaces.</summary>
    public ValueList<Nic> Nics { get; init; }

    /// <summary>Whether it is a system VM by its name, <c>r-*</c>, <c>s-*</c> or <c>v-*</c>: without groups, trusted (contract 3.12).</summary>
    public bool IsSystemVm => Name is ['r' or 's' or 'v', '-', ..];
}
