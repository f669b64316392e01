using System.Buffers.Binary;

namespace SgRules.Laboratory;

/// <summary>The end of a frame, by which its arrival is recognised.</summary>
internal static class FrameTag
{
    public const int Length = 12;

    private static ReadOnlySpan<byte> Mark => "SGlb"u8;

    /// <summary>"SGlb" and the identifier, big endian.</summary>
    public static byte[] Of(ulong id)
    {
        var tag = new byte[Length];
        Mark.CopyTo(tag);
        BinaryPrimitives.WriteUInt64BigEndian(tag.AsSpan(4), id);
        return tag;
    }

    /// <summary>The identifier that a frame ends with, be it padded with zeros; <see langword="null"/> if there is none.</summary>
    public static ulong? In(ReadOnlySpan<byte> frame)
    {
        var start = frame.LastIndexOf(Mark);
        return start >= 0 && start + Length <= frame.Length && !frame[(start + Length)..].ContainsAnyExcept((byte)0)
            ? BinaryPrimitives.ReadUInt64BigEndian(frame[(start + 4)..])
            : null;
    }
}
