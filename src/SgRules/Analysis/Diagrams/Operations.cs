namespace SgRules.Analysis;

/// <summary>What the operations do with leaves, and where one side alone says what comes of it.</summary>
internal static class Operations
{
    /// <summary>The result, if it takes no look at what is below, else null.</summary>
    public static Diagram? Shortcut(DiagramSpace space, Operation operation, Diagram left, Diagram right) => operation switch
    {
        Operation.Then => left.IsLeaf ? left.Is(Outcome.Continue) ? right : left : right.Is(Outcome.Continue) ? left : null,
        Operation.Doubt => left == right ? left : left.Is(Outcome.Unknown) ? left : right.Is(Outcome.Unknown) ? right : Both(left, right, space.Of(Outcome.Unknown)),
        Operation.Higher => left == right || left.Is(Outcome.Accept) || right.Is(Outcome.Drop) ? left : right.Is(Outcome.Accept) || left.Is(Outcome.Drop) ? right : Both(left, right, space.Of(Outcome.Unknown)),
        Operation.Lower => left == right || left.Is(Outcome.Drop) || right.Is(Outcome.Accept) ? left : right.Is(Outcome.Drop) || left.Is(Outcome.Accept) ? right : Both(left, right, space.Of(Outcome.Unknown)),
        Operation.Union => left.Is(Outcome.Drop) || left == right ? right : right.Is(Outcome.Drop) || left.Is(Outcome.Accept) ? left : right.Is(Outcome.Accept) ? right : null,
        Operation.Intersect => left.Is(Outcome.Accept) || left == right ? right : right.Is(Outcome.Accept) || left.Is(Outcome.Drop) ? left : right.Is(Outcome.Drop) ? right : null,
        Operation.Minus => left == right || left.Is(Outcome.Drop) || right.Is(Outcome.Accept) ? space.Of(Outcome.Drop) : right.Is(Outcome.Drop) ? left : null,
        _ => left == right ? space.Of(Outcome.Drop) : Both(left, right, space.Of(Outcome.Accept)),
    };

    /// <summary>Whether the sides may change places, so that one entry remembers both.</summary>
    public static bool IsSymmetric(Operation operation) => operation is not (Operation.Then or Operation.Minus);

    private static Diagram? Both(Diagram left, Diagram right, Diagram result) => left.IsLeaf && right.IsLeaf ? result : null;
}
