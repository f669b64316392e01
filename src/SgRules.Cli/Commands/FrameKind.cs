using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using SgRules.Addressing;

namespace SgRules.Cli.Commands;

/// <summary>A kind of frame by its word.</summary>
/// <param name="Word">The word as it was given.</param>
/// <param name="Type">The type.</param>
/// <param name="Operation">The operation, for ARP only.</param>
internal sealed record FrameKind(string Word, EtherType Type, ushort? Operation = null)
{
    private const string Words = "arp-request, arp-reply, ipv4, ipv6, vlan, qinq, length or a hexadecimal number such as 0x88cc";

    // What is smaller is the length of an IEEE 802.3 frame.
    private const int FirstType = 0x0600;

    private static readonly FrameKind[] Named =
    [
        new("arp-request", EtherType.Arp, ArpMessage.Request),
        new("arp-reply", EtherType.Arp, ArpMessage.Reply),
        new("ipv4", EtherType.IPv4),
        new("ipv6", EtherType.IPv6),
        new("vlan", EtherType.Vlan),
        new("qinq", EtherType.ProviderVlan),
        new("length", EtherType.Length),
    ];

    public bool IsArp => Operation is not null;

    /// <summary>Whether it carries a packet that is judged by itself.</summary>
    public bool IsIP => Type.IsIP;

    /// <summary>The family whose addresses its ends have, if of one only.</summary>
    public IPFamily? Family => IsArp || Type == EtherType.IPv4 ? IPFamily.IPv4 : Type == EtherType.IPv6 ? IPFamily.IPv6 : null;

    public static Option<FrameKind?> CreateOption(string name) => new(name)
    {
        Description = $"Explain an Ethernet frame in place of a packet: {Words}; length is LLC and SNAP, vlan has any tag, also of VLAN 0.",
        HelpName = "KIND",
        CustomParser = given => Parse(name, given),
    };

    private static FrameKind? Parse(string name, ArgumentResult given)
    {
        var word = given.Tokens[^1].Value;
        if (Array.Find(Named, kind => kind.Word == word) is { } named)
        {
            return named;
        }

        if (!word.StartsWith("0x", StringComparison.Ordinal)
            || !ushort.TryParse(word.AsSpan(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var number))
        {
            var meant = Array.Find(Named, kind => string.Equals(kind.Word, word, StringComparison.OrdinalIgnoreCase));
            given.AddError($"{name} is {Words} (0x0600 to 0xffff), not '{word}'{(meant is null ? "." : $"; did you mean {meant.Word}?")}");
            return null;
        }

        if (number < FirstType)
        {
            given.AddError($"{name} {word} is below 0x0600, and so a length and no type; say length.");
            return null;
        }

        var type = EtherType.Of(number);
        if (type == EtherType.Arp)
        {
            given.AddError($"{name} {word} is ARP; say arp-request or arp-reply.");
            return null;
        }

        return new FrameKind(word, type);
    }
}
