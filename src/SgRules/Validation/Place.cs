using System.Globalization;

namespace SgRules.Validation;

/// <summary>A place in a model, for example <c>instances[3].nics[0].mac</c>; free to make, written only when a finding names it.</summary>
internal readonly record struct Place
{
    private const int NoIndex = -1;

    // At most two steps lead from a top-level element to what is checked.
    private readonly Step _first;
    private readonly Step _second;

    private Place(ModelSection section, int element, Step first, Step second)
    {
        Section = section;
        Element = element;
        _first = first;
        _second = second;
    }

    public static Place Zone => new(ModelSection.Zone, NoIndex, default, default);

    /// <summary>The part of the model it lies in.</summary>
    public ModelSection Section { get; }

    /// <summary>The position of the top-level element it lies in.</summary>
    public int Element { get; }

    public static Place Network(int index) => new(ModelSection.Networks, index, default, default);

    public static Place Host(int index) => new(ModelSection.Hosts, index, default, default);

    public static Place Group(int index) => new(ModelSection.SecurityGroups, index, default, default);

    public static Place Instance(int index) => new(ModelSection.Instances, index, default, default);

    /// <summary>A property of what stands here.</summary>
    public Place Property(string name) => With(new Step(name, NoIndex));

    /// <summary>An item of a list of what stands here.</summary>
    public Place Item(string list, int index) => With(new Step(list, index));

    public override string ToString()
    {
        var root = Section switch
        {
            ModelSection.Zone => "zone",
            ModelSection.Networks => "networks",
            ModelSection.Hosts => "hosts",
            ModelSection.SecurityGroups => "securityGroups",
            _ => "instances",
        };
        return $"{new Step(root, Element)}{(_first.Name is null ? "" : ".")}{_first}{(_second.Name is null ? "" : ".")}{_second}";
    }

    private Place With(Step step) => _first.Name is null ? new(Section, Element, step, default)
        : _second.Name is null ? new(Section, Element, _first, step)
        : throw new InvalidOperationException($"A place has no third step: {step} below {this}.");

    private readonly record struct Step(string? Name, int Index)
    {
        public override string ToString() => Name is null || Index == NoIndex ? Name ?? string.Empty : string.Create(CultureInfo.InvariantCulture, $"{Name}[{Index}]");
    }
}
