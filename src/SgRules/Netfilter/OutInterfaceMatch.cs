namespace SgRules.Netfilter;

/// <summary>The packet goes out by an interface: <c>-o</c>; for a bridged packet that is the bridge (facts: kernel, section 2).</summary>
/// <param name="Device">The interface.</param>
public sealed record OutInterfaceMatch(DevicePattern Device) : NegatableMatch
{
    internal override int Rank => 3;

    internal override bool CanBeWritten => Device.Name.Length > 0;
}
