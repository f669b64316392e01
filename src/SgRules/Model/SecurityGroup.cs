namespace SgRules.Model;

/// <summary>A security group: the rules that its instances share.</summary>
public sealed record SecurityGroup
{
    /// <summary>The identifier, unique in the zone; everything refers to it.</summary>
    public required string Id { get; init; }

    /// <summary>A name for people.</summary>
    public string? Name { get; init; }

    /// <summary>The account that owns it, for people.</summary>
    public string? Account { get; init; }

    /// <summary>What may enter its instances (contract 3.9).</summary>
    public ValueList<SecurityRule> Ingress { get; init; }

    /// <summary>What may leave its instances; one rule here closes everything else (contract 3.8).</summary>
    public ValueList<SecurityRule> Egress { get; init; }

    /// <summary>The rules of one direction.</summary>
    /// <param name="direction">The direction.</param>
    /// <returns><see cref="Ingress"/> or <see cref="Egress"/>.</returns>
    public ValueList<SecurityRule> Rules(Direction direction) => direction == Direction.Ingress ? Ingress : Egress;

    /// <summary>The identifiers that its rules have as peers; as often as they are written.</summary>
    internal IEnumerable<string> PeerGroups()
    {
        foreach (var rule in Ingress.ToImmutableArray())
        {
            foreach (var peer in rule.Groups.ToImmutableArray())
            {
                yield return peer;
            }
        }

        foreach (var rule in Egress.ToImmutableArray())
        {
            foreach (var peer in rule.Groups.ToImmutableArray())
            {
                yield return peer;
            }
        }
    }
}
