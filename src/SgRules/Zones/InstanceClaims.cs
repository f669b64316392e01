using SgRules.Model;

namespace SgRules;

/// <summary>Finds the instances of a zone that may have a name, a MAC address or an address in common with another one: only they can be in a finding with it.</summary>
/// <remarks>A sorted array of hashes, eight bytes for each name and address. Two different things may have one hash, so what it finds is to be looked at.</remarks>
internal sealed class InstanceClaims
{
    private readonly long[] _sorted;

    public InstanceClaims(Zone zone)
    {
        var claims = new List<long>(3 * zone.Instances.Count);
        var own = new List<int>();
        for (var i = 0; i < zone.Instances.Count; i++)
        {
            own.Clear();
            AddTo(own, zone.Instances[i]);
            foreach (var claim in own)
            {
                claims.Add(((long)claim << 32) | (uint)i);
            }
        }

        _sorted = [.. claims];
        Array.Sort(_sorted);
    }

    /// <summary>How many names and addresses there are.</summary>
    public int Count => _sorted.Length;

    /// <summary>What an instance's name stands for here.</summary>
    public static int OfName(string name) => HashCode.Combine(name);

    /// <summary>Adds what an instance's name and addresses stand for here.</summary>
    public static void AddTo(List<int> claims, Instance instance)
    {
        claims.Add(OfName(instance.Name));
        foreach (var nic in instance.Nics)
        {
            claims.Add(HashCode.Combine(nic.Network, nic.Mac));
            foreach (var address in nic.Addresses())
            {
                claims.Add(HashCode.Combine(nic.Network, address));
            }
        }
    }

    /// <summary>Adds the positions of the instances that may claim the same.</summary>
    public void AddPositions(int claim, List<int> positions)
    {
        var at = Array.BinarySearch(_sorted, (long)claim << 32);
        for (at = at < 0 ? ~at : at; at < _sorted.Length && (int)(_sorted[at] >> 32) == claim; at++)
        {
            positions.Add((int)_sorted[at]);
        }
    }
}
