namespace SgRules;

/// <summary>What the emitted text says in comments.</summary>
public enum CommentStyle
{
    /// <summary>The instance's name on the rules of its addresses, so that <c>iptables -L -v -n | grep i-2-19-VM</c> finds them.</summary>
    Brief,

    /// <summary>Nothing.</summary>
    None,
}
