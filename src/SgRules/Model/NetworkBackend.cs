namespace SgRules.Model;

/// <summary>What connects a host's instances.</summary>
public enum NetworkBackend
{
    /// <summary>The Linux bridge, which iptables sees.</summary>
    Bridge,

    /// <summary>Open vSwitch, which iptables doesn't see.</summary>
    OpenVSwitch,
}
