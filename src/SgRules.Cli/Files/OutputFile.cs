namespace SgRules.Cli.Files;

/// <summary>Writes a file that appears whole or not at all.</summary>
internal static class OutputFile
{
    /// <summary>Refuses to write over what was read.</summary>
    /// <param name="path">The file to write to; null for standard output.</param>
    /// <param name="inputs">The files that were read; those of no path are left out by the caller.</param>
    /// <exception cref="CommandException">The file to write to is one of them.</exception>
    public static void RefuseInputs(string? path, params IEnumerable<string> inputs)
    {
        if (path is not null && inputs.FirstOrDefault(input => RealPath.Of(input) == RealPath.Of(path)) is { } input)
        {
            throw new CommandException($"--out would write over '{input}', which was read; choose another file.");
        }
    }

    public static void Write(string path, ReadOnlySpan<byte> content)
    {
        if (path.Length == 0 || Directory.Exists(path))
        {
            throw new CommandException($"'{path}' is not a file; --out takes one.");
        }

        if (Path.GetFullPath(path).StartsWith("/dev/", StringComparison.Ordinal))
        {
            // A device is written to, never replaced.
            using var device = new FileStream(path, FileMode.Open, FileAccess.Write);
            device.Write(content);
            return;
        }

        Replace(FinalTarget(path), content);
    }

    private static void Replace(string path, ReadOnlySpan<byte> content)
    {
        var folder = Path.GetDirectoryName(path)!;
        if (!Directory.Exists(folder))
        {
            throw new CommandException($"there is no folder '{folder}' to write into; create it first.");
        }

        var temporary = Path.Combine(folder, $".{Path.GetFileName(path)}.sgrules-new");
        try
        {
            File.WriteAllBytes(temporary, content);
            File.Move(temporary, path, overwrite: true);
        }
        catch (Exception error) when (error is UnauthorizedAccessException or DirectoryNotFoundException or FileNotFoundException)
        {
            throw new CommandException($"'{path}' can't be written; choose another --out.");
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    // A link stays a link: the file that it points to is the one to replace.
    private static string FinalTarget(string path) =>
        new FileInfo(path).LinkTarget is null ? Path.GetFullPath(path) : File.ResolveLinkTarget(path, returnFinalTarget: true)!.FullName;
}
