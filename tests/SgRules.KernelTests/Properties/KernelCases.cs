using FsCheck;
using FsCheck.Fluent;
using SgRules.Addressing;
using SgRules.Cases;
using SgRules.Frames;
using SgRules.Model;
using SgRules.Testing;

namespace SgRules.Properties;

/// <summary>Generates zones with what is sent on their host, and shrinks a failing one: to one frame, then the zone around it, then the frame.</summary>
public static class KernelCases
{
    public const int FramesPerZone = 400;

    // Each candidate builds a laboratory, so there must be an end to it.
    private const int MostCandidates = 200;

    public static Arbitrary<KernelCase> Cases() => Arb.From(
        from zone in ZoneCases.Zones().Generator
        from seed in Gen.Choose(0, int.MaxValue)
        select Case(zone.Zone, new Random(seed)),
        new Shrinking(MostCandidates).Smaller);

    internal static KernelCase Case(Zone generated, Random random)
    {
        var zone = ZoneVariation.Of(generated, random);
        var options = ZoneVariation.Options(random);
        var sendings = new SendingGenerator(zone, random);
        ValueList<KernelRun> runs =
        [
            .. Matrix.All.Select(how => new KernelRun(how.Layout, how.Backend, [.. Enumerable.Range(0, FramesPerZone / Matrix.All.Length).Select(_ => sendings.Next())])),
        ];
        return new KernelCase(zone, options, sendings.Unknown, runs) { Hairpins = sendings.Hairpins };
    }

    private sealed class Shrinking(int candidates)
    {
        private int _left = candidates;

        public IEnumerable<KernelCase> Smaller(KernelCase failing) => Candidates(failing).TakeWhile(_ => _left-- > 0);

        // Nothing runs before a candidate is asked for: this is called for every case, the good ones too.
        private static IEnumerable<KernelCase> Candidates(KernelCase failing)
        {
            if (failing.FirstFault() is not { } fault)
            {
                yield break;
            }

            if (failing.Runs.Count > 1 || failing.Runs[0].Sendings.Count > fault.Run.Sendings.Count)
            {
                yield return Single(failing, fault);
                yield break;
            }

            foreach (var zone in ZoneCases.Smaller(failing.Zone).Where(zone => ZoneCases.IsValid(zone, failing.Options.ZoneRules)))
            {
                yield return failing with { Zone = zone };
            }

            foreach (var sending in fault.Run.Sendings is [var one] ? Simpler(one).Where(sending => sending != one) : [])
            {
                yield return failing with { Runs = [fault.Run with { Sendings = [sending] }] };
            }
        }

        // The ports of what went wrong stay, whatever becomes of their NICs.
        private static KernelCase Single(KernelCase failing, KernelFault fault)
        {
            var host = new LabHost(failing.Zone, failing.Ports.ToImmutableArray());
            string?[] ports = fault.Run.Sendings is [var sending] ? [sending.Port, fault.Port, host.PortOf(sending.Packet?.Destination ?? default)] : [];
            return failing with
            {
                Runs = [fault.Run],
                Ports = fault.Port is null ? failing.Ports : [.. ports.OfType<string>().Distinct().Where(port => !host.HasBridge(port)).Select(port => (host.BridgeOf(port), port))],
            };
        }

        private static IEnumerable<Sending> Simpler(Sending sending)
        {
            yield return sending with { Pieces = 1 };
            yield return sending with { Extensions = [] };
            yield return sending with { Tags = [], Wrapping = Wrapping.Plain };
            if (sending.Packet is { } packet)
            {
                yield return sending with { Packet = packet with { HopLimit = Packet.DefaultHopLimit } };
                yield return sending with { Packet = Tracking.Possible(packet with { State = ConnectionState.New }) };
            }
        }
    }
}
