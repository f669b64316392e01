namespace SgRules.Updates;

/// <summary>The host behind one atom of a plan: a commit, or a line of a document of sets.</summary>
internal sealed record PlanAtom(ModelKernel Host, UpdateStep Step, string What);
