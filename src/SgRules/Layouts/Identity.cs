namespace SgRules.Layouts;

/// <summary>What a name stands for, as the parts of a phrase; they are put together only where two things come to one name.</summary>
/// <param name="Kind">What kind of thing, or all of the phrase.</param>
/// <param name="Subject">Which one.</param>
/// <param name="Place">Where it is.</param>
/// <param name="Groups">The groups of a policy: their identifiers may have what stands between them in the phrase.</param>
internal readonly record struct Identity(string Kind, string Subject = "", string Place = "", ValueList<string> Groups = default)
{
    public override string ToString() => $"{Kind}{Subject}{Place}";

    public static implicit operator Identity(string phrase) => new(phrase);
}
