namespace SgRules.Model;

/// <summary>Which way a rule's traffic goes, seen from the instance.</summary>
public enum Direction
{
    /// <summary>To the instance; the receiver gate, contract 3.9.</summary>
    Ingress,

    /// <summary>From the instance; the sender gate, contract 3.8.</summary>
    Egress,
}
