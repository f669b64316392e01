using SgRules.Addressing;
using SgRules.Netfilter;

namespace SgRules.Testing;

/// <summary>The rules that a ruleset's documents have when they are read back from their text.</summary>
internal sealed class EmittedRules
{
    private readonly RuleInterpreter _ipv4;
    private readonly RuleInterpreter _ipv6;

    public EmittedRules(Ruleset ruleset)
    {
        _ipv4 = new RuleInterpreter(ruleset.IPv4, ruleset.Sets);
        _ipv6 = new RuleInterpreter(ruleset.IPv6, ruleset.Sets);
    }

    public Walk Run(Packet packet, Passage passage) => (packet.Family == IPFamily.IPv4 ? _ipv4 : _ipv6).Run(packet, passage);
}
