using System.Buffers.Binary;

namespace SgRules.Analysis;

/// <summary>What content is known by: a SHA-256 of all of it. Two contents of one key were never seen, nor can they be looked for.</summary>
internal readonly record struct ProofKey(UInt128 High, UInt128 Low)
{
    public const int Size = 32;

    public static ProofKey Of(ReadOnlySpan<byte> hash) =>
        new(BinaryPrimitives.ReadUInt128BigEndian(hash), BinaryPrimitives.ReadUInt128BigEndian(hash[16..]));

    /// <summary>Some order, the same everywhere.</summary>
    public static int Compare(ProofKey left, ProofKey right) => (left.High, left.Low).CompareTo((right.High, right.Low));
}
