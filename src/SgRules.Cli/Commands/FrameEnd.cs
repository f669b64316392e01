using SgRules.Addressing;
using SgRules.Cli.Explanations;
using SgRules.Model;
using SgRules.Policies;

namespace SgRules.Cli.Commands;

/// <summary>What the model has of one end of a frame's way.</summary>
/// <param name="Name">The end for people.</param>
/// <param name="Mac">The NIC's MAC address, if a NIC is there.</param>
/// <param name="IPv4">The address, if it is IPv4.</param>
internal sealed record FrameEnd(string Name, MacAddress? Mac, InternetAddress? IPv4)
{
    public static FrameEnd Sender(Zone zone, Trip way) => way.Journey is { } journey ? Of(zone, journey.From) : Of(zone, way.Passages[0].Host, way.Passages[0].Passage.InPort!);

    public static FrameEnd Receiver(Zone zone, Trip way) => way.Journey is { } journey ? Of(zone, journey.To) : Of(zone, way.Passages[^1].Host, way.Passages[^1].Passage.OutPort!);

    private static FrameEnd Of(Zone zone, JourneyEnd end)
    {
        var nics = zone.Instances.Where(instance => instance.Name == end.Instance).SelectMany(instance => instance.Nics).ToList();
        var nic = nics.Find(nic => nic.Addresses().Append(nic.Mac.LinkLocalAddress).Contains(end.Address)) ?? (nics is [var only] ? only : null);
        return new FrameEnd(end.ToString(), nic?.Mac, end.Address.Family == IPFamily.IPv4 ? end.Address : nic?.IPv4);
    }

    private static FrameEnd Of(Zone zone, string host, string port)
    {
        var nic = zone.Instances.Where(instance => instance.Host == host).SelectMany(instance => instance.Nics).FirstOrDefault(nic => nic.Device == port);
        return new FrameEnd(port, nic?.Mac, nic?.IPv4);
    }
}
