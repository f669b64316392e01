using SgRules.Addressing;

namespace SgRules.Cli.Commands;

/// <summary>An option that only addresses of one family go with.</summary>
/// <param name="Option">The option as it was given.</param>
/// <param name="Family">The family.</param>
/// <param name="Instead">What else to do.</param>
internal sealed record FamilyDemand(string Option, IPFamily Family, string Instead);
