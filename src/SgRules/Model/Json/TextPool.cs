using System.Text;

namespace SgRules.Model;

/// <summary>Gives texts that repeat (names of networks, hosts and groups) one string each, most of the time.</summary>
/// <remarks>A text has one slot, and a newcomer takes it over: always O(1), whatever the input.</remarks>
internal sealed class TextPool
{
    private const int Slots = 4096;
    private const int MaxLength = 64;

    private readonly string?[] _slots = new string?[Slots];

    public string Get(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length > MaxLength)
        {
            return Encoding.UTF8.GetString(utf8);
        }

        ref var slot = ref _slots[Slot(utf8)];
        return slot is not null && Ascii.Equals(utf8, slot) ? slot : slot = Encoding.UTF8.GetString(utf8);
    }

    // FNV-1a: short texts, no need to withstand an attack.
    private static int Slot(ReadOnlySpan<byte> utf8)
    {
        var hash = 2166136261;
        foreach (var octet in utf8)
        {
            hash = (hash ^ octet) * 16777619;
        }

        return (int)((hash ^ (hash >> 16)) % Slots);
    }
}
