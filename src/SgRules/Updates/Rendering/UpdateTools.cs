namespace SgRules.Updates;

/// <summary>The programs that read and change a table, and what steps are called by them.</summary>
internal static class UpdateTools
{
    public static string Save(UpdateTable table) => $"{Family(table)}-save";

    /// <summary>The program that a step's document is for.</summary>
    public static string Of(UpdateStep step) => step.Kind == UpdateStepKind.Commit ? $"{Family(step.Table!.Value)}-restore" : "ipset";

    /// <summary>Whether a step waits for a lock: iptables and ip6tables have one, ebtables-restore knows none (facts: kernel, section 1.1).</summary>
    public static bool Waits(UpdateStep step) => step is { Kind: UpdateStepKind.Commit, Table: not UpdateTable.Ethernet };

    /// <summary>The command that a script feeds a step's document to.</summary>
    public static string ScriptCommand(UpdateStep step) => Waits(step) ? $"{Of(step)} -w \"$lock_wait\" --noflush" : Command(step);

    /// <summary>The command that a step's document is for.</summary>
    public static string Command(UpdateStep step) => step.Kind == UpdateStepKind.Commit ? $"{Of(step)} --noflush" : "ipset restore -exist";

    /// <summary>The table as messages call it.</summary>
    public static string Words(UpdateTable table) => table == UpdateTable.Ethernet ? "table nat of ebtables" : $"table filter of {Family(table)}";

    /// <summary>The table as identifiers of a script and of JSON have it.</summary>
    public static string Word(UpdateTable table) => table switch
    {
        UpdateTable.IPv4 => "ipv4",
        UpdateTable.IPv6 => "ipv6",
        _ => "ethernet",
    };

    /// <summary>The table's name within its tool.</summary>
    public static string TableName(UpdateTable table) => table == UpdateTable.Ethernet ? "nat" : "filter";

    /// <summary>A step's short name.</summary>
    public static string Name(UpdateStep step) => step.Kind switch
    {
        UpdateStepKind.ClearSets => $"clear sets that an interrupted run left{For(step)}",
        UpdateStepKind.FillSets => $"fill sets{For(step)}",
        UpdateStepKind.Commit => $"commit {Words(step.Table!.Value)}",
        UpdateStepKind.PruneSets => $"edit sets behind the rules{For(step)}",
        _ => "destroy sets that no rule asks",
    };

    private static string For(UpdateStep step) => step.Table switch
    {
        UpdateTable.IPv4 => ", IPv4",
        UpdateTable.IPv6 => ", IPv6",
        _ => string.Empty,
    };

    private static string Family(UpdateTable table) => table switch
    {
        UpdateTable.IPv4 => "iptables",
        UpdateTable.IPv6 => "ip6tables",
        _ => "ebtables",
    };
}
