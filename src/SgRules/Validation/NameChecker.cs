namespace SgRules.Validation;

/// <summary>Checks the names that elements of one kind are known by: there, printable, used once.</summary>
/// <param name="count">How many there are.</param>
/// <param name="findings">Where findings go.</param>
/// <param name="blank">The finding of a blank name.</param>
/// <param name="unprintable">The finding of a text that can't be printed.</param>
/// <param name="repeated">The finding of a name that is used twice.</param>
internal sealed class NameChecker(int count, Findings findings, DiagnosticDescriptor blank, DiagnosticDescriptor unprintable, DiagnosticDescriptor repeated)
{
    private readonly FirstUses<string> _names = new(count);

    /// <summary>Announces a name that will be checked; all of them must be.</summary>
    public void Expect(string name) => _names.Expect(name);

    public void Check(string name, Place place)
    {
        if (string.IsNullOrWhiteSpace(name))
        {
            findings.Add(blank, place, $"{name} is blank; give it a name.");
            return;
        }

        CheckText(name, place);
        if (_names.IsRepeated(name, place, out var first))
        {
            findings.Add(repeated, place, $"{name} is used twice; everything refers to it by this name, so rename one of the two.", first);
        }
    }

    /// <summary>Checks a text for people: it may be absent and repeated, but must be printable.</summary>
    public void CheckText(string? text, Place place)
    {
        if (NameRules.IsUnprintable(text))
        {
            findings.Add(unprintable, place, $"{text} has a control character or half a character pair; remove it.");
        }
    }
}
