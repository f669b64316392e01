using SgRules.Addressing;

namespace SgRules.Cases;

/// <summary>The words that cases are told in.</summary>
internal static class CaseWords
{
    /// <summary>The ICMPv6 that any guest may send.</summary>
    public static readonly ImmutableArray<(int Type, string Name)> SentByAnyGuest =
    [
        (131, "an MLD report"), (132, "an MLD farewell"), (133, "a router solicitation"),
        (135, "a neighbour solicitation"), (136, "a neighbour advertisement"), (143, "an MLD report (version 2)"),
    ];

    /// <summary>A frame that arrives at these ports and no others.</summary>
    public static Case Passes(string paragraph, string sentence, Sending sending, params ReadOnlySpan<string> arrives) =>
        new(paragraph, sentence, sending, [.. arrives.ToArray().Order(StringComparer.Ordinal)]);

    /// <summary>A frame that arrives nowhere.</summary>
    public static Case Drops(string paragraph, string sentence, Sending sending) => new(paragraph, sentence, sending, []);

    /// <summary>The same in both families.</summary>
    public static IEnumerable<Case> BothPass(string paragraph, string sentence, Func<FamilyWords, Sending> sending, params string[] arrives) =>
        FamilyWords.Both.Select(family => Passes(paragraph, $"{sentence} ({family.Family})", sending(family), arrives));

    public static IEnumerable<Case> BothDrop(string paragraph, string sentence, Func<FamilyWords, Sending> sending) => BothPass(paragraph, sentence, sending);

    public static MacAddress WireMac(string port) => LabHost.WireMac(port);

    public static Sending By(string port, Packet packet) => new(port, packet);

    public static Sending By(string port, Frame frame) => new(port, null) { Frame = frame };

    public static Packet Tcp(InternetAddress source, InternetAddress destination, int port) => Packet.Tcp(source, destination, 40000, port);

    public static Packet Udp(InternetAddress source, InternetAddress destination, int port) => Packet.Udp(source, destination, 40000, port);

    public static Packet Udp(InternetAddress source, InternetAddress destination, int sourcePort, int port) => Packet.Udp(source, destination, sourcePort, port);

    public static Packet Ping(InternetAddress source, InternetAddress destination) => Packet.Icmp(source, destination, source.Family == IPFamily.IPv4 ? 8 : 128);

    /// <summary>A message of neighbour discovery or MLD.</summary>
    public static Packet Discovery(InternetAddress source, InternetAddress destination, int type, byte hopLimit = 255) =>
        Packet.Icmp(source, destination, type) with { HopLimit = hopLimit, State = ConnectionState.Untracked };

    /// <summary>An ICMP error about a connection of whom it is sent to.</summary>
    public static Packet Error(InternetAddress source, InternetAddress destination, int type, int code = 0) =>
        Packet.Icmp(source, destination, type, code) with { State = ConnectionState.Related };

    public static Packet Established(Packet packet) => packet with { State = ConnectionState.Established };

    public static Packet Invalid(Packet packet) => packet with { State = ConnectionState.Invalid };
}
