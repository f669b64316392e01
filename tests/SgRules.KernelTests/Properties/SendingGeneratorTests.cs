using SgRules.Addressing;
using SgRules.Cases;
using SgRules.Frames;
using SgRules.Policies;
using SgRules.Testing;

namespace SgRules.Properties;

/// <summary>What is sent is worth judging: every paragraph decides some of it, in every state, and a good part gets through.</summary>
public sealed class SendingGeneratorTests
{
    private const int Zones = 60;

    private const int FewestOfAKind = 40;

    private static readonly List<(Sending Sending, string Receiver, Decision Decision)> Judged = [.. Enumerable.Range(0, Zones).SelectMany(Judge)];

    [Fact]
    public void Every_paragraph_decides_or_passes_some_of_what_is_sent() => Assert.Equal(
        [
            "3 Dropped", "3 NotJudged", "3.1 Dropped", "3.1 passed", "3.11 Accepted", "3.12 passed", "3.13 Dropped", "3.13 NotJudged", "3.13 passed", "3.15 Dropped", "3.15 NotJudged", "3.16 Accepted", "3.16 Dropped", "3.16 passed",
            "3.2 Dropped", "3.3 Dropped", "3.3 passed", "3.4 Accepted", "3.4 passed", "3.5 passed", "3.6 Accepted", "3.6 passed", "3.7 Accepted", "3.7 Dropped",
            "3.8 Dropped", "3.8 passed", "3.9 Accepted", "3.9 Dropped",
        ],
        Often(Judged.SelectMany(judged => judged.Decision.Passed.ToImmutableArray().Select(ground => $"{ground.Paragraph} passed").Append($"{judged.Decision.Ground.Paragraph} {judged.Decision.Ruling}"))));

    [Fact]
    public void Every_state_is_let_through_and_dropped() => Assert.Equal(
        ["Established Accepted", "Established Dropped", "Invalid Accepted", "Invalid Dropped", "New Accepted", "New Dropped", "Related Accepted", "Related Dropped", "Untracked Accepted", "Untracked Dropped"],
        Often(Judged.Where(judged => judged is { Sending.Packet: not null, Decision.Ruling: not Ruling.NotJudged }).Select(judged => $"{judged.Sending.Packet!.State} {judged.Decision.Ruling}")));

    [Fact]
    public void Frames_are_tagged_wrapped_and_fragmented()
    {
        Assert.Contains(Judged, judged => judged.Sending.Tags.Count == 2);
        Assert.All(Enum.GetValues<Wrapping>(), wrapping => Assert.Contains(Judged, judged => judged.Sending.Wrapping == wrapping));
        Assert.Contains(Judged, judged => judged.Sending.Pieces > 1);
        Assert.Contains(Judged, judged => judged.Sending is { Pieces: > 1, Packet.Protocol.HasIcmpTypes: true });
        Assert.All(Enum.GetValues<ExtensionHeader>(), header => Assert.Contains(Judged, judged => judged.Sending.Extensions.AsSpan().Contains(header)));
    }

    [Fact]
    public void Packets_go_to_the_host_from_it_and_back_and_are_routed()
    {
        Assert.Contains(Judged, judged => judged.Sending.ToHostOn == judged.Receiver);
        Assert.Contains(Judged, judged => judged.Sending.ToHostOn is { } bridge && bridge != judged.Receiver && judged.Decision is { Ruling: Ruling.Dropped, Ground.Paragraph: "3.15" });
        Assert.Contains(Judged, judged => judged.Sending.ToHostOn is { } bridge && bridge != judged.Receiver && judged.Decision is { Ruling: Ruling.NotJudged, Ground.Paragraph: "3.15" });
        Assert.Contains(Judged, judged => judged is { Sending: { ToHostOn: null, ToMac: null, Packet: not null }, Decision: { Ruling: Ruling.NotJudged, Ground.Paragraph: "3.15" } });
        Assert.Contains(Judged, judged => judged.Sending.Port == judged.Receiver);
        Assert.Contains(Judged, judged => judged.Sending is { IsOpener: true, Packet: { State: ConnectionState.Established, Payload.Type: null } });
    }

    private static IEnumerable<string> Often(IEnumerable<string> kinds) =>
        kinds.CountBy(kind => kind).Where(kind => kind.Value >= FewestOfAKind).Select(kind => kind.Key).Order(StringComparer.Ordinal);

    private static IEnumerable<(Sending Sending, string Receiver, Decision Decision)> Judge(int seed)
    {
        var @case = KernelCases.Case(new ZoneGenerator(seed, seed % 30).Zone(), new Random(seed));
        var host = new LabHost(@case.Zone, @case.Ports.ToImmutableArray());
        var judge = new KernelJudge(RuleCompiler.Compile(@case.Zone, ZoneCase.Host, @case.Options).Policy!, host, @case.Hairpins);
        return
            from run in @case.Runs.ToImmutableArray()
            from sending in run.Sendings.ToImmutableArray()
            let frame = sending.ToFrame(host, _ => default).Frame
            from port in judge.ReceiversOf(sending, frame)
            from decision in judge.Decisions(sending, frame, port)
            select (sending, port, decision);
    }
}
