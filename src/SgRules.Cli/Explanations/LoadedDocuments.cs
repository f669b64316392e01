using SgRules.Addressing;
using SgRules.Analysis;
using SgRules.Cli.Files;
using SgRules.Netfilter;
using SgRules.Policies;

namespace SgRules.Cli.Explanations;

/// <summary>What hosts have really loaded, ready to be explained.</summary>
internal sealed class LoadedDocuments
{
    private readonly LoadedFolder _folder;

    /// <param name="directory">The folder: one for each host in it, or the files of one host.</param>
    /// <param name="hosts">The hosts that are asked for.</param>
    /// <param name="isOfFrame">Whether a frame is explained.</param>
    /// <exception cref="CommandException">There is no such folder.</exception>
    public LoadedDocuments(string directory, IReadOnlyList<string> hosts, bool isOfFrame) => _folder = new LoadedFolder(
        directory,
        hosts,
        isOfFrame ? LoadedFolder.FramesFile : $"{LoadedFolder.SetsFile}, iptables.restore, ip6tables.restore and {LoadedFolder.FramesFile}");

    /// <summary>Reads what a host has loaded for the packet's family and for its frame, or for frames.</summary>
    /// <exception cref="CommandException">There is no such file, or it is a folder; or the folder isn't of so many hosts.</exception>
    public LoadedRules Read(HostPolicy policy, Trip trip) =>
        trip.Packet is { } packet ? ReadForPackets(policy, packet.Family) : ReadForFrames(policy);

    private LoadedRules ReadForFrames(HostPolicy policy)
    {
        var table = _folder.Frames(policy.Host)
            ?? throw new CommandException($"there is no file '{_folder.PathOf(policy.Host, LoadedFolder.FramesFile)}'; save it there with ebtables-save.");
        return new LoadedRules(table.Diagnostics)
        {
            Frames = ExplainerOf(policy, table),
            Chains = NamesOf(table.Table?.Chains ?? []),
        };
    }

    private LoadedRules ReadForPackets(HostPolicy policy, IPFamily family)
    {
        var table = _folder.Table(policy.Host, family);
        var sets = _folder.Sets(policy.Host);
        var frames = _folder.Frames(policy.Host);
        ValueList<Diagnostic> findings = [.. sets.Diagnostics, .. table.Diagnostics, .. frames?.Diagnostics ?? []];
        return new LoadedRules(findings)
        {
            Packets = findings.IsEmpty ? new Explainer(policy, sets, table) : null,
            Frames = frames is null ? null : ExplainerOf(policy, frames),
            UnjudgedFrame = frames is null ? $"{_folder.PathOf(policy.Host, LoadedFolder.FramesFile)} isn't there" : null,
            Chains = NamesOf(table.Table?.Chains ?? []),
        };
    }

    private static Explainer? ExplainerOf(HostPolicy policy, EthernetTableReading table) => table.Diagnostics.IsEmpty ? new Explainer(policy, table) : null;

    private static HashSet<ChainName> NamesOf(ValueList<Chain> chains) => [.. chains.Select(chain => chain.Name)];
}
