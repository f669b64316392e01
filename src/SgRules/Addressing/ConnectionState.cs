namespace SgRules.Addressing;

/// <summary>What connection tracking says of one packet (facts: kernel, section 2).</summary>
public enum ConnectionState
{
    /// <summary>Begins a connection, or the other side hasn't answered yet.</summary>
    New,

    /// <summary>Of a connection that both sides have sent on.</summary>
    Established,

    /// <summary>About a known connection: an ICMP error, or one that a helper expects.</summary>
    Related,

    /// <summary>Belongs to no connection and can't begin one, or is damaged.</summary>
    Invalid,

    /// <summary>Not tracked: neighbour discovery and MLD are so; an IPv4 packet never is where no rule says NOTRACK (contract 3.7).</summary>
    Untracked,
}
