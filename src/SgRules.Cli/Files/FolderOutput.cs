using SgRules.Netfilter;

namespace SgRules.Cli.Files;

/// <summary>Writes hosts to folders of their own; they appear together, when all are ready.</summary>
internal sealed class FolderOutput(string directory) : IHostOutput
{
    private readonly Lock _adding = new();

    private readonly List<HostFolder> _staged = [];

    private FileStream? _lockFile;

    public Action Take(string host, Ruleset ruleset)
    {
        var folder = new HostFolder(directory, host);
        lock (_adding)
        {
            _lockFile ??= LockFile();
            _staged.Add(folder);
        }

        folder.Stage(HostDocuments.WithSourceMap(ruleset));
        return () => { };
    }

    public void Complete()
    {
        foreach (var folder in _staged.OrderBy(folder => folder.Host, StringComparer.Ordinal))
        {
            folder.Replace();
        }
    }

    public void Dispose()
    {
        foreach (var folder in _staged)
        {
            folder.Discard();
        }

        _lockFile?.Dispose();
    }

    // Two runs at once would take each other's temporary folders for those of a killed run.
    private FileStream LockFile()
    {
        if (directory.Length == 0 || File.Exists(directory))
        {
            throw new CommandException($"'{directory}' is not a folder; --out takes one.");
        }

        Create(directory);
        var path = Path.Combine(directory, ".sgrules.lock");
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.Write, FileShare.None, bufferSize: 1, FileOptions.DeleteOnClose);
        }
        catch (IOException) when (File.Exists(path))
        {
            throw new CommandException($"another sgrules is writing to '{directory}'; wait for it to end.");
        }
        catch (Exception error) when (error is UnauthorizedAccessException or DirectoryNotFoundException or FileNotFoundException)
        {
            throw new CommandException($"nothing can be written to '{directory}'; choose another --out.");
        }
    }

    private static void Create(string folder)
    {
        try
        {
            _ = Directory.CreateDirectory(folder);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new CommandException($"the folder '{folder}' can't be made there; choose another --out.");
        }
    }
}
