namespace SgRules.Validation;

/// <summary>The parts of a model, in the order in which findings are reported.</summary>
internal enum ModelSection
{
    Zone,
    Networks,
    Hosts,
    SecurityGroups,
    Instances,
}
