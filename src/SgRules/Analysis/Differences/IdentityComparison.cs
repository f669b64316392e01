using SgRules.Addressing;
using SgRules.Model;
using SgRules.Policies;

namespace SgRules.Analysis;

/// <summary>Compares who is there: what NICs say of themselves, and which ports are trusted.</summary>
internal sealed class IdentityComparison(SideIndex old, SideIndex @new)
{
    private readonly Dictionary<(IdentityChangeKind Kind, string Words), List<string>> _found = [];

    /// <summary>The changes of one instance.</summary>
    public void Compare(string instance)
    {
        var (before, after) = (old.NicsOf(instance), @new.NicsOf(instance));
        if (before.Count == after.Count && Enumerable.Range(0, before.Count).All(i => before[i].IsSameAs(after[i])))
        {
            return;
        }

        if (before.Count == 0 || after.Count == 0)
        {
            Add(after.Count > 0 ? IdentityChangeKind.InstanceAdded : IdentityChangeKind.InstanceRemoved, WholeWords(instance, after.Count > 0 ? after : before, after.Count > 0), instance);
            return;
        }

        foreach (var pair in NicPair.Of(before, after))
        {
            if (pair is { Old: { } nic, New: { } same })
            {
                Compare(instance, nic, same);
            }
            else
            {
                Add(pair.New is null ? IdentityChangeKind.NicRemoved : IdentityChangeKind.NicAdded, NicWords((pair.New ?? pair.Old)!, pair.New is not null), instance);
            }
        }
    }

    /// <summary>The changes of a host's trusted ports; a host that only one side has is compared with one that has none.</summary>
    public void CompareTrusted(HostPolicy? before, HostPolicy? after)
    {
        var (trusted, now) = (Trusted(before).ToList(), Trusted(after).ToList());
        foreach (var port in now.Except(trusted))
        {
            Add(IdentityChangeKind.TrustedPortAdded, $"{port.Words} is trusted now", port.Instance);
        }

        foreach (var port in trusted.Except(now))
        {
            Add(IdentityChangeKind.TrustedPortRemoved, $"{port.Words} is no longer trusted", port.Instance);
        }
    }

    /// <summary>What was found, in order.</summary>
    public ValueList<IdentityChange> Changes() => _found
        .Select(found => new IdentityChange
        {
            Id = $"I|{found.Key.Kind}|{found.Key.Words}",
            Kind = found.Key.Kind,
            Instances = found.Value.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToValueList(),
            Words = found.Key.Words,
        })
        .OrderBy(change => change.Kind)
        .ThenBy(change => change.Instances.IsEmpty ? string.Empty : change.Instances[0], StringComparer.Ordinal)
        .ThenBy(change => change.Words, StringComparer.Ordinal)
        .ToValueList();

    private static IEnumerable<(string Words, string? Instance)> Trusted(HostPolicy? host) => (host?.Bridges ?? []).SelectMany(bridge =>
        bridge.Uplinks.Select(uplink => ($"uplink {uplink} of {host!.Host}/{bridge.Name}", (string?)null))
            .Concat(bridge.SystemPorts.Select(port => ($"port {port.Device} of {host!.Host}/{bridge.Name}, a system VM's,", (string?)port.Instance))));

    private string WholeWords(string instance, IReadOnlyList<PlacedNic> nics, bool isNew)
    {
        var groups = nics[0].Port.Policy.Groups;
        var of = groups.IsEmpty ? "with no group" : $"with the rules of group {string.Join(", ", groups)}";
        var isStopped = @new.Side.Zone?.Instances.Any(candidate => candidate.Name == instance && candidate.State == InstanceState.Stopped);
        return isNew ? $"runs now, {of}" : isStopped switch
        {
            true => $"is stopped now; it ran {of}",
            false => $"is gone; it ran {of}",
            null => $"no longer runs; it ran {of}",
        };
    }

    private static string NicWords(PlacedNic nic, bool isNew) =>
        $"{(isNew ? "has a NIC more" : "has a NIC less")}: {nic.Place}, {nic.Port.Mac}, {string.Join(", ", Own(nic).Select(Text))}";

    private void Compare(string instance, PlacedNic before, PlacedNic after)
    {
        if (before.Place != after.Place)
        {
            Add(IdentityChangeKind.Moved, $"is at {after.Place} now, was at {before.Place}", instance);
        }

        if (before.Port.Mac != after.Port.Mac)
        {
            Add(IdentityChangeKind.MacChanged, $"has MAC address {after.Port.Mac} now, had {before.Port.Mac}", instance);
        }

        AddAddresses(IdentityChangeKind.AddressAdded, "may use {0} now", Own(after).Except(Own(before)).Select(Text), instance);
        AddAddresses(IdentityChangeKind.AddressRemoved, "may no longer use {0}", Own(before).Except(Own(after)).Select(Text), instance);
        AddAddresses(IdentityChangeKind.MulticastAdded, "may receive on {0} now", after.Port.MulticastGroups.Except(before.Port.MulticastGroups).Select(group => group.ToString()), instance);
        AddAddresses(IdentityChangeKind.MulticastRemoved, "may no longer receive on {0}", before.Port.MulticastGroups.Except(after.Port.MulticastGroups).Select(group => group.ToString()), instance);
    }

    private void AddAddresses(IdentityChangeKind kind, string words, IEnumerable<string> addresses, string instance)
    {
        var list = string.Join(", ", addresses);
        if (list.Length > 0)
        {
            Add(kind, words.Replace("{0}", list, StringComparison.Ordinal), instance);
        }
    }

    private void Add(IdentityChangeKind kind, string words, string? instance)
    {
        if (!_found.TryGetValue((kind, words), out var instances))
        {
            _found.Add((kind, words), instances = []);
        }

        if (instance is not null)
        {
            instances.Add(instance);
        }
    }

    // The link-local address goes with the MAC address, whose change is said by itself.
    private static IEnumerable<IPPrefix> Own(PlacedNic nic) => nic.Port.OwnAddresses.Where(own => own != IPPrefix.Of(nic.Port.Mac.LinkLocalAddress));

    private static string Text(IPPrefix prefix) => prefix.IsSingleAddress ? prefix.Address.ToString() : prefix.ToString();
}
