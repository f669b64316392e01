using SgRules.Addressing;
using SgRules.Analysis;
using SgRules.Netfilter;
using SgRules.Policies;

namespace SgRules.Cli.Explanations;

/// <summary>Explains packets and frames on one host, by the rules that it has loaded or by the model's own.</summary>
internal sealed class HostExplainer(HostPolicy policy, Ruleset ruleset, LoadedRules? loaded)
{
    private readonly Explainer _own = new(policy, ruleset);

    /// <summary>The layout of the ruleset, if it isn't the one that was asked for.</summary>
    public string? Layout { get; init; }

    public HostExplanation Explain(Trip trip, HostPassage way) => loaded is null
        ? new HostExplanation(policy.Host, Cross(_own, _own, trip, way))
        : new HostExplanation(policy.Host, Cross(loaded.Packets, loaded.Frames, trip, way))
        {
            Own = new OwnRules(Cross(_own, loaded.Frames is null ? null : _own, trip, way), OwnChains.Of(ruleset, trip.Packet?.Family), OwnChains.Of(ruleset, null)),
            Layout = Layout,
            UnjudgedFrame = loaded.UnjudgedFrame,
        };

    private static Crossing Cross(Explainer? packets, Explainer? frames, Trip trip, HostPassage way) => trip.Packet is { } packet
        ? new Crossing(packets!.Explain(packet, way.Passage), frames?.Explain(CarrierOf(packet, way), way.Passage))
        : new Crossing(frames!.Explain(trip.Frame!, way.Passage), null);

    private static Frame CarrierOf(Packet packet, HostPassage way) => Frame.Of(way.Passage.SourceMac!.Value, way.DestinationMac, EtherType.Of(packet.Family));
}
