using SgRules.Model;
using SgRules.Policies;

namespace SgRules.Analysis;

/// <summary>One side of a comparison: a zone, by what its hosts' compilations give.</summary>
/// <param name="Name">What it is called in reports, for example the model's file name.</param>
/// <param name="Hosts">The policies of all hosts, compiled from one zone with one set of options; each host once.</param>
public sealed record DiffSide(string Name, ValueList<HostPolicy> Hosts)
{
    /// <summary>The zone they were compiled from, for names only: networks, stopped instances; <see langword="null"/> if it isn't at hand.</summary>
    public Zone? Zone { get; init; }
}
