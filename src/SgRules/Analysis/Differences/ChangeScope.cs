using System.Numerics;

namespace SgRules.Analysis;

/// <summary>Instances of a row for which the same part of its traffic changed.</summary>
/// <param name="Instances">Their names, in byte order.</param>
/// <param name="Exceptions">What of the row's traffic did not change for them: it passed already, or it passes still, and by what.</param>
/// <param name="ChangedAddresses">How many far-end addresses have at least one packet that changed, of both families together.</param>
public sealed record ChangeScope(ValueList<string> Instances, ValueList<RuledTraffic> Exceptions, BigInteger ChangedAddresses);
