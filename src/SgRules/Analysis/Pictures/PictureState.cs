namespace SgRules.Analysis;

/// <summary>What became of a node or an edge between two pictures; in a picture of one zone everything is kept.</summary>
public enum PictureState
{
    /// <summary>It is in both.</summary>
    Kept,

    /// <summary>It is in the later one only.</summary>
    Added,

    /// <summary>It is in the earlier one only.</summary>
    Removed,
}
