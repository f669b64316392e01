namespace SgRules.Netfilter;

/// <summary>The packet came in by an interface: <c>-i</c>; for a bridged packet that is the bridge (facts: kernel, section 2).</summary>
/// <param name="Device">The interface.</param>
public sealed record InInterfaceMatch(DevicePattern Device) : NegatableMatch
{
    internal override int Rank => 2;

    internal override bool CanBeWritten => Device.Name.Length > 0;
}
