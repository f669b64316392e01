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
            WriteCreate(ref text, set);
            foreach (var member in set.Members)
            {
                WriteAdd(ref text, set, member);
            }
        }

        text.Flush();
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

    private static void WriteAdd(ref Utf8TextWriter text, IpSet set, IPPrefix member)
    {
        text.Write("add "u8);
        text.Write(set.Name.Text);
        text.Write(" "u8);
        text.WriteAddressOrPrefix(member);
        text.Write("\n"u8);
    }
}
