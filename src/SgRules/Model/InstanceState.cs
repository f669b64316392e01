namespace SgRules.Model;

/// <summary>Whether an instance runs.</summary>
public enum InstanceState
{
    /// <summary>It runs on a host: its NICs are ports there, its addresses are group members.</summary>
    Running,

    /// <summary>It has no port and is no group member.</summary>
    Stopped,
}
