namespace SgRules.Frames;

/// <summary>The bytes of IPv6 extension headers.</summary>
internal static class ExtensionBytes
{
    /// <summary>The number that the header before it has as the next one's.</summary>
    public static byte NumberOf(ExtensionHeader header) => header switch
    {
        ExtensionHeader.HopByHop => 0,
        ExtensionHeader.DestinationOptions => 60,
        ExtensionHeader.Routing => 43,
        ExtensionHeader.AtomicFragment => 44,
        _ => 51,
    };

    /// <summary>Headers in order, and the number of the first of them; <paramref name="carried"/> is the number of what follows.</summary>
    public static (byte First, byte[] Bytes) Of(ValueList<ExtensionHeader> headers, byte carried, uint identity)
    {
        var (next, bytes) = (carried, Array.Empty<byte>());
        foreach (var header in headers.ToImmutableArray().Reverse())
        {
            bytes = [next, .. Body(header, identity), .. bytes];
            next = NumberOf(header);
        }

        return (next, bytes);
    }

    // All but the first byte, which says what follows.
    private static byte[] Body(ExtensionHeader header, uint identity) => header switch
    {
        ExtensionHeader.HopByHop => [0, 5, 2, 0, 0, 1, 0],
        ExtensionHeader.DestinationOptions => [0, 1, 4, 0, 0, 0, 0],

        // Of a type that no host acts on when no segment is left.
        ExtensionHeader.Routing => [0, 253, 0, 0, 0, 0, 0],
        ExtensionHeader.AtomicFragment => [0, 0, 0, .. Octets.Of32(identity)],

        // Four units of four bytes, less two; an index and a number that aren't zero; a value of four bytes.
        _ => [2, 0, 0, .. Octets.Of32(0x1001), .. Octets.Of32(1), .. Octets.Of32(0)],
    };
}
