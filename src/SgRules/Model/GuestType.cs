namespace SgRules.Model;

/// <summary>Who uses a guest network.</summary>
public enum GuestType
{
    /// <summary>Instances of any account, by routable addresses; the type that has security groups.</summary>
    Shared,

    /// <summary>Instances of one account, behind a virtual router.</summary>
    Isolated,

    /// <summary>One account, no addressing by CloudStack.</summary>
    L2,
}
