namespace SgRules.Netfilter;

/// <summary>What a set holds.</summary>
public enum IpSetType
{
    /// <summary>Single addresses: <c>hash:ip</c>.</summary>
    HashIp,

    /// <summary>Prefixes other than /0: <c>hash:net</c>.</summary>
    HashNet,
}
