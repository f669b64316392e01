using SgRules.Addressing;
using SgRules.Analysis;
using SgRules.Netfilter;
using SgRules.Policies;

namespace SgRules.Cli.Explanations;

/// <summary>A folder with the text that hosts have really loaded, under the file names of <c>compile</c>.</summary>
internal sealed class LoadedDocuments
{
    private const string SetsFile = "ipset.restore";

    private const string FramesFile = "ebtables.restore";

    private readonly string _directory;

    private readonly IReadOnlyList<string> _hosts;

    /// <param name="directory">The folder: one for each host in it, or the files of one host.</param>
    /// <param name="hosts">The hosts that are asked for.</param>
    /// <param name="isOfFrame">Whether a frame is explained.</param>
    /// <exception cref="CommandException">There is no such folder.</exception>
    public LoadedDocuments(string directory, IReadOnlyList<string> hosts, bool isOfFrame)
    {
        _directory = directory;
        _hosts = hosts;
        if (!Directory.Exists(directory))
        {
            throw new CommandException($"there is no folder '{directory}'; name one that has {(isOfFrame ? FramesFile : $"{SetsFile}, iptables.restore, ip6tables.restore and {FramesFile}")}.");
        }
    }

    /// <summary>Reads what a host has loaded for the packet's family and for its frame, or for frames.</summary>
    /// <exception cref="CommandException">There is no such file, or it is a folder; or the folder isn't of so many hosts.</exception>
    public LoadedRules Read(HostPolicy policy, Trip trip) =>
        trip.Packet is { } packet ? ReadForPackets(policy, packet.Family) : ReadForFrames(policy);

    private LoadedRules ReadForFrames(HostPolicy policy)
    {
        var path = Path.Combine(FolderOf(policy.Host), FramesFile);
        var table = SaveText.ReadEthernetTable(Read(path) ?? throw new CommandException($"there is no file '{path}'; save it there with ebtables-save."), path);
        return new LoadedRules(table.Diagnostics)
        {
            Frames = ExplainerOf(policy, table),
            Chains = NamesOf(table.Table?.Chains ?? []),
        };
    }

    private LoadedRules ReadForPackets(HostPolicy policy, IPFamily family)
    {
        var folder = FolderOf(policy.Host);
        var (tablePath, setsPath, framesPath) = (Path.Combine(folder, FileName(family)), Path.Combine(folder, SetsFile), Path.Combine(folder, FramesFile));
        var table = SaveText.ReadTable(family, Table(tablePath, family), tablePath);
        var sets = SaveText.ReadSets(Sets(setsPath), setsPath);
        var frames = Read(framesPath) is { } text ? SaveText.ReadEthernetTable(text, framesPath) : null;
        ValueList<Diagnostic> findings = [.. sets.Diagnostics, .. table.Diagnostics, .. frames?.Diagnostics ?? []];
        return new LoadedRules(findings)
        {
            Packets = findings.IsEmpty ? new Explainer(policy, sets, table) : null,
            Frames = frames is null ? null : ExplainerOf(policy, frames),
            UnjudgedFrame = frames is null ? $"{framesPath} isn't there" : null,
            Chains = NamesOf(table.Table?.Chains ?? []),
        };
    }

    private static Explainer? ExplainerOf(HostPolicy policy, EthernetTableReading table) => table.Diagnostics.IsEmpty ? new Explainer(policy, table) : null;

    private static HashSet<ChainName> NamesOf(ValueList<Chain> chains) => [.. chains.Select(chain => chain.Name)];

    private static string FileName(IPFamily family) => family == IPFamily.IPv4 ? "iptables.restore" : "ip6tables.restore";

    private static byte[]? Read(string path)
    {
        if (Directory.Exists(path))
        {
            throw new CommandException($"'{path}' is a folder; a file of that name is needed.");
        }

        return File.Exists(path) ? File.ReadAllBytes(path) : null;
    }

    private static byte[] Sets(string path) => Read(path)
        ?? throw new CommandException($"there is no file '{path}'; save it there with ipset save - an empty one says that there is no set.");

    private static byte[] Table(string path, IPFamily family) => Read(path)
        ?? throw new CommandException($"there is no file '{path}'; save it there with {(family == IPFamily.IPv4 ? "iptables-save" : "ip6tables-save")} -t filter.");

    private string FolderOf(string host)
    {
        var own = Path.Combine(_directory, host);
        if (Directory.Exists(own))
        {
            return own;
        }

        return _hosts.Count == 1
            ? _directory
            : throw new CommandException($"there is no folder '{own}', and '{_directory}' alone can't be of {string.Join(" and ", _hosts)}; choose one with --host.");
    }
}
