using System.Globalization;
using System.Text;
using SgRules.Addressing;
using SgRules.Model;

namespace SgRules.Policies;

/// <summary>Finds the bridge between two ports of a host.</summary>
internal static class CrossingFinder
{
    // The kernel's IFNAMSIZ counts the end of the name too.
    private const int MaxDeviceBytes = 15;

    /// <summary>The passage, or a sentence why there is none.</summary>
    public static (HostPassage? Passage, string? Problem) Find(Zone zone, string host, string inPort, string outPort, MacAddress? sourceMac)
    {
        if (zone.Hosts.ToImmutableArray().FirstOrDefault(candidate => candidate.Name == host) is not { } found)
        {
            return (null, HostNames.Unknown(zone, host)!);
        }

        if ((ProblemOf(found, inPort) ?? ProblemOf(found, outPort) ?? Same(inPort, outPort)) is { } problem)
        {
            return (null, problem);
        }

        var nics = NicsOf(zone, host);
        var (from, to) = (BridgeOf(found, nics, inPort), BridgeOf(found, nics, outPort));
        if (from is not null && to is not null && from != to)
        {
            return (null, $"{inPort} is a port of bridge {from} and {outPort} of bridge {to}; a frame stays on one bridge.");
        }

        var bridge = from ?? to ?? (found.Bridges is [{ Name.Length: > 0 } only] ? only.Name : null);
        var mac = sourceMac ?? nics.Find(place => place.Device == inPort)?.Nic.Mac ?? Journey.RouterMac;
        return bridge is null
            ? (null, $"neither {inPort} nor {outPort} is a port that the model has of {host}; name at least one that it has.")
            : (new HostPassage(host, Passage.Bridged(bridge, inPort, outPort, mac)) { DestinationMac = nics.Find(place => place.Device == outPort)?.Nic.Mac ?? Journey.NextHopMac }, null);
    }

    private static string? ProblemOf(Host host, string port) =>
        port.Length == 0 ? "a port has a name; name the device."
        : Encoding.UTF8.GetByteCount(port) > MaxDeviceBytes ? $"'{port}' can't name a device; its name has at most {MaxDeviceBytes.ToString(CultureInfo.InvariantCulture)} bytes."
        : host.Bridges.ToImmutableArray().Any(bridge => bridge.Name == port) ? $"{port} is a bridge of {host.Name} and no port of one; name the device that is plugged into it."
        : null;

    private static string? Same(string inPort, string outPort) =>
        inPort == outPort ? $"a bridge never sends a frame back by the port it came in by; {inPort} can't be both."
        : null;

    private static List<NicPlace> NicsOf(Zone zone, string host)
    {
        var places = new NicPlaces(zone);
        return [.. zone.Instances.ToImmutableArray().Where(instance => instance.Host == host).SelectMany(instance => places.Of(instance).ToImmutableArray())];
    }

    private static string? BridgeOf(Host host, List<NicPlace> nics, string port) =>
        host.Bridges.ToImmutableArray().FirstOrDefault(bridge => bridge.Name.Length > 0 && bridge.Uplinks.AsSpan().Contains(port))?.Name
        ?? nics.Find(place => place.Device == port)?.Bridge.Name;
}
