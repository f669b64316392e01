namespace SgRules.Netfilter;

/// <summary>States of connection tracking, in the order in which <c>iptables-save</c> prints them.</summary>
[Flags]
public enum ConntrackStates
{
    /// <summary>No state.</summary>
    None = 0,

    /// <summary>Belongs to no connection and can't begin one, or is damaged.</summary>
    Invalid = 1,

    /// <summary>Begins a connection, or the other side hasn't answered yet.</summary>
    New = 2,

    /// <summary>About a known connection: an ICMP error, or one that a helper expects.</summary>
    Related = 4,

    /// <summary>Of a connection that both sides have sent on.</summary>
    Established = 8,

    /// <summary>Not tracked; neighbour discovery and MLD are so (facts: kernel, section 2).</summary>
    Untracked = 16,
}
