using System.Globalization;

namespace SgRules.Validation;

/// <summary>A place in a model, for example <c>instances[3].nics[0].mac</c>; cheap to make, written only when a finding names it.</summary>
internal sealed class Place
{
    private const int NoIndex = -1;

    private readonly Place? _parent;
    private readonly string _name;
    private readonly int _index;

    private Place(Place? parent, ModelSection section, int element, string name, int index)
    {
        _parent = parent;
        Section = section;
        Element = element;
        _name = name;
        _index = index;
    }

    public static Place Zone { get; } = new(null, ModelSection.Zone, NoIndex, "zone", NoIndex);

    /// <summary>The part of the model it lies in.</summary>
    public ModelSection Section { get; }

    /// <summary>The position of the top-level element it lies in.</summary>
    public int Element { get; }

    public static Place Network(int index) => new(null, ModelSection.Networks, index, "networks", index);

    public static Place Host(int index) => new(null, ModelSection.Hosts, index, "hosts", index);

    public static Place Group(int index) => new(null, ModelSection.SecurityGroups, index, "securityGroups", index);

    public static Place Instance(int index) => new(null, ModelSection.Instances, index, "instances", index);

    /// <summary>A property of what stands here.</summary>
    public Place Property(string name) => new(this, Section, Element, name, NoIndex);

    /// <summary>An item of a list of what stands here.</summary>
    public Place Item(string list, int index) => new(this, Section, Element, list, index);

    public override string ToString()
    {
        var own = _index == NoIndex ? _name : string.Create(CultureInfo.InvariantCulture, $"{_name}[{_index}]");
        return _parent is null ? own : $"{_parent}.{own}";
    }
}
