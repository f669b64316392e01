using System.Buffers;
using SgRules.Addressing;

namespace SgRules.Netfilter;

/// <summary>The one birthplace of <c>ipset restore</c> text: each set's creation, then its members in their order.</summary>
internal static class IpSetText
{
    public static void Write(IBufferWriter<byte> output, ValueList<IpSet> sets)
    {
        var text = new Utf8TextWriter(output);
        foreach (var set in sets)
        {
            WriteWhole(ref text, set);
        }

        text.Flush();
    }

    /// <summary>Writes a set's creation, then its members.</summary>
    public static void WriteWhole(ref Utf8TextWriter text, IpSet set)
    {
        WriteCreate(ref text, set);
        foreach (var member in set.Members)
        {
            WriteAdd(ref text, set.Name, member);
        }
    }

    /// <summary>Writes the addition of a member.</summary>
    public static void WriteAdd(ref Utf8TextWriter text, SetName set, IPPrefix member) => WriteMember(ref text, "add "u8, set, member);

    /// <summary>Writes the removal of a member.</summary>
    public static void WriteDelete(ref Utf8TextWriter text, SetName set, IPPrefix member) => WriteMember(ref text, "del "u8, set, member);

    /// <summary>Writes the end of a set.</summary>
    public static void WriteDestroy(ref Utf8TextWriter text, SetName set)
    {
        text.Write("destroy "u8);
        text.Write(set.Text);
        text.Write("\n"u8);
    }

    // One header for every set, so that growth never makes one anew, and nothing in it is the kernel's own choice
    // (facts: kernel, section 1.2; design, section 4).
    private static void WriteCreate(ref Utf8TextWriter text, IpSet set)
    {
        text.Write("create "u8);
        text.Write(set.Name.Text);
        text.Write(set.Type == IpSetType.HashIp ? " hash:ip"u8 : " hash:net"u8);
        text.Write(set.Family == IPFamily.IPv4 ? " family inet"u8 : " family inet6"u8);
        text.Write(" hashsize 64 maxelem "u8);
        text.Write(IpSet.MaxMembers);
        text.Write(" bucketsize 12 initval 0x00000001\n"u8);
    }

    private static void WriteMember(ref Utf8TextWriter text, ReadOnlySpan<byte> command, SetName set, IPPrefix member)
    {
        text.Write(command);
        text.Write(set.Text);
        text.Write(" "u8);
        text.WriteAddressOrPrefix(member);
        text.Write("\n"u8);
    }
}
