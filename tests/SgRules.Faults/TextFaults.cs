namespace SgRules.Faults;

/// <summary>Faults in the text, and in the values that it is made of.</summary>
internal static class TextFaults
{
    private const string Matches = "Netfilter/MatchText.cs";

    public static Fault[] All =>
    [
        new("a range ends one port early", Matches, "text.Write(ports.Last);", "text.Write(ports.Last - 1);"),
        new("source and destination ports are swapped", Matches, """side == PacketSide.Source ? " --sports "u8 : " --dports "u8""", """side == PacketSide.Destination ? " --sports "u8 : " --dports "u8"""),
        new("an ICMP code is left out", Matches, "if (icmp.Messages.Code is { } code)", "if (icmp.Messages.Code is { } code and > 255)"),
        new("ESTABLISHED isn't written", Matches, "state <= ConntrackStates.Untracked;", "state <= ConntrackStates.Related;"),
        new("a wildcard is written as one device", Matches, "device.IsPrefix ? \"+\"u8 : default", "default"),
        new("bridged isn't asked for", Matches, "physdev.IsBridged ? \" --physdev-is-bridged\"u8 : default", "default"),
        new("source and destination of a set are swapped", Matches, """side == PacketSide.Source ? " src"u8 : " dst"u8""", """side == PacketSide.Source ? " dst"u8 : " src"u8"""),
        new("RETURN is written as ACCEPT", "Netfilter/FilterTableText.cs", "_ => \" -j RETURN\"u8", "_ => \" -j ACCEPT\"u8"),
        new("goto is written as jump", "Netfilter/FilterTableText.cs", "\" -g \"u8", "\" -j \"u8"),
        new("a member's prefix length is left out", "Netfilter/IpSetText.cs", "if (member.IsSingleAddress)", "if (member.Length > 0)"),
        new("a family of sets is the other", "Netfilter/IpSetText.cs", """set.Family == IPFamily.IPv4 ? " family inet"u8 : " family inet6"u8""", """set.Family == IPFamily.IPv6 ? " family inet"u8 : " family inet6"u8"""),
        new("a port range holds less than its end", "Addressing/PortRange.cs", "First <= port && port <= Last", "First <= port && port < Last"),
    ];
}
