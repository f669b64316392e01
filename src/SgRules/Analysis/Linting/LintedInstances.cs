using SgRules.Addressing;
using SgRules.Model;

namespace SgRules.Analysis;

/// <summary>The Running instances that are in the same groups, and what their filtered NICs can do at all.</summary>
/// <param name="groups">Their groups, in the zone's order.</param>
internal sealed class LintedInstances(ValueList<LintedGroup> groups)
{
    private readonly List<string> _names = [];

    public ValueList<LintedGroup> Groups { get; } = groups;

    /// <summary>Their names, in the zone's order.</summary>
    public IReadOnlyList<string> Names => _names;

    /// <summary>Whether one of them has an IPv4 address to send from (contract 3.1). IPv6 has the link-local one always.</summary>
    public bool SendsIPv4 { get; private set; }

    /// <summary>Whether one of them has an IPv4 address, or a multicast one, to receive at (contract 3.3).</summary>
    public bool ReceivesIPv4 { get; private set; }

    /// <summary>A group by itself, as of an instance with every family.</summary>
    public static LintedInstances Alone(LintedGroup group) => new([group]) { SendsIPv4 = true, ReceivesIPv4 = true };

    /// <summary>Whether a rule of a family and direction can be asked about a NIC of theirs.</summary>
    public bool Has(IPFamily family, Direction direction) => family == IPFamily.IPv6 || (direction == Direction.Egress ? SendsIPv4 : ReceivesIPv4);

    public void Add(string instance, IEnumerable<Nic> nics)
    {
        _names.Add(instance);
        foreach (var nic in nics)
        {
            var own = nic.Addresses().Select(address => address.Family).Concat(nic.AllowedAddresses.ToImmutableArray().Select(cidr => cidr.Family)).Contains(IPFamily.IPv4);
            SendsIPv4 |= own;
            ReceivesIPv4 |= own || nic.MulticastGroups.ToImmutableArray().Any(address => address.Family == IPFamily.IPv4);
        }
    }
}
