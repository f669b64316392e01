namespace SgRules.Updates;

/// <summary>A test with data that runs programs of a POSIX system; skipped as <see cref="ShellFactAttribute"/> is.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ShellTheoryAttribute : TheoryAttribute
{
    public ShellTheoryAttribute() => Skip = new ShellFactAttribute().Skip;
}
