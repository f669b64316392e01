namespace SgRules.Netfilter;

/// <summary>Reads conditions on the ports of a bridge; a negated <c>--physdev-is-</c> is not among those known.</summary>
internal static class PhysdevReader
{
    public static PhysdevMatch? Read(ref WordCursor words)
    {
        var match = new PhysdevMatch();
        var isEmpty = true;
        while (true)
        {
            var start = words.Start;
            var isNegated = words.TrySkip("!"u8);
            if (!words.Word.StartsWith("--physdev-"u8))
            {
                words.MoveTo(start);
                return isEmpty ? null : match;
            }

            if (Read(ref words, match, isNegated) is not { } wider)
            {
                return null;
            }

            (match, isEmpty) = (wider, false);
        }
    }

    // The match with one more option; null if it has it already, or if it isn't known.
    private static PhysdevMatch? Read(ref WordCursor words, PhysdevMatch match, bool isNegated)
    {
        var option = words.Take();
        switch (option["--physdev-"u8.Length..])
        {
            case var name when name.SequenceEqual("is-in"u8):
                return match.IsIn || isNegated ? null : match with { IsIn = true };
            case var name when name.SequenceEqual("is-out"u8):
                return match.IsOut || isNegated ? null : match with { IsOut = true };
            case var name when name.SequenceEqual("is-bridged"u8):
                return match.IsBridged || isNegated ? null : match with { IsBridged = true };
            case var name when name.SequenceEqual("in"u8):
                return match.In is null && DevicePattern.TryRead(words.Take(), out var ingress) ? match with { In = ingress, IsInNegated = isNegated } : null;
            case var name when name.SequenceEqual("out"u8):
                return match.Out is null && DevicePattern.TryRead(words.Take(), out var egress) ? match with { Out = egress, IsOutNegated = isNegated } : null;
            default:
                return null;
        }
    }
}
