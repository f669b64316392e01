using SgRules.Addressing;

namespace SgRules.Analysis;

/// <summary>MAC addresses that are asked for, each a number, and one number for all others.</summary>
internal sealed class MacClasses
{
    private readonly MacAddress[] _known;

    public MacClasses(IEnumerable<MacAddress> known) => _known = [.. known.Distinct().Order()];

    /// <summary>The number of all others.</summary>
    public uint Maximum => (uint)_known.Length;

    public uint Of(MacAddress address)
    {
        var found = Array.BinarySearch(_known, address);
        return found < 0 ? Maximum : (uint)found;
    }

    /// <summary>An address of a number: of the others, one that a documentation prefix has (RFC 9542, section 2.1.2).</summary>
    public MacAddress ExampleOf(uint number)
    {
        if (number < Maximum)
        {
            return _known[number];
        }

        var other = 0x0000_5E00_5300UL;
        while (Array.BinarySearch(_known, MacAddress.Create(other)) >= 0)
        {
            other++;
        }

        return MacAddress.Create(other);
    }
}
