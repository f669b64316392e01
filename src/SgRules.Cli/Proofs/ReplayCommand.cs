using System.Globalization;
using SgRules.Addressing;
using SgRules.Analysis;
using SgRules.Cli.Messages;

namespace SgRules.Cli.Proofs;

/// <summary>The <c>sgrules explain</c> that judges a packet of a refutation again.</summary>
internal static class ReplayCommand
{
    /// <summary>The command; <see langword="null"/> for a way that it doesn't take: through the host's routing.</summary>
    public static string? Of(VerifyRequest request, string host, Explanation explanation) =>
        explanation is { Packet: { } packet, Passage: { Kind: PassageKind.Bridged } passage }
            ? string.Join(' ', [.. Command(request), .. Way(host, passage, packet), .. Content(packet), .. Options(request)])
            : null;

    private static string[] Command(VerifyRequest request) => request.Model is { } model ? ["sgrules explain", ShellWord.Of(model)] : ["sgrules explain"];

    private static string[] Way(string host, Passage passage, Packet packet) =>
    [
        $"--host {ShellWord.Of(host)} --in {ShellWord.Of(passage.InPort!)} --out-port {ShellWord.Of(passage.OutPort!)} --smac {passage.SourceMac}",
        $"--src {packet.Source} --dst {packet.Destination}",
    ];

    private static IEnumerable<string> Content(Packet packet)
    {
        // By its number where the word would mean the other family's.
        yield return packet.Protocol.HasIcmpTypes && packet.Payload.Type is null
            ? Number("--protocol", packet.Protocol.Number)
            : $"--protocol {packet.Protocol}";
        if (packet.Payload is { SourcePort: { } source, DestinationPort: { } destination })
        {
            yield return $"{Number("--sport", source)} {Number("--dport", destination)}";
        }

        if (packet.Payload is { Type: { } type, Code: { } code })
        {
            yield return $"{Number("--icmp-type", type)} {Number("--icmp-code", code)}";
        }

        // Explain takes 64 for most packets, but another for control messages.
        if (packet.HopLimit != Packet.DefaultHopLimit || packet.Payload.Type is not null)
        {
            yield return Number("--hop-limit", packet.HopLimit);
        }

        if (packet.State != ConnectionState.New)
        {
            yield return $"--state {StateWord(packet.State)}";
        }
    }

    private static IEnumerable<string> Options(VerifyRequest request)
    {
        if (request.Options.Layout == RuleLayout.PerVm)
        {
            yield return "--layout per-vm";
        }

        if (!request.Options.AllowDns)
        {
            yield return "--no-dns";
        }

        if (request.Options.ZoneRules == ZoneRules.CloudStack420)
        {
            yield return "--zone-rules 4.20";
        }

        if (request.Documents is { } documents)
        {
            yield return $"--documents {ShellWord.Of(documents)}";
        }
    }

    private static string Number(string option, int number) => string.Create(CultureInfo.InvariantCulture, $"{option} {number}");

    private static string StateWord(ConnectionState state) => state switch
    {
        ConnectionState.Established => "established",
        ConnectionState.Related => "related",
        ConnectionState.Invalid => "invalid",
        ConnectionState.Untracked => "untracked",
        _ => "new",
    };
}
