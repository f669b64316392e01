using SgRules.Addressing;

namespace SgRules.Netfilter;

/// <summary>Reads what <c>iptables-save</c>, <c>ip6tables-save</c>, <c>ebtables-save</c> (of the nft backend) and <c>ipset save</c> print, our own documents included, as values.</summary>
/// <remarks>
/// <para>A form that is known becomes the value that stands for it; every other is kept word for word and never guessed. Reading
/// takes time in proportion to the text. Rules and sets that were read have the origin <c>read</c> and the file's name.</para>
/// <para>Known are, negated or not: <c>-s -d -i -o -p</c>, physdev, multiport with <c>--sports</c> or <c>--dports</c>, icmp, icmp6, hl with
/// <c>--hl-eq</c>, conntrack with <c>--ctstate</c>, state, mac, set with <c>src</c> or <c>dst</c>, comment; tcp and udp ports, not negated; and sets of
/// type hash:ip and hash:net with sizes as their only options. What else a rule asks - TCP flags, limits, marks, lists of addresses - is an
/// <see cref="OpaqueMatch"/>, and any other set is one of <see cref="SetsReading.ForeignSets"/>.</para>
/// <para>Of frames, known are, negated or not: <c>-p</c>, <c>-s</c> and <c>-d</c> with one address, <c>-i</c>, <c>-o</c>, <c>--arp-op</c>, <c>--arp-ip-src</c>, <c>--arp-ip-dst</c>,
/// <c>--arp-mac-src</c> and <c>--arp-mac-dst</c> with one address. Masks, IP headers, VLANs, marks and the like are an <see cref="OpaqueMatch"/>.</para>
/// </remarks>
public static class SaveText
{
    /// <summary>Reads table filter, and keeps other tables beside it.</summary>
    /// <param name="family">IPv4 for <c>iptables-save</c>, IPv6 for <c>ip6tables-save</c>.</param>
    /// <param name="utf8">The text: LF, UTF-8, with or without counters and comment lines.</param>
    /// <param name="fileName">What findings call the text.</param>
    /// <returns>The table, or what is wrong with the text; never an exception, whatever the bytes are.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="fileName"/> is null.</exception>
    public static TableReading ReadTable(IPFamily family, ReadOnlySpan<byte> utf8, string fileName)
    {
        ArgumentNullException.ThrowIfNull(fileName);
        var saved = TableReader.OfFilter(family, fileName).Read(utf8);
        return new TableReading(saved, saved.Diagnostics.IsEmpty ? FilterTable.Create(family, saved.Chains) : null, fileName);
    }

    /// <summary>Reads table nat of ebtables, and keeps other tables beside it.</summary>
    /// <param name="utf8">The text: LF, UTF-8, with or without comment lines, COMMIT and counters of rules. One without table nat, an empty one too, means that ebtables has no such table yet, and all frames pass.</param>
    /// <param name="fileName">What findings call the text.</param>
    /// <returns>The table, or what is wrong with the text; never an exception, whatever the bytes are.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="fileName"/> is null.</exception>
    public static EthernetTableReading ReadEthernetTable(ReadOnlySpan<byte> utf8, string fileName)
    {
        ArgumentNullException.ThrowIfNull(fileName);
        var saved = TableReader.OfEthernet(fileName).Read(utf8);
        var table = !saved.Diagnostics.IsEmpty ? null
            : saved.Chains.IsEmpty ? EthernetTable.Empty
            : EthernetTable.Create(saved.Chains);
        return new EthernetTableReading(saved, table, fileName);
    }

    /// <summary>Reads sets.</summary>
    /// <param name="utf8">The text: LF, UTF-8. An empty one means that there is no set.</param>
    /// <param name="fileName">What findings call the text.</param>
    /// <returns>The sets, or what is wrong with the text; never an exception, whatever the bytes are.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="fileName"/> is null.</exception>
    public static SetsReading ReadSets(ReadOnlySpan<byte> utf8, string fileName)
    {
        ArgumentNullException.ThrowIfNull(fileName);
        return new SetReader(fileName).Read(utf8);
    }
}
