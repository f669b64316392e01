using SgRules.Addressing;

namespace SgRules.Policies;

/// <summary>The addresses of a group that rules of this host name as a peer (contract 3.14).</summary>
/// <param name="Id">The group's identifier.</param>
/// <param name="Members">The primary and secondary addresses of its Running instances on any host, each once, in order.</param>
public sealed record PeerGroup(string Id, ValueList<InternetAddress> Members);
