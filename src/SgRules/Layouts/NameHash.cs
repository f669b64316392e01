using System.Security.Cryptography;
using System.Text;

namespace SgRules.Layouts;

/// <summary>Short names for long identities: the beginning of a SHA-256, in base32 (RFC 4648, lower case), five bits a letter.</summary>
internal static class NameHash
{
    private const string Alphabet = "abcdefghijklmnopqrstuvwxyz234567";

    private const int BitsPerLetter = 5;

    private const int MostOnStack = 512;

    /// <summary>Hashes a text.</summary>
    /// <param name="identity">The whole of what the hash is to stand for.</param>
    /// <param name="letters">How many letters to give, at most 12.</param>
    public static string Of(string identity, int letters)
    {
        Span<char> hash = stackalloc char[letters];
        Write(identity, hash);
        return new string(hash);
    }

    /// <summary>Hashes an identity.</summary>
    /// <param name="identity">The whole identity.</param>
    /// <param name="hash">Where the letters go, at most 12.</param>
    public static void Write(Identity identity, Span<char> hash)
    {
        var size = Encoding.UTF8.GetMaxByteCount(identity.Kind.Length + identity.Subject.Length + identity.Place.Length);
        var utf8 = size <= MostOnStack ? stackalloc byte[MostOnStack] : new byte[size];
        var length = Encoding.UTF8.GetBytes(identity.Kind, utf8);
        length += Encoding.UTF8.GetBytes(identity.Subject, utf8[length..]);
        length += Encoding.UTF8.GetBytes(identity.Place, utf8[length..]);
        Write(utf8[..length], hash);
    }

    /// <summary>Hashes bytes.</summary>
    /// <param name="utf8">The bytes.</param>
    /// <param name="hash">Where the letters go, at most 12.</param>
    public static void Write(ReadOnlySpan<byte> utf8, Span<char> hash)
    {
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(utf8, digest);
        var bits = System.Buffers.Binary.BinaryPrimitives.ReadUInt64BigEndian(digest);
        for (var i = 0; i < hash.Length; i++)
        {
            hash[i] = Alphabet[(int)(bits >> (64 - (BitsPerLetter * (i + 1)))) & 31];
        }
    }
}
