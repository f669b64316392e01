using SgRules.Testing;

namespace SgRules.Updates;

public class ConnectionsToEndProperties
{
    [ZoneProperty(Arbitrary = [typeof(EndingCases)])]
    public bool Only_gates_that_differ_need_be_compared(EndingCase pair)
    {
        var (whereItDiffers, inFull) = pair.Found();
        return whereItDiffers == inFull;
    }

    [ZoneProperty(Arbitrary = [typeof(EndingCases)])]
    public bool The_boxes_hold_exactly_the_connections_that_the_definition_ends(EndingCase pair) => pair.Disagreement() is null;
}
