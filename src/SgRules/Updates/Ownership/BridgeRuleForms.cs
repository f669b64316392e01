using System.Collections.Frozen;
using SgRules.Netfilter;
using Effect = SgRules.Updates.RuleEffects;
using Kind = SgRules.Updates.RuleKinds;

namespace SgRules.Updates;

/// <summary>
/// The forms of the rules that our two layouts write in the chains of a bridge: kinds of conditions, with what is done and the chain led
/// to. The list is closed. A rule of a form that isn't in it is another tool's, for CloudStack's script uses the same names
/// (facts: cloudstack, section 1.3).
/// </summary>
/// <remarks>
/// What addresses, ports and devices a rule names isn't asked: a rule of ours that somebody changed is repaired. Of CloudStack's own rules
/// only those of <c>BF-BR-OUT</c> have a form of ours; those of <c>BF-BR</c> and <c>BF-BR-IN</c> have not.
/// </remarks>
internal static class BridgeRuleForms
{
    private const Kind Ends = Kind.Source | Kind.Destination;
    private const Kind Ports = Kind.Protocol | Kind.SourcePorts | Kind.DestinationPorts;
    private const Kind Message = Kind.Protocol | Kind.Icmp;
    private const Kind Sender = Kind.PortIn | Kind.Mac;

    private static readonly FrozenDictionary<Kind, Effect> Forms = new Dictionary<Kind, Effect>
    {
        // The steps of BF-BR, and the ends of chains.
        [Kind.None] = Effect.AskSenders | Effect.AskGuard | Effect.ToReceivers | Effect.Drop | Effect.Accept,
        [Kind.State] = Effect.Accept | Effect.Drop,

        // From and to uplink and system ports; to the nodes of devices that share an address.
        [Kind.PortIn] = Effect.ToReceivers | Effect.Accept | Effect.Return | Effect.ToTree,
        [Kind.PortOut] = Effect.ToTrusted | Effect.Accept | Effect.ToTree,

        // The trees: branches and leaves, those of a comment too.
        [Kind.Source] = Effect.ToTree,
        [Kind.Destination] = Effect.ToTree,
        [Kind.Source | Sender] = Effect.ToTree | Effect.Return,
        [Kind.Source | Sender | Kind.Comment] = Effect.ToTree | Effect.Return,
        [Kind.Destination | Kind.PortOut] = Effect.ToTree | Effect.Return,
        [Kind.Destination | Kind.PortOut | Kind.Comment] = Effect.ToTree | Effect.Return,

        // Messages that addressing itself needs, and those that guests don't send (contract 3.1 to 3.6).
        [Kind.AuthenticationHeader] = Effect.Drop,
        [Kind.Source | Kind.State] = Effect.Drop,
        [Kind.Destination | Kind.State] = Effect.Drop,
        [Kind.Protocol | Kind.State] = Effect.Drop,
        [Ends | Ports | Kind.PortOut] = Effect.Accept | Effect.Return,
        [Ends | Ports] = Effect.Return,
        [Ends | Message] = Effect.Return,
        [Ends | Message | Kind.HopLimit] = Effect.Accept,
        [Kind.Source | Message | Kind.HopLimit] = Effect.Accept,
        [Message | Kind.HopLimit] = Effect.Accept,
        [Message] = Effect.Drop | Effect.Accept | Effect.ToSelf,
        [Kind.Protocol | Kind.SourcePorts] = Effect.Drop,
        [Kind.Protocol | Kind.DestinationPorts] = Effect.ToSelf,
        [Kind.Protocol | Kind.Transport] = Effect.ToSelf | Effect.Accept,
        [Ports] = Effect.ToSelf,
        [Kind.Destination | Ports] = Effect.Accept | Effect.ToSelf,

        // The ports of instances, in the per-vm layout.
        [Kind.PortIn | Kind.Bridged] = Effect.ToDefault,
        [Kind.PortOut | Kind.Bridged] = Effect.AskDefault,
        [Kind.PortIn | Kind.PortOut | Kind.Bridged] = Effect.ToInstance,
    }.ToFrozenDictionary();

    /// <summary>Whether a rule in one of a bridge's chains has a form that our layouts write there.</summary>
    public static bool IsOurs(Rule rule, string bridge) =>
        Forms.TryGetValue(RuleForm.KindsOf(rule), out var effects) && (effects & EffectsOf(rule.Target, bridge)) != Effect.None;

    /// <summary>Whether a rule stands in <c>BF-BR</c> in every state of ours and never in CloudStack's: the goto to <c>BF-BR-OUT</c> at its end.</summary>
    public static bool IsSignature(Rule rule, string bridge) =>
        rule.Matches.IsEmpty && rule.Target is GotoTarget target && target.Chain.Text == OwnNames.OfBridge(bridge, OwnNames.OutEnd);

    private static Effect EffectsOf(Target target, string bridge) => target switch
    {
        VerdictTarget { Verdict: Verdict.Accept } => Effect.Accept,
        VerdictTarget { Verdict: Verdict.Drop } => Effect.Drop,
        VerdictTarget => Effect.Return,
        JumpTarget { Chain.Text: var name } => EffectsOfJump(name, bridge),
        GotoTarget { Chain.Text: var name } => EffectsOfGoto(name, bridge),
        _ => Effect.None,
    };

    private static Effect EffectsOfJump(string name, string bridge) => EndOf(name, bridge) switch
    {
        OwnNames.InEnd => Effect.AskSenders,
        OwnNames.SourceEnd or OwnNames.DestinationEnd => Effect.AskGuard,
        null when IsDefault(name) => Effect.AskDefault,
        _ => Effect.None,
    };

    private static Effect EffectsOfGoto(string name, string bridge) => EndOf(name, bridge) switch
    {
        OwnNames.OutEnd => Effect.ToReceivers,
        OwnNames.TrustedEnd => Effect.ToTrusted,
        OwnNames.SelfEnd => Effect.ToSelf,
        null when OwnNames.IsOurs(name) => Effect.ToTree,
        null when !OwnNames.IsOfBridge(name) => IsDefault(name) ? Effect.ToDefault | Effect.ToInstance : Effect.ToInstance,
        _ => Effect.None,
    };

    private static bool IsDefault(string name) => !OwnNames.BeginsAsOurs(name) && name.EndsWith(OwnNames.DefaultEnd, StringComparison.Ordinal);

    // What stands behind the bridge's name in the name of a chain of its own.
    private static string? EndOf(string name, string bridge)
    {
        var stem = OwnNames.BridgeStem.Length + bridge.Length;
        return name.Length >= stem && OwnNames.IsOfBridge(name) && name.AsSpan(OwnNames.BridgeStem.Length, bridge.Length).SequenceEqual(bridge) ? name[stem..] : null;
    }
}
