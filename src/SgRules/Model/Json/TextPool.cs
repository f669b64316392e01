using System.Buffers.Binary;
using System.Numerics;
using System.Text;

namespace SgRules.Model;

/// <summary>Gives texts that repeat (names of networks, hosts and groups) one string each, most of the time.</summary>
/// <remarks>A text has one slot, and a newcomer takes it over: always O(1), whatever the input.</remarks>
/// <param name="textLength">How long the text is that is read: it decides on the number of slots.</param>
internal sealed class TextPool(int textLength)
{
    private const int BytesPerSlot = 512;
    private const int MinSlots = 256;
    private const int MaxSlots = 1 << 17;
    private const int MaxLength = 64;

    private readonly string?[] _slots = new string?[BitOperations.RoundUpToPowerOf2((uint)Math.Clamp(textLength / BytesPerSlot, MinSlots, MaxSlots))];

    public string Get(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length > MaxLength)
        {
            return Encoding.UTF8.GetString(utf8);
        }

        ref var slot = ref _slots[Hash(utf8) & (uint)(_slots.Length - 1)];
        return slot is not null && Ascii.Equals(utf8, slot) ? slot : slot = Encoding.UTF8.GetString(utf8);
    }

    // Multiplies eight bytes at a time: short texts, no need to withstand an attack.
    private static uint Hash(ReadOnlySpan<byte> utf8)
    {
        const ulong Factor = 0x9E37_79B9_7F4A_7C15;
        var hash = (ulong)utf8.Length;
        for (; utf8.Length >= sizeof(ulong); utf8 = utf8[sizeof(ulong)..])
        {
            hash = BitOperations.RotateLeft((hash ^ BinaryPrimitives.ReadUInt64LittleEndian(utf8)) * Factor, 32);
        }

        foreach (var octet in utf8)
        {
            hash = BitOperations.RotateLeft((hash ^ octet) * Factor, 32);
        }

        return (uint)(hash ^ (hash >> 32));
    }
}
