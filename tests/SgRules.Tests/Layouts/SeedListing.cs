using System.Runtime.CompilerServices;

namespace SgRules.Layouts;

/// <summary>
/// What <c>iptables -L</c> prints of some chains: the seed's listing, read from SeedListing.txt, and what it would print of our text.
/// Source and destination are missing in the seed's; the rules compared have none.
/// </summary>
internal static class SeedListing
{
    /// <summary>The seed's lines by chain, each as target, protocol and conditions.</summary>
    public static Dictionary<string, string[]> Read() =>
        File.ReadAllText(Path.ChangeExtension(ThisFile(), ".txt")).Split("Chain ", StringSplitOptions.RemoveEmptyEntries).ToDictionary(
            chain => chain.Split(' ')[0],
            chain => chain.Split('\n', StringSplitOptions.RemoveEmptyEntries)[2..].Select(OfListing).ToArray(),
            StringComparer.Ordinal);

    /// <summary>The lines that a listing would have for one chain of <c>iptables-restore</c> text.</summary>
    public static string[] OfText(string iptables, string chain) =>
        [.. LinesOf(iptables, chain).Select(line => OfRule(line[$"-A {chain}".Length..]))];

    /// <summary>The rules of a chain in <c>iptables-restore</c> text.</summary>
    public static IEnumerable<string> LinesOf(string iptables, string chain) =>
        iptables.Split('\n').Where(line => line.StartsWith($"-A {chain} ", StringComparison.Ordinal));

    private static string ThisFile([CallerFilePath] string file = "") => file;

    // Target, protocol, options ("--") in columns; then, without the two addresses, the conditions.
    private static string OfListing(string line)
    {
        var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal("--", words[2]);
        return string.Join(' ', [words[0], words[1], .. words[3..]]);
    }

    private static string OfRule(string rule)
    {
        var words = rule.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var (protocol, target) = (Array.IndexOf(words, "-p"), Array.IndexOf(words, "-j"));
        var conditions = string.Concat(words[(protocol + 1)..target].Skip(protocol < 0 ? 0 : 1).Select(word => $" {word}"));
        foreach (var (option, listed) in Listed)
        {
            conditions = conditions.Replace(option, listed, StringComparison.Ordinal);
        }

        return $"{words[target + 1]} {(protocol < 0 ? "all" : words[protocol + 1])}{conditions}";
    }

    // Any message of ICMP is type 255 in the kernel, and old tools list the number (facts: cloudstack-example, section 2.4).
    private static (string Option, string Listed)[] Listed =>
    [
        (" -m icmp --icmp-type any", " icmp type 255"),
        (" -m state --state ", " state "),
        (" -m physdev ", " PHYSDEV match "),
        (" -m set --match-set ", " match-set "),
        (" -m tcp ", " tcp "),
        (" -m udp ", " udp "),
        (" --sport ", " spt:"),
        (" --dport ", " dpt:"),
    ];
}
