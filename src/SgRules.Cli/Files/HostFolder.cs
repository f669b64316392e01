using System.Buffers;
using SgRules.Cli.Messages;

namespace SgRules.Cli.Files;

/// <summary>The folder of one host: it is replaced whole, or stays as it was.</summary>
/// <remarks>
/// The new files are written to a sibling folder, which then takes the place of the old one by rename. The names of the
/// siblings begin with a dot, so no host has them; what a killed run left under them is put right by the next run.
/// </remarks>
internal sealed class HostFolder(string directory, string host)
{
    private readonly string _path = Path.Combine(directory, host);

    private readonly string _next = Path.Combine(directory, $".{host}.sgrules-new");

    private readonly string _previous = Path.Combine(directory, $".{host}.sgrules-old");

    private bool _isStaged;

    public string Host { get; } = host;

    /// <summary>Writes the new files beside the folder.</summary>
    /// <exception cref="CommandException">The folder, or what is in its place, isn't ours to replace.</exception>
    public void Stage(IEnumerable<(string Name, Action<IBufferWriter<byte>> WriteTo)> files)
    {
        RefuseForeign(_path);
        RefuseForeign(_next);
        RefuseForeign(_previous);
        Recover();
        _isStaged = true;
        _ = Directory.CreateDirectory(_next);
        SideBySide.ForEach([.. files], Write);
    }

    /// <summary>Puts the new files in place.</summary>
    public void Replace()
    {
        var replaces = Directory.Exists(_path);
        if (replaces)
        {
            Directory.Move(_path, _previous);
        }

        try
        {
            Directory.Move(_next, _path);
        }
        catch when (replaces)
        {
            Directory.Move(_previous, _path);
            throw;
        }

        Delete(_previous);
    }

    /// <summary>Removes new files that were not put in place.</summary>
    public void Discard()
    {
        if (_isStaged)
        {
            Delete(_next);
        }
    }

    private void Write((string Name, Action<IBufferWriter<byte>> WriteTo) document)
    {
        using var file = new FileStream(Path.Combine(_next, document.Name), FileMode.Create, FileAccess.Write, FileShare.Read, bufferSize: 0);
        var buffer = new StreamBuffer(file);
        document.WriteTo(buffer);
        buffer.Flush();
    }

    // A run was killed: before its folder stood complete, or between the two renames, or before it had cleaned up.
    private void Recover()
    {
        Delete(_next);
        if (Directory.Exists(_previous) && !Directory.Exists(_path))
        {
            Directory.Move(_previous, _path);
        }

        Delete(_previous);
    }

    private static void RefuseForeign(string path)
    {
        if (File.Exists(path) || new DirectoryInfo(path).LinkTarget is not null)
        {
            throw new CommandException($"'{path}' is not a folder of sgrules' own; move it away or choose another --out.");
        }

        var foreign = Entries(path).Where(name => !HostDocuments.FileNames.Contains(name)).Order(StringComparer.Ordinal).ToList();
        if (foreign.Count > 0)
        {
            throw new CommandException($"'{path}' would be replaced, but also holds {Wording.List(foreign)}; move that away or choose another --out.");
        }
    }

    private static IEnumerable<string> Entries(string folder) =>
        Directory.Exists(folder) ? Directory.EnumerateFileSystemEntries(folder).Select(entry => Path.GetFileName(entry)) : [];

    private static void Delete(string folder)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
