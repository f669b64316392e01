using System.Security.Cryptography;
using System.Text;

namespace SgRules.Layouts;

/// <summary>Short names for long identities: the beginning of a SHA-256, in base32 (RFC 4648, lower case), five bits a letter.</summary>
internal static class NameHash
{
    private const string Alphabet = "abcdefghijklmnopqrstuvwxyz234567";

    private const int BitsPerLetter = 5;

    /// <summary>Hashes an identity.</summary>
    /// <param name="identity">The whole identity.</param>
    /// <param name="letters">How many letters to give, at most 12.</param>
    public static string Of(string identity, int letters)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(identity), hash);
        var bits = System.Buffers.Binary.BinaryPrimitives.ReadUInt64BigEndian(hash);
        Span<char> text = stackalloc char[letters];
        for (var i = 0; i < letters; i++)
        {
            text[i] = Alphabet[(int)(bits >> (64 - (BitsPerLetter * (i + 1)))) & 31];
        }

        return new string(text);
    }
}
