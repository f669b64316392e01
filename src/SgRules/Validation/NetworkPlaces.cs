using SgRules.Model;

namespace SgRules.Validation;

/// <summary>Places that depend on how a network is written.</summary>
internal static class NetworkPlaces
{
    /// <summary>Where a network says which services it has.</summary>
    public static Place Services(Network network, Place place) => place.Property(network.Offering is null ? "services" : "offering");
}
