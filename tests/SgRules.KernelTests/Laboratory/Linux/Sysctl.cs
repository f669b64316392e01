using static System.FormattableString;

namespace SgRules.Laboratory;

/// <summary>Settings of the calling thread's network namespace.</summary>
internal static class Sysctl
{
    /// <summary>Sets one.</summary>
    /// <param name="name">Its path below <c>net</c>, for example <c>ipv4/ip_forward</c>.</param>
    /// <param name="value">The value.</param>
    public static void Set(string name, int value) => File.WriteAllText($"/proc/sys/net/{name}", Invariant($"{value}\n"));
}
