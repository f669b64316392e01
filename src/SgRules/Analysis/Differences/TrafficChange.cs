using SgRules.Addressing;
using SgRules.Model;
using SgRules.Policies;

namespace SgRules.Analysis;

/// <summary>A row of a difference: new connections of some instances that pass now and did not, or did and don't.</summary>
/// <remarks>
/// For an instance, what changed is exactly what is in one of the <see cref="Boxes"/> and in none of its scope's exceptions; control messages, which
/// no group decides about (contract 3.1 to 3.6, DNS aside), are not looked at.
/// </remarks>
public sealed record TrafficChange
{
    /// <summary>A short name that follows from direction, traffic and peers, for example <c>A-5c1e</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Whether it is newly allowed or newly denied.</summary>
    public required ChangeKind Kind { get; init; }

    /// <summary>Which way it goes, as seen from the instances.</summary>
    public required Direction Direction { get; init; }

    /// <summary>The instances, in byte order.</summary>
    public required ValueList<string> Instances { get; init; }

    /// <summary>The groups whose members are exactly <see cref="Instances"/>, if there are such; in byte order.</summary>
    public required ValueList<string> Groups { get; init; }

    /// <summary>The traffic in words, for example <c>tcp 22, 80-443; udp 53</c>.</summary>
    public required string Traffic { get; init; }

    /// <summary>The far ends in words, in order.</summary>
    public required ValueList<string> Peers { get; init; }

    /// <summary>The traffic with its far ends, and what lets each pass, now or before.</summary>
    public required ValueList<RuledTraffic> Boxes { get; init; }

    /// <summary>What decided about it in the old zone.</summary>
    public required ValueList<Ground> Before { get; init; }

    /// <summary>What decides about it in the new zone.</summary>
    public required ValueList<Ground> After { get; init; }

    /// <summary>The instances by what exactly changed for them.</summary>
    public required ValueList<ChangeScope> Scopes { get; init; }

    /// <summary>One packet that changed; <see langword="null"/> if no port leads to the instance's bridge to replay one.</summary>
    public PacketExample? Example { get; init; }

    /// <summary>Whether this change is about a packet of an instance.</summary>
    /// <param name="instance">The instance's name.</param>
    /// <param name="packet">A packet of a new connection to or from it, no control message.</param>
    /// <returns><see langword="true"/> if it is.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public bool Concerns(string instance, Packet packet)
    {
        ArgumentNullException.ThrowIfNull(instance);
        ArgumentNullException.ThrowIfNull(packet);
        return Boxes.Any(ruled => ruled.Box.Contains(packet, Direction))
            && Scopes.Any(scope => scope.Instances.AsSpan().BinarySearch(instance, StringComparer.Ordinal) >= 0
                && !scope.Exceptions.Any(except => except.Box.Contains(packet, Direction)));
    }
}
