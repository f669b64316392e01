using SgRules.Policies;

namespace SgRules.Analysis;

/// <summary>What an instance may do in the old zone, and in the new one.</summary>
internal sealed record PolicyPair(InstancePolicy Old, InstancePolicy New);
