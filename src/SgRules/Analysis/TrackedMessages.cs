using SgRules.Addressing;
using SgRules.Policies;

namespace SgRules.Analysis;

/// <summary>Which states connection tracking gives which packets (facts: kernel, section 2; contract 3.6, 3.7).</summary>
internal static class TrackedMessages
{
    public static MessageKind KindOf(Packet packet) => (packet.Family, packet.Payload.Type) switch
    {
        (_, null) => MessageKind.Other,
        (IPFamily.IPv4, 8 or 13 or 15 or 17) or (IPFamily.IPv6, 128 or 139) => MessageKind.Other,
        (IPFamily.IPv4, 0 or 14 or 16 or 18) or (IPFamily.IPv6, 129 or 140) => MessageKind.Answer,
        (IPFamily.IPv4, 3 or 4 or 5 or 11 or 12) or (IPFamily.IPv6, < 128) => MessageKind.Error,
        _ when DiscoveryMessages.IsUntracked(packet) => MessageKind.Control,
        _ => MessageKind.Untrackable,
    };

    /// <summary>The states that a packet can have on a host without helpers and NOTRACK rules, the likeliest first.</summary>
    public static ReadOnlySpan<ConnectionState> StatesOf(Packet packet) => KindOf(packet) switch
    {
        MessageKind.Other => [ConnectionState.New, ConnectionState.Established, ConnectionState.Invalid],
        MessageKind.Answer => [ConnectionState.Established, ConnectionState.Invalid],
        MessageKind.Error => [ConnectionState.Related, ConnectionState.Invalid],
        MessageKind.Control => [ConnectionState.Untracked, ConnectionState.Invalid],
        _ => [ConnectionState.Invalid],
    };

    /// <summary>Whether connection tracking can have said of a packet what it is here.</summary>
    public static bool IsPossible(Packet packet) => StatesOf(packet).Contains(packet.State);
}
