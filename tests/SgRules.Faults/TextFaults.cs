namespace SgRules.Faults;

/// <summary>Faults in the text, and in the values that it is made of.</summary>
internal static class TextFaults
{
    private const string Matches = "Netfilter/MatchText.cs";

    public static Fault[] All =>
    [
        new("a range ends one port early", Matches, "text.Write(ports.Last);", "text.Write(ports.Last - 1);"),
        new("source and destination ports are swapped", Matches, """multiport.Side == PacketSide.Source ? " --sports "u8 : " --dports "u8""", """multiport.Side == PacketSide.Destination ? " --sports "u8 : " --dports "u8"""),
        new("an ICMP code is left out", Matches, "if (icmp.Messages.Code is { } code)", "if (icmp.Messages.Code is { } code and > 255)"),
        new("a wildcard is written as one device", Matches, "device.IsPrefix ? \"+\"u8 : default", "\"\"u8"),
        new("bridged isn't asked for", Matches, "physdev.IsBridged ? \" --physdev-is-bridged\"u8 : default", "\"\"u8"),
        new("a member's prefix length is left out", "Netfilter/Utf8TextWriter.cs", "if (prefix.IsSingleAddress)", "if (prefix.Length > 0)"),
        new("a port range holds less than its end", "Addressing/PortRange.cs", "First <= port && port <= Last", "First <= port && port < Last"),
    ];
}
