namespace SgRules.Analysis;

/// <summary>A NIC on both sides; null where it isn't.</summary>
internal sealed record NicPair(PlacedNic? Old, PlacedNic? New)
{
    /// <summary>The NICs of an instance, those that are the same by MAC address, or else by device, as pairs.</summary>
    public static List<NicPair> Of(IReadOnlyList<PlacedNic> old, IReadOnlyList<PlacedNic> @new)
    {
        var (before, after) = (old.ToList(), @new.ToList());
        var pairs = Take(before, after, (one, other) => one.Port.Mac == other.Port.Mac && one.Bridge.Name == other.Bridge.Name);
        pairs.AddRange(Take(before, after, (one, other) => one.Port.Mac == other.Port.Mac));
        pairs.AddRange(Take(before, after, (one, other) => one.Place == other.Place));
        pairs.AddRange(Take(before, after, (one, other) => one.Port.Device == other.Port.Device));
        return [.. pairs, .. before.Select(nic => new NicPair(nic, null)), .. after.Select(nic => new NicPair(null, nic))];
    }

    private static List<NicPair> Take(List<PlacedNic> before, List<PlacedNic> after, Func<PlacedNic, PlacedNic, bool> isSame)
    {
        var pairs = new List<NicPair>();
        foreach (var old in before.ToList())
        {
            if (after.Find(candidate => isSame(old, candidate)) is { } found)
            {
                pairs.Add(new NicPair(old, found));
                _ = (before.Remove(old), after.Remove(found));
            }
        }

        return pairs;
    }
}
