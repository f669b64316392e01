using SgRules.Policies;

namespace SgRules.Analysis;

/// <summary>Traffic, and what of the contract or of a group's rules lets it pass.</summary>
/// <param name="Box">The traffic.</param>
/// <param name="By">What lets it pass.</param>
public sealed record RuledTraffic(TrafficBox Box, Ground By);
