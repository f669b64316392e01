namespace SgRules.Netfilter;

/// <summary>What a host must have before its documents are loaded, for them to load and to filter.</summary>
/// <param name="Kind">What kind of thing.</param>
/// <param name="Name">Its name, for example <c>br_netfilter</c>.</param>
/// <param name="Reason">What happens without it, a sentence.</param>
public sealed record Precondition(PreconditionKind Kind, string Name, string Reason)
{
    /// <summary>What it must be, for example <c>1</c>, and what the check then says; <see langword="null"/> if it only needs to be there.</summary>
    public string? Value { get; init; }

    /// <summary>The command that shows it, if one does.</summary>
    public string? Check { get; init; }

    /// <summary>The command that makes it so, if one does; it may be run again.</summary>
    public string? Remedy { get; init; }

    /// <summary>The precondition for people.</summary>
    /// <returns>For example <c>no rule CT --zone. Packets of these bridges ... Check with 'iptables-save -t raw; ip6tables-save -t raw'.</c></returns>
    public override string ToString() =>
        $"{Word}{Name}{(Value is null ? string.Empty : Kind == PreconditionKind.Sysctl ? $"={Value}" : $" ({Value})")}. {Reason}"
        + (Check is null ? string.Empty : $" Check with '{Check}'{(Value is null || Kind == PreconditionKind.Sysctl ? string.Empty : $", which says {Value} then")}.")
        + (Remedy is null ? string.Empty : $" Make it so with '{Remedy}'.");

    private string Word => Kind switch
    {
        PreconditionKind.Tool => "tool ",
        PreconditionKind.KernelModule => "kernel module ",
        PreconditionKind.KernelModules => "kernel modules ",
        PreconditionKind.Sysctl => "sysctl ",
        PreconditionKind.NoRule => "no rule ",
        PreconditionKind.File => "file ",
        _ => string.Empty,
    };
}
