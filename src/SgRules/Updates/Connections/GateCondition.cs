namespace SgRules.Updates;

/// <summary>Which packets meet a rule's conditions on addresses and services, the local end's address apart.</summary>
/// <param name="May">Those that can't be said not to.</param>
/// <param name="Must">Those that are known to: fewer where a condition can't be judged, such as one on the hop limit.</param>
/// <param name="Local">The local end's addresses, sorted; <see langword="null"/> for all.</param>
internal sealed record GateCondition(Region May, Region Must, (UInt128 First, UInt128 Last)[]? Local)
{
    private (Region May, Region Must)? _withLocal;

    public (Region May, Region Must) WithLocal(RegionSpace space) => _withLocal ??= (WithLocal(space, May), WithLocal(space, Must));

    private Region WithLocal(RegionSpace space, Region rest) => Local is null ? space.Of(RegionSpace.Local, 0, UInt128.MaxValue, rest) : space.Of(Local, rest);
}
