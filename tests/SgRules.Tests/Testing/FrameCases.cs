using FsCheck;
using FsCheck.Fluent;
using SgRules.Addressing;
using SgRules.Model;

namespace SgRules.Testing;

/// <summary>Generates zones with frames, and shrinks a failing one to one frame, then the zone around it, then the frame.</summary>
public static class FrameCases
{
    public const int FramesPerZone = 50;

    public static Arbitrary<FrameCase> Cases() => Arb.From(
        from zone in ZoneCases.Zones().Generator
        from seed in Gen.Choose(0, int.MaxValue)
        select Case(zone.Zone, new Random(seed)),
        Smaller);

    private static FrameCase Case(Zone generated, Random random)
    {
        var zone = ZoneVariation.Of(generated, random);
        var frames = new FrameGenerator(zone, ZoneCase.Host, random);
        return new FrameCase(zone, ZoneVariation.Options(random), Enumerable.Range(0, FramesPerZone).Select(_ => frames.Next()).ToValueList());
    }

    private static IEnumerable<FrameCase> Smaller(FrameCase failing)
    {
        if (failing.Frames.Count > 1)
        {
            return failing.Frames.Select(frame => failing with { Frames = [frame] });
        }

        var (single, passage) = failing.Frames[0];
        return ZoneCases.Smaller(failing.Zone).Where(zone => ZoneCases.IsValid(zone, failing.Options.ZoneRules)).Select(zone => failing with { Zone = zone })
            .Concat(Simpler(single).Where(frame => frame != single).Select(frame => failing with { Frames = [(frame, passage)] }));
    }

    // Towards IPv4, or a request; the source address is the passage's, and stays.
    private static IEnumerable<Frame> Simpler(Frame frame)
    {
        yield return Frame.Of(frame.Source, frame.Destination, EtherType.IPv4);
        if (frame.Arp is { } arp)
        {
            yield return With(frame, ArpMessage.Request, arp.SenderMac, arp.Target);
            yield return With(frame, arp.Operation, frame.Source, arp.Target);
            yield return With(frame, arp.Operation, arp.SenderMac, arp.Sender);
        }
    }

    private static Frame With(Frame frame, ushort operation, MacAddress sender, InternetAddress target) =>
        Frame.OfArp(frame.Source, frame.Destination, ArpMessage.Create(operation, sender, frame.Arp!.Sender, target));
}
