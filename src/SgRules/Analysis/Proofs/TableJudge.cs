using SgRules.Netfilter;
using SgRules.Policies;

namespace SgRules.Analysis;

/// <summary>Compares a table with a policy for all packets.</summary>
internal delegate TableVerdict TableJudge(HostPolicy policy, FilterTable table, ValueList<IpSet> sets, ProofOptions options, CancellationToken cancellation);
