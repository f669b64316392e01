using SgRules.Addressing;

namespace SgRules.Netfilter;

/// <summary>Reads what <c>iptables-save</c>, <c>ip6tables-save</c> and <c>ipset save</c> print, our own documents included, as values.</summary>
/// <remarks>
/// <para>A form that is known becomes the value that stands for it; every other is kept word for word and never guessed. Reading
/// takes time in proportion to the text. Rules and sets that were read have the origin <c>read</c> and the file's name.</para>
/// <para>Known are, negated or not: <c>-s -d -i -o -p</c>, physdev, multiport with <c>--sports</c> or <c>--dports</c>, icmp, icmp6, hl with
/// <c>--hl-eq</c>, conntrack with <c>--ctstate</c>, state, mac, set with <c>src</c> or <c>dst</c>, comment; tcp and udp ports, not negated; and sets of
/// type hash:ip and hash:net with sizes as their only options. What else a rule asks - TCP flags, limits, marks, lists of addresses - is an
/// <see cref="OpaqueMatch"/>, and any other set is one of <see cref="SetsReading.ForeignSets"/>.</para>
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
        return new TableReader(family, fileName).Read(utf8) with { FileName = fileName };
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
