using SgRules.Model;

namespace SgRules.Validation;

/// <summary>Checks the zone itself.</summary>
internal static class ZoneChecker
{
    public static void Check(ZoneNames index, Findings findings)
    {
        CheckName(index.Zone.Name, findings);
        CheckFlag(index.Zone, findings);
        CheckTrafficTypes(index, findings);
    }

    private static void CheckName(string name, Findings findings)
    {
        var place = Place.Zone.Property("name");
        if (string.IsNullOrWhiteSpace(name))
        {
            findings.Add(ZoneFindings.NameBlank, place, $"The zone's name {name} is blank; give the zone a name.");
        }
        else if (NameRules.IsUnprintable(name))
        {
            findings.Add(ZoneFindings.NameUnprintable, place, $"{name} has a control character or half a character pair; remove it.");
        }
    }

    private static void CheckFlag(Zone zone, Findings findings)
    {
        if (zone is { NetworkType: NetworkType.Basic, SecurityGroupEnabled: false })
        {
            findings.Add(
                ZoneFindings.BasicWithoutGroups,
                Place.Zone.Property("securityGroupEnabled"),
                $"A Basic zone always has security groups; set securityGroupEnabled to true.");
        }
    }

    private static void CheckTrafficTypes(ZoneNames index, Findings findings)
    {
        var place = Place.Zone.Property("trafficTypes");
        var given = index.Zone.TrafficTypes;
        foreach (var required in (ReadOnlySpan<TrafficType>)[TrafficType.Management, TrafficType.Storage, TrafficType.Guest, TrafficType.Public])
        {
            if (!given.AsSpan().Contains(required) && (required != TrafficType.Public || !index.HasSecurityGroups))
            {
                findings.Add(ZoneFindings.TrafficTypeMissing, place, $"The zone has no traffic type {required}; add it.");
            }
        }

        var uses = new FirstUses<TrafficType>();
        for (var i = 0; i < given.Count; i++)
        {
            var item = Place.Zone.Item("trafficTypes", i);
            if (uses.IsRepeated(given[i], item, out var first))
            {
                findings.Add(ZoneFindings.TrafficTypeRepeated, item, $"{given[i]} is listed twice; remove the second one.", first);
            }
            else if (given[i] == TrafficType.Public && index is { HasSecurityGroups: true, Zone.NetworkType: NetworkType.Advanced })
            {
                findings.Add(ZoneFindings.PublicTraffic, item, $"An Advanced zone with security groups has no Public traffic; remove Public.");
            }
        }
    }
}
