namespace SgRules.Updates;

/// <summary>What a plan's script says that the plan doesn't know. Commands are printed for people, never run.</summary>
public sealed record UpdateScriptOptions
{
    /// <summary>The host's name.</summary>
    public required string Host { get; init; }

    /// <summary>The command that plans the way back.</summary>
    public required string WayBack { get; init; }

    /// <summary>The command that plans from what the host really has, for when that isn't what the plan starts from.</summary>
    public string FromSave { get; init; } = "sgrules plan --from-save DIR NEW --host HOST";
}
