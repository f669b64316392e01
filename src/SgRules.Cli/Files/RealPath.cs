namespace SgRules.Cli.Files;

/// <summary>A file's one path without links, so that two names of it can be told to be one file.</summary>
internal static class RealPath
{
    /// <summary>The path without links in it, of a file that needn't be there.</summary>
    /// <exception cref="IOException">Links lead in a circle.</exception>
    public static string Of(string path)
    {
        var full = Path.GetFullPath(path);
        if (Path.GetDirectoryName(full) is not { } folder)
        {
            return full;
        }

        var here = new FileInfo(Path.Combine(Of(folder), Path.GetFileName(full)));

        // Where a link leads to may have links on its way, too.
        return here.LinkTarget is null ? here.FullName : Of(here.ResolveLinkTarget(returnFinalTarget: true)!.FullName);
    }
}
