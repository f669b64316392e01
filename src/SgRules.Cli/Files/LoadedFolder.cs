using SgRules.Addressing;
using SgRules.Netfilter;

namespace SgRules.Cli.Files;

/// <summary>A folder with the text that hosts have really loaded, under the file names of <c>compile</c>.</summary>
internal sealed class LoadedFolder
{
    public const string SetsFile = "ipset.restore";

    public const string FramesFile = "ebtables.restore";

    private readonly string _directory;

    private readonly IReadOnlyList<string> _hosts;

    /// <param name="directory">The folder: one for each host in it, or the files of one host.</param>
    /// <param name="hosts">The hosts that are asked for.</param>
    /// <param name="needed">The files that are read, for the message that there is no folder.</param>
    /// <exception cref="CommandException">There is no such folder.</exception>
    public LoadedFolder(string directory, IReadOnlyList<string> hosts, string needed)
    {
        (_directory, _hosts) = (directory, hosts);
        if (!Directory.Exists(directory))
        {
            throw new CommandException($"there is no folder '{directory}'; name one that has {needed}.");
        }
    }

    /// <summary>Reads a host's sets.</summary>
    /// <exception cref="CommandException">There is no such file, or it is a folder; or the folder isn't of so many hosts.</exception>
    public SetsReading Sets(string host)
    {
        var path = PathOf(host, SetsFile);
        return SaveText.ReadSets(Read(path) ?? throw new CommandException($"there is no file '{path}'; save it there with ipset save - an empty one says that there is no set."), path);
    }

    /// <summary>Reads a host's table of a family.</summary>
    /// <exception cref="CommandException">There is no such file, or it is a folder; or the folder isn't of so many hosts.</exception>
    public TableReading Table(string host, IPFamily family)
    {
        var (file, tool) = family == IPFamily.IPv4 ? ("iptables.restore", "iptables-save") : ("ip6tables.restore", "ip6tables-save");
        var path = PathOf(host, file);
        return SaveText.ReadTable(family, Read(path) ?? throw new CommandException($"there is no file '{path}'; save it there with {tool} -t filter."), path);
    }

    /// <summary>Reads a host's table for frames.</summary>
    /// <returns>The table; <see langword="null"/> if there is no such file.</returns>
    /// <exception cref="CommandException">It is a folder; or the folder isn't of so many hosts.</exception>
    public EthernetTableReading? Frames(string host)
    {
        var path = PathOf(host, FramesFile);
        return Read(path) is { } text ? SaveText.ReadEthernetTable(text, path) : null;
    }

    /// <summary>Where a host's file stands or would stand.</summary>
    /// <exception cref="CommandException">The folder isn't of so many hosts.</exception>
    public string PathOf(string host, string file) => Path.Combine(FolderOf(host), file);

    private static byte[]? Read(string path)
    {
        if (Directory.Exists(path))
        {
            throw new CommandException($"'{path}' is a folder; a file of that name is needed.");
        }

        return File.Exists(path) ? File.ReadAllBytes(path) : null;
    }

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
