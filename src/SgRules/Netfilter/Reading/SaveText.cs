using SgRules.Addressing;

namespace SgRules.Netfilter;

/// <summary>Reads what <c>iptables-save</c>, <c>ip6tables-save</c> and <c>ipset save</c> print, our own documents included, as values.</summary>
/// <remarks>
/// A form that is known becomes the value that stands for it; every other is kept word for word and never guessed. Reading
/// takes time in proportion to the text. Rules and sets that were read have the origin <c>read</c> and the file's name.
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
