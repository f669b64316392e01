using System.Text;
using System.Text.RegularExpressions;
using SgRules.Netfilter;

namespace SgRules.Laboratory;

/// <summary>What the save tools print of the tables that are ours: filter twice, nat of ebtables, and the sets.</summary>
internal sealed partial record SavedText(string IPTables, string IP6Tables, string EbTables, string IpSet)
{
    /// <summary>Without comment lines and counters, which documents don't have.</summary>
    public SavedText Canonical => this with { IPTables = CanonicalOf(IPTables), IP6Tables = CanonicalOf(IP6Tables), EbTables = CanonicalOf(EbTables) };

    /// <summary>The sets as values: the kernel grows a set's hash, and has its members in an order of its own.</summary>
    public ValueList<IpSet> Sets
    {
        get
        {
            var reading = SaveText.ReadSets(Encoding.UTF8.GetBytes(IpSet), "ipset save");
            Assert.Empty(reading.Diagnostics);
            return reading.Sets;
        }
    }

    private static string CanonicalOf(string saved) => Counters().Replace(CommentLine().Replace(saved, string.Empty), "[0:0]");

    [GeneratedRegex("^#.*\n", RegexOptions.Multiline | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex CommentLine();

    [GeneratedRegex(@"\[[0-9]+:[0-9]+\]$", RegexOptions.Multiline | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Counters();
}
