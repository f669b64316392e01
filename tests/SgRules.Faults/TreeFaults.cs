namespace SgRules.Faults;

/// <summary>Faults in how addresses and devices are looked up.</summary>
internal static class TreeFaults
{
    private const string Tree = "Layouts/AddressTree.cs";
    private const string Devices = "Layouts/DeviceTree.cs";

    public static Fault[] All =>
    [
        new("a leaf is lost", Tree, "foreach (var leaf in leaves)\n            {\n                _rules.Add", "foreach (var leaf in leaves[(leaves.Length / 8)..])\n            {\n                _rules.Add"),
        new("a prefix leaf stands behind its branches", Tree, """
                    _rules.AddRange(own.Where(leaf => !shared.Contains(leaf.Prefix)).Select(leaf => leaf.Rule));
                    foreach
            """, """
                    AddQuarters(node, Array.FindAll(leaves, leaf => !IsOwn(node, leaf) && !shared.Exists(prefix => prefix.Contains(leaf.Prefix))), level);
                    _rules.AddRange(own.Where(leaf => !shared.Contains(leaf.Prefix)).Select(leaf => leaf.Rule));
                    leaves = [];
                    foreach
            """),
        new("a node falls through at its end", Tree, "_rules.Add(Rule.Adopt(origin, Target.Drop, []));", string.Empty),
        new("a node is a level too narrow", Tree, "/ BitsPerLevel * BitsPerLevel;", "/ BitsPerLevel * BitsPerLevel + BitsPerLevel;"),
        new("what lies below a shared prefix is lost", Tree, "leaves.Where(leaf => prefix.Contains(leaf.Prefix))", "leaves.Where(leaf => prefix == leaf.Prefix)"),
    ];
}
