using SgRules.Model;
using SgRules.Policies;

namespace SgRules;

/// <summary>Cuts out of a zone what one host's documents depend on, as a zone of its own.</summary>
internal sealed class HostSlicer
{
    private readonly ZoneRelations _relations;
    private readonly SliceNetworks _networks;
    private readonly List<Diagnostic> _errors = [];

    public HostSlicer(ZoneRelations relations, ValueList<Diagnostic> diagnostics)
    {
        _relations = relations;
        foreach (var diagnostic in diagnostics)
        {
            if (diagnostic.Severity == DiagnosticSeverity.Error)
            {
                _errors.Add(diagnostic);
            }
        }

        _networks = new SliceNetworks(relations.Zone, _errors);
    }

    /// <summary>The slice of a host; without an element for a host that the zone lacks.</summary>
    public Zone Slice(string host)
    {
        var parts = new SliceParts(_relations);
        if (_relations.HostAt(host) is not ZoneRelations.None)
        {
            var needs = new HostNeeds(_relations, host);
            parts.Add(needs);

            // An error of two places, one of which the host needs, stands in the slice only if both do.
            foreach (var error in _errors)
            {
                if (needs.Concerns(error))
                {
                    parts.Add(ModelPath.ElementsOf(error));
                }
            }
        }

        return parts.ToZone(_networks);
    }
}
