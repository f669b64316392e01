using SgRules.Addressing;
using SgRules.Model;

namespace SgRules.Validation;

/// <summary>Checks each network.</summary>
internal sealed class NetworkChecker(ZoneNames index, Findings findings)
{
    private readonly NameChecker _names = new(index.Zone.Networks.Count, findings, NetworkFindings.NameBlank, NetworkFindings.NameUnprintable, NetworkFindings.NameRepeated);
    private readonly SubnetChecker _subnets = new(findings);

    public void Check()
    {
        foreach (var network in index.Zone.Networks)
        {
            _names.Expect(network.Name);
        }

        for (var i = 0; i < index.Zone.Networks.Count; i++)
        {
            Check(index.Zone.Networks[i], Place.Network(i));
        }
    }

    private void Check(Network network, Place place)
    {
        _names.Check(network.Name, place.Property("name"));
        CheckGuestType(network, place);
        CheckGroupsService(network, NetworkPlaces.Services(network, place));
        CheckServices(network, place);
        CheckVlan(network, place);
        CheckFamilies(network, place);
    }

    private void CheckGuestType(Network network, Place place)
    {
        var allowed = network.GuestType == GuestType.Shared || (network.GuestType == GuestType.L2 && index.Rules == ZoneRules.CloudStack420);
        if (index.HasSecurityGroups && !allowed)
        {
            findings.Add(
                NetworkFindings.GuestTypeNotAllowed,
                place.Property("guestType"),
                $"A zone with security groups has no {network.GuestType} networks; make {network.Name} Shared.");
        }
    }

    private void CheckGroupsService(Network network, Place services)
    {
        var strict = index.Rules == ZoneRules.CloudStack42;
        if (!network.HasSecurityGroups && strict && index.HasSecurityGroups)
        {
            findings.Add(
                NetworkFindings.GroupsServiceMissing,
                services,
                $"Network {network.Name} lacks the SecurityGroup service, which every network of this zone has in CloudStack 4.2; add it, or choose the rules of 4.20.");
        }

        if (network.HasSecurityGroups && strict && !index.HasSecurityGroups)
        {
            findings.Add(
                NetworkFindings.GroupsInZoneWithout,
                services,
                $"Network {network.Name} has security groups but its zone doesn't; remove the service, or choose the rules of 4.20.");
        }

        if (network.HasSecurityGroups && network.GuestType != GuestType.Shared)
        {
            findings.Add(
                NetworkFindings.GroupsNotShared, services, $"Only a Shared network has security groups, {network.Name} is {network.GuestType}; make it Shared or remove the service.");
        }
    }

    private void CheckServices(Network network, Place place)
    {
        if (network.Offering is { } offering && !network.Services.IsEmpty)
        {
            findings.Add(
                NetworkFindings.OfferingAndServices,
                place.Property("services"),
                $"The offering {offering} stands in place of the services; keep one of the two.",
                place.Property("offering"));
        }

        var uses = FirstUses<NetworkService>.OfRepeating(network.Services.AsSpan());
        for (var s = 0; s < network.Services.Count; s++)
        {
            var (service, item) = (network.Services[s], place.Item("services", s));
            if (uses is not null && uses.IsRepeated(service, item, out var first))
            {
                findings.Add(NetworkFindings.ServiceRepeated, item, $"{service} is listed twice; remove the second one.", first);
            }
            else
            {
                CheckService(network, service, item);
            }
        }
    }

    private void CheckService(Network network, NetworkService service, Place place)
    {
        if (service == NetworkService.SourceNat && (network.HasSecurityGroups || index.HasSecurityGroups))
        {
            findings.Add(NetworkFindings.SourceNatNotAllowed, place, $"SourceNat never stands beside security groups; remove it from {network.Name}.");
        }

        if (!network.HasSecurityGroups)
        {
            return;
        }

        if (service is NetworkService.StaticNat or NetworkService.Lb)
        {
            if (index.Zone.NetworkType != NetworkType.Basic)
            {
                findings.Add(NetworkFindings.ElasticAddressNotAllowed, place, $"Beside security groups only a Basic zone has {service}; remove it from {network.Name}.");
            }
        }
        else if (service is NetworkService.Firewall or NetworkService.PortForwarding or NetworkService.NetworkACL or NetworkService.Vpn)
        {
            findings.Add(NetworkFindings.RouterServiceUseless, place, $"{service} has no effect beside security groups; remove it from {network.Name}.");
        }
    }

    private void CheckVlan(Network network, Place place)
    {
        if (index.Zone.NetworkType == NetworkType.Basic && network.Vlan != Vlan.Untagged)
        {
            findings.Add(NetworkFindings.BasicVlanTagged, place.Property("vlan"), $"A Basic zone has untagged networks only; remove VLAN {network.Vlan} from {network.Name}.");
        }
    }

    private void CheckFamilies(Network network, Place place)
    {
        if (network is { IPv4: null, IPv6: null } && network.GuestType != GuestType.L2)
        {
            findings.Add(NetworkFindings.NoFamily, place, $"Network {network.Name} has neither ipv4 nor ipv6; give it at least one.");
        }

        if (network.IPv4 is { } ipv4)
        {
            _subnets.Check(network, ipv4, IPFamily.IPv4, place.Property("ipv4"));
        }

        if (network.IPv6 is { } ipv6)
        {
            _subnets.Check(network, ipv6, IPFamily.IPv6, place.Property("ipv6"));
        }
    }
}
