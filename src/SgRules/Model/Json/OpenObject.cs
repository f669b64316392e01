namespace SgRules.Model;

/// <summary>An object that is being read: where it starts, which property is next, which ones it has had.</summary>
internal struct OpenObject(PropertyNames names, int start, int level)
{
    private uint _seen;

    public PropertyNames Names { get; } = names;

    /// <summary>The offset of its opening bracket.</summary>
    public int Start { get; } = start;

    /// <summary>How many steps its path has.</summary>
    public int Level { get; } = level;

    /// <summary>The position of the current property among <see cref="Names"/>; -1 before the first.</summary>
    public int Current { get; private set; } = -1;

    public readonly string Name => Names[Current];

    public readonly bool Has(int property) => (_seen & (1u << property)) != 0;

    /// <summary>Makes a property the current one; false if it was before.</summary>
    public bool Enter(int property)
    {
        var isNew = !Has(property);
        _seen |= 1u << property;
        Current = property;
        return isNew;
    }
}
