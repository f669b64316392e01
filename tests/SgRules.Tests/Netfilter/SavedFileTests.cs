using System.Runtime.CompilerServices;
using System.Text;
using System.Text.RegularExpressions;
using SgRules.Addressing;

namespace SgRules.Netfilter;

/// <summary>What iptables 1.8.9 (both backends), ebtables-nft 1.8.9 and ipset 7.17 saved after rules in the manner of well-known tools were loaded.</summary>
public sealed partial class SavedFileTests
{
    internal static IEnumerable<string> TableFiles => Files().Where(file => file.EndsWith("tables.txt", StringComparison.Ordinal)).Except(EthernetFiles);

    internal static IEnumerable<string> EthernetFiles => Files().Where(file => file.EndsWith(".ebtables.txt", StringComparison.Ordinal));

    internal static IEnumerable<string> SetFiles => Files().Where(file => file.EndsWith(".ipset.txt", StringComparison.Ordinal));

    public static TheoryData<string> Tables() => [.. TableFiles];

    public static TheoryData<string> EthernetTables() => [.. EthernetFiles];

    public static TheoryData<string> Sets() => [.. SetFiles];

    [Theory]
    [MemberData(nameof(Tables))]
    public void A_saved_table_is_printed_back_unchanged(string file)
    {
        var text = Read(file);

        var reading = SaveText.ReadTable(FamilyOf(file), text, file);

        Assert.Empty(reading.Diagnostics);
        Assert.Equal(Plain(Encoding.UTF8.GetString(text)), Plain(SaveTextReading.Print(reading.WriteTo)));
        AssertLines(reading.Table!.Chains, reading.LineOf, Encoding.UTF8.GetString(text).Split('\n'));
    }

    [Theory]
    [MemberData(nameof(EthernetTables))]
    public void A_saved_table_of_ebtables_is_printed_back_unchanged(string file)
    {
        var text = Encoding.UTF8.GetString(Read(file));

        var reading = SaveText.ReadEthernetTable(Read(file), file);

        Assert.Empty(reading.Diagnostics);
        Assert.Equal(CommentLines().Replace(text, string.Empty), SaveTextReading.Print(reading.WriteTo));
        AssertLines(reading.Table!.Chains, reading.LineOf, text.Split('\n'));
    }

    [Fact]
    public void All_rules_of_CloudStack_on_frames_are_understood_and_those_of_libvirt_that_are_not_are_named_here()
    {
        var opaque = EthernetFiles.ToDictionary(
            file => file,
            file => SaveText.ReadEthernetTable(Read(file), file).Table!.Chains
                .SelectMany(chain => chain.Rules)
                .SelectMany(rule => rule.Matches)
                .OfType<OpaqueMatch>()
                .Select(match => match.Text)
                .ToList());

        Assert.Empty(opaque["cloudstack-42.ebtables.txt"]);
        Assert.Empty(opaque["cloudstack.ebtables.txt"]);
        Assert.Equal(
            [
                "--arp-gratuitous", "--ip-src 0.0.0.0", "--ip-proto udp", "--ip-src 10.1.1.9", "--ip6-src fe80::5054:ff:fe9f:8045", "-d Multicast", "--among-src 52:54:0:9f:80:45",
                "-d 33:33:00:00:00:00/ff:ff:00:00:00:00", "--mark 0x5", "--ip-proto udp", "--ip-dport 67",
                "-p RARP -s 52:54:00:9f:80:45 -d Broadcast --arp-op Request_Reverse --arp-ip-src 0.0.0.0 --arp-ip-dst 0.0.0.0 --arp-mac-src 52:54:00:9f:80:45 --arp-mac-dst 52:54:00:9f:80:45",
                "-p RARP -d Broadcast --arp-op Request_Reverse --arp-ip-src 0.0.0.0 --arp-ip-dst 0.0.0.0 --arp-mac-src 52:54:00:9f:80:45 --arp-mac-dst 52:54:00:9f:80:45", "--vlan-id 5",
            ],
            opaque["libvirt.ebtables.txt"]);
    }

    [Theory]
    [MemberData(nameof(Sets))]
    public void Saved_sets_are_printed_back_unchanged(string file)
    {
        var text = Read(file);

        var reading = SaveText.ReadSets(text, file);

        Assert.Empty(reading.Diagnostics);
        Assert.Equal(Encoding.UTF8.GetString(text), SaveTextReading.Print(reading.WriteTo));
    }

    [Fact]
    public void Most_saved_rules_are_understood_and_the_others_are_named_here()
    {
        var opaque = TableFiles
            .SelectMany(file => SaveText.ReadTable(FamilyOf(file), Read(file), file).Table!.Chains)
            .SelectMany(chain => chain.Rules)
            .SelectMany(rule => rule.Matches)
            .OfType<OpaqueMatch>()
            .Select(match => string.Join(' ', match.Text.Split(' ').Take(match.Text.StartsWith("-m", StringComparison.Ordinal) ? 2 : 1)))
            .Distinct()
            .Order(StringComparer.Ordinal);

        Assert.Equal(["-m addrtype", "-m conntrack", "-m limit", "-m mark", "-m recent", "-m rt", "-m tcp"], opaque);
    }

    [Fact]
    public void Other_tables_are_named_in_the_texts_order()
    {
        const string Text = "*nat\nCOMMIT\n*filter\n:INPUT ACCEPT [0:0]\n:FORWARD ACCEPT [0:0]\n:OUTPUT ACCEPT [0:0]\nCOMMIT\n*mangle\nCOMMIT\n";

        Assert.Equal(["nat", "mangle"], SaveText.ReadTable(IPFamily.IPv4, System.Text.Encoding.UTF8.GetBytes(Text), "rules").OtherTables);
    }

    [Fact]
    public void Sets_with_options_or_members_of_their_own_are_foreign_and_plain_ones_are_not()
    {
        Assert.Equal(["cali40s:fYyX3", "cali40all-hosts-net"], Names(SaveText.ReadSets(Read("kube.ipset.txt"), "kube").Sets));
        Assert.Equal(
            ["KUBE-LOOP-BACK", "KUBE-CLUSTER-IP", "KUBE-NODE-PORT-TCP"],
            SaveText.ReadSets(Read("kube.ipset.txt"), "kube").ForeignSets.Select(name => name.Text));
        Assert.Equal(["PVEFW-0-management-v4"], Names(SaveText.ReadSets(Read("proxmox.ipset.txt"), "proxmox").Sets));
        Assert.Equal(["f2b-postfix"], SaveText.ReadSets(Read("fail2ban.ipset.txt"), "fail2ban").ForeignSets.Select(name => name.Text));
    }

    [Theory]
    [InlineData("create a hash:ip family inet hashsize 1024 maxelem 65536 netmask 24 bucketsize 12 initval 0x1")]
    [InlineData("create a hash:ip family inet hashsize 1024 maxelem 65536 timeout 300 bucketsize 12 initval 0x1")]
    [InlineData("create a hash:net family inet hashsize 1024 maxelem 65536 counters")]
    [InlineData("create a hash:net family inet hashsize 1024 maxelem 65536 forceadd")]
    [InlineData("create a hash:net family inet4")]
    [InlineData("create a bitmap:ip range 10.0.0.0/24")]
    public void A_set_made_with_an_option_that_is_not_known_is_foreign_whatever_its_members(string creation)
    {
        var reading = SaveText.ReadSets(System.Text.Encoding.UTF8.GetBytes($"{creation}\nadd a 10.0.0.1\n"), "sets");

        Assert.Empty(reading.Diagnostics);
        Assert.Empty(reading.Sets);
        Assert.Equal("a", Assert.Single(reading.ForeignSets).Text);
    }

    private static void AssertLines(ValueList<Chain> chains, Func<ChainName, int, int> lineOf, string[] lines)
    {
        foreach (var chain in chains)
        {
            Assert.StartsWith($":{chain.Name} ", lines[lineOf(chain.Name, 0) - 1], StringComparison.Ordinal);
            for (var number = 1; number <= chain.Rules.Count; number++)
            {
                Assert.Equal($"-A {chain.Name} {chain.Rules[number - 1]}", lines[lineOf(chain.Name, number) - 1]);
            }
        }
    }

    private static IPFamily FamilyOf(string file) => file.Contains("ip6tables", StringComparison.Ordinal) ? IPFamily.IPv6 : IPFamily.IPv4;

    private static IEnumerable<string> Names(ValueList<IpSet> sets) => sets.Select(set => set.Name.Text);

    // Comment lines and counters aside; other tables keep theirs.
    private static string Plain(string text) => Counters().Replace(CommentLines().Replace(text, string.Empty), " [0:0]");

    private static IEnumerable<string> Files() => Directory.EnumerateFiles(Folder(), "*.txt").Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal);

    internal static string PathOf(string file) => Path.Combine(Folder(), file);

    private static byte[] Read(string file) => File.ReadAllBytes(PathOf(file));

    private static string Folder([CallerFilePath] string file = "") => Path.Combine(Path.GetDirectoryName(file)!, "SavedFiles");

    [GeneratedRegex("^#.*\n", RegexOptions.Multiline | RegexOptions.NonBacktracking)]
    private static partial Regex CommentLines();

    [GeneratedRegex(@" \[[0-9]+:[0-9]+\]$", RegexOptions.Multiline | RegexOptions.NonBacktracking)]
    private static partial Regex Counters();
}
