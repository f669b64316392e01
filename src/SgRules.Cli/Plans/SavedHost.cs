using SgRules.Addressing;
using SgRules.Netfilter;
using SgRules.Updates;

namespace SgRules.Cli.Plans;

/// <summary>What the save tools printed on a host, under the file names of <c>compile</c>.</summary>
internal static class SavedHost
{
    private static readonly (string File, string Command)[] Files =
    [
        ("ipset.restore", "ipset save"),
        ("iptables.restore", "iptables-save -t filter"),
        ("ip6tables.restore", "ip6tables-save -t filter"),
        ("ebtables.restore", "ebtables-save"),
    ];

    /// <summary>Reads a host's texts; what is wrong with them is in the readings.</summary>
    /// <param name="directory">The folder with the four files, or with a folder of the host's name that has them.</param>
    /// <param name="host">The host.</param>
    /// <exception cref="CommandException">A file is missing: without it, it can't be said what the host has.</exception>
    public static HostState Read(string directory, string host)
    {
        if (File.Exists(directory))
        {
            throw new CommandException($"'{directory}' is a file; name the folder that it is in.");
        }

        if (!Directory.Exists(directory))
        {
            throw new CommandException($"there is no folder '{directory}'; save into it: {string.Join(", ", Files.Select(file => $"{file.Command} > {file.File}"))}.");
        }

        var paths = Paths(directory, host);
        var texts = paths.Zip(Files, (path, file) => Text(path, file.Command)).ToArray();
        return new HostState(
            SaveText.ReadSets(texts[0], paths[0]),
            SaveText.ReadTable(IPFamily.IPv4, texts[1], paths[1]),
            SaveText.ReadTable(IPFamily.IPv6, texts[2], paths[2]),
            SaveText.ReadEthernetTable(texts[3], paths[3]));
    }

    /// <summary>The folder that a host's texts are in: the one of its name, if there is one.</summary>
    public static string Folder(string directory, string host)
    {
        var own = Path.Combine(directory, host);
        return Directory.Exists(own) ? own : directory;
    }

    /// <summary>The paths of a host's texts, sets first.</summary>
    public static string[] Paths(string directory, string host) => [.. Files.Select(file => Path.Combine(Folder(directory, host), file.File))];

    // An empty text is a host's too: ipset and ebtables print nothing where there is nothing.
    private static byte[] Text(string path, string command)
    {
        if (Directory.Exists(path))
        {
            throw new CommandException($"'{path}' is a folder; a file of that name is needed.");
        }

        return File.Exists(path)
            ? File.ReadAllBytes(path)
            : throw new CommandException($"there is no file '{path}'; save it there on the host: {command} > {Path.GetFileName(path)}.");
    }
}
