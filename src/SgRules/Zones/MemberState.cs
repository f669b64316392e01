using SgRules.Addressing;
using SgRules.Model;
using SgRules.Policies;

namespace SgRules;

/// <summary>What policies have of an instance: nothing unless it runs.</summary>
/// <param name="Instance">The instance, if it runs.</param>
/// <param name="Groups">Its groups, each once, in order.</param>
/// <param name="Addresses">Its addresses as a member of those (contract 3.14), each once, in order.</param>
internal sealed record MemberState(Instance? Instance, ValueList<string> Groups, ValueList<InternetAddress> Addresses)
{
    /// <summary>Where its ports are.</summary>
    public string? Host => Instance?.Host;

    public static MemberState Of(Instance? instance) => instance is { State: InstanceState.Running }
        ? new(instance, Distinct.Sorted(instance.SecurityGroups), Distinct.Sorted(instance.Nics.ToImmutableArray().SelectMany(nic => nic.Addresses()).ToList()))
        : new(null, [], []);

    /// <summary>Its addresses as far as it is in a group.</summary>
    public ValueList<InternetAddress> AddressesIn(string group) => Groups.AsSpan().Contains(group) ? Addresses : [];

    /// <summary>Whether its host has the same of it.</summary>
    public bool IsSamePort(MemberState other) =>
        Host == other.Host && Instance?.Name == other.Instance?.Name && Groups == other.Groups && Instance?.Nics == other.Instance?.Nics;
}
