namespace SgRules.Faults;

/// <summary>Faults in how addresses and devices are looked up.</summary>
internal static class TreeFaults
{
    private const string Tree = "Layouts/AddressTree.cs";
    private const string Devices = "Layouts/DeviceTree.cs";

    public static Fault[] All =>
    [
        new("a leaf is lost", Tree, "return leaves.ConvertAll(leaf => leaf.Rule);", "return leaves.Skip(leaves.Count / 8).Select(leaf => leaf.Rule).ToList();"),
        new("a prefix leaf stands behind its branches", Tree, """
                    rules.InsertRange(0, own.Where(leaf => !shared.Contains(leaf.Prefix)).Select(leaf => leaf.Rule));
                    AddQuarters(rules, node, rest, level);
            """, """
                    AddQuarters(rules, node, rest, level);
                    rules.AddRange(own.Where(leaf => !shared.Contains(leaf.Prefix)).Select(leaf => leaf.Rule));
            """),
        new("a node falls through at its end", Tree, "rules.Add(Rule.Create(origin, Target.Drop));", string.Empty),
        new("a node is a level too narrow", Tree, "/ BitsPerLevel * BitsPerLevel;", "/ BitsPerLevel * BitsPerLevel + BitsPerLevel;"),
        new("what lies below a shared prefix is lost", Tree, "leaves.FindAll(leaf => prefix.Contains(leaf.Prefix))", "leaves.FindAll(leaf => prefix == leaf.Prefix)"),
    ];
}
