namespace SgRules.Cli.Testing;

/// <summary>The documents of the example, to stand for what a host has loaded.</summary>
internal static class CompiledExample
{
    public static TemporaryFolder Make()
    {
        var folder = new TemporaryFolder();
        _ = Tool.Run("compile", "--out", folder.Path);
        return folder;
    }

    public static void Edit(TemporaryFolder folder, string name, Func<string, string> edit) =>
        File.WriteAllText(folder[name], edit(File.ReadAllText(folder[name])));

    public static string InsertBefore(string text, string begin, string line) =>
        text.Insert(text.IndexOf(begin, StringComparison.Ordinal), line);
}
