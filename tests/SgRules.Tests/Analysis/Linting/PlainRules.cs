using SgRules.Addressing;
using SgRules.Model;

namespace SgRules.Analysis;

/// <summary>What rules as written mean for one packet: design, sections 2 and 3, read again and put as plainly as can be.</summary>
internal sealed class PlainRules(Zone zone, bool allowDns)
{
    private readonly Dictionary<string, HashSet<InternetAddress>> _members = new(StringComparer.Ordinal);

    /// <summary>What becomes of a packet of a guest without the rules being asked; <see langword="null"/> if they are.</summary>
    public bool? WithoutRules(Packet packet) => packet switch
    {
        // 3.2: the source port of a probe is of no server.
        { Family: IPFamily.IPv6, Protocol.Number: 51 } => false,
        { Family: IPFamily.IPv4, Protocol.Number: 1, Payload.Type: 5 } => false,
        { Family: IPFamily.IPv6, Protocol.Number: 58, Payload.Type: 130 or 134 or 137 } => false,

        // 3.6, 3.5; 3.4 asks for source ports that a probe hasn't.
        { Family: IPFamily.IPv6, Protocol.Number: 58, Payload.Type: 131 or 132 or 133 or 135 or 136 or 143 } => true,
        { Protocol.Number: 6 or 17, Payload.DestinationPort: 53 } when allowDns => true,
        _ => null,
    };

    /// <summary>Whether a rule for one of its peers matches.</summary>
    public bool Matches(SecurityRule rule, int peer, Packet packet, InternetAddress far) => peer < rule.Cidrs.Count
        ? rule.Cidrs[peer].Prefix.Contains(far) && MatchesTraffic(rule, packet, isGroup: false)
        : MatchesTraffic(rule, packet, isGroup: true) && Members(rule.Groups[peer - rule.Cidrs.Count]).Contains(far);

    private static bool MatchesTraffic(SecurityRule rule, Packet packet, bool isGroup)
    {
        if (packet.Family == IPFamily.IPv6 && rule.Protocol.Number is 43 or 44 or 51 or 60)
        {
            return false;
        }

        if (rule.IcmpType is { } messages)
        {
            var isItsFamily = rule.Protocol == Protocol.IcmpV6 ? packet.Family == IPFamily.IPv6 : !isGroup || messages.IsAny || packet.Family == IPFamily.IPv4;
            return isItsFamily
                && packet.Protocol.Number == (packet.Family == IPFamily.IPv4 ? 1 : 58)
                && (messages.Type is null || messages.Type == packet.Payload.Type)
                && (messages.Code is null || messages.Code == packet.Payload.Code);
        }

        return rule.Protocol.IsAll || (rule.Protocol == packet.Protocol && (rule.Ports is not { } ports || ports.Contains(packet.Payload.DestinationPort!.Value)));
    }

    private HashSet<InternetAddress> Members(string group)
    {
        if (!_members.TryGetValue(group, out var members))
        {
            var instances = zone.Instances.Where(instance => instance.State == InstanceState.Running && instance.SecurityGroups.Any(id => id == group));
            members = [.. instances.SelectMany(instance => instance.Nics).SelectMany(nic => nic.Addresses())];
            _members.Add(group, members);
        }

        return members;
    }
}
