using SgRules.Addressing;
using SgRules.Model;

namespace SgRules.Validation;

/// <summary>The identity of a rule for one of its peers as a value: equal exactly when <see cref="SecurityRule.IdentityOf(Direction, Cidr)"/> is, in one direction.</summary>
internal readonly record struct RuleIdentity
{
    private const int None = -1;

    private readonly Protocol _protocol;

    // What the text says behind the protocol: a port or message type alone looks the same, two of them don't.
    private readonly int _from;
    private readonly int _to;
    private readonly IPPrefix _prefix;
    private readonly string? _group;

    private RuleIdentity(SecurityRule rule, IPPrefix prefix, string? group)
    {
        _protocol = rule.Protocol;
        (_from, _to) = rule switch
        {
            { Ports: { IsAny: false } ports } => (ports.First, ports.IsSinglePort ? None : ports.Last),
            { IcmpType: { } messages } => (messages.Type ?? int.MaxValue, messages.Code is { } code ? ~ushort.MaxValue | code : None),
            _ => (None, None),
        };
        _prefix = prefix;
        _group = group;
    }

    public static RuleIdentity Of(SecurityRule rule, Cidr peer) => new(rule, peer.Prefix, null);

    public static RuleIdentity Of(SecurityRule rule, string peerGroup) => new(rule, default, peerGroup);
}
