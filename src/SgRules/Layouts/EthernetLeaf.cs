using SgRules.Netfilter;

namespace SgRules.Layouts;

/// <summary>One port, and the rule for its frames.</summary>
internal readonly record struct EthernetLeaf(string Device, Rule Rule);
