namespace SgRules.Updates;

/// <summary>A test that runs programs of a POSIX system; skipped, with the reason, where one is missing.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ShellFactAttribute : FactAttribute
{
    private static readonly string[] Folders = ["/usr/bin", "/bin", "/usr/local/bin"];

    public ShellFactAttribute(params string[] programs)
    {
        if (programs.Append("sh").FirstOrDefault(program => !Folders.Any(folder => File.Exists(Path.Combine(folder, program)))) is { } missing)
        {
            Skip = $"{missing} isn't installed.";
        }
    }
}
