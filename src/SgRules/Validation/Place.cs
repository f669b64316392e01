using System.Globalization;
using System.Text;

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
        var path = new StringBuilder();
        AppendTo(path, new Step(SectionName, Element));
        AppendTo(path, _first);
        AppendTo(path, _second);
        return path.ToString();
    }

    private string SectionName => Section switch
    {
        ModelSection.Zone => "zone",
        ModelSection.Networks => "networks",
        ModelSection.Hosts => "hosts",
        ModelSection.SecurityGroups => "securityGroups",
        _ => "instances",
    };

    private static void AppendTo(StringBuilder path, Step step)
    {
        if (step.Name is null)
        {
            return;
        }

        path.Append(path.Length == 0 ? string.Empty : ".").Append(step.Name);
        if (step.Index != NoIndex)
        {
            path.Append(CultureInfo.InvariantCulture, $"[{step.Index}]");
        }
    }

    private Place With(Step step) => _first.Name is null ? new(Section, Element, step, default)
        : _second.Name is null ? new(Section, Element, _first, step)
        : throw new InvalidOperationException($"A place has no third step: {step.Name} below {this}.");

    private readonly record struct Step(string? Name, int Index);
}
