namespace SgRules.Validation;

/// <summary>Where a NIC is attached to its host.</summary>
/// <param name="Problem">Why it isn't, if it isn't.</param>
/// <param name="Bridge">The bridge's position in the host; of several, the first.</param>
/// <param name="Second">Of several bridges, the second one's position.</param>
internal readonly record struct Attachment(AttachmentProblem Problem, int Bridge = -1, int Second = -1);
