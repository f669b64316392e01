namespace SgRules.Benchmarks;

/// <summary>What is on record of a work.</summary>
/// <param name="Name">The work.</param>
/// <param name="Ratio">Its time as a multiple of the plain loop's.</param>
/// <param name="Allocated">Bytes that it allocates.</param>
/// <param name="Out">How much came out of it: bytes, rules, findings or steps.</param>
/// <param name="Growth">How many times as long it takes as for a tenth of the instances; <see langword="null"/> where that isn't measured.</param>
internal sealed record Figure(string Name, double Ratio, long Allocated, long Out, double? Growth = null);
