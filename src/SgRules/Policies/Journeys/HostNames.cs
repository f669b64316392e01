using SgRules.Model;

namespace SgRules.Policies;

/// <summary>Says which names are no hosts of a zone.</summary>
internal static class HostNames
{
    /// <summary>What to do about a name that no host has, a sentence; <see langword="null"/> if one has it.</summary>
    public static string? Unknown(Zone zone, string host)
    {
        var names = zone.Hosts.ToImmutableArray().Select(candidate => candidate.Name).Order(StringComparer.Ordinal).ToArray();
        return names.Contains(host, StringComparer.Ordinal) ? null
            : NearestName.Of(host, names) is { } nearest ? $"there is no host '{host}'; did you mean '{nearest}'?"
            : $"there is no host '{host}'; name one of the zone's.";
    }
}
