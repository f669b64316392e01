using System.Text;

namespace SgRules.Netfilter;

/// <summary>One network device by its name, or all whose names begin alike.</summary>
/// <remarks>A device name has at most 15 bytes; in a rule, <c>vnet1+</c> is every name that begins with <c>vnet1</c>, that one included (facts: kernel, section 2).</remarks>
public readonly record struct DevicePattern
{
    /// <summary>The most bytes a device name has, the wildcard's plus sign included.</summary>
    public const int MaxLength = 15;

    private readonly string? _name;

    private DevicePattern(string name, bool isPrefix)
    {
        _name = name;
        IsPrefix = isPrefix;
    }

    /// <summary>The name, or what the names begin with.</summary>
    public string Name => _name ?? string.Empty;

    /// <summary>Whether names only need to begin with <see cref="Name"/>.</summary>
    public bool IsPrefix { get; }

    /// <summary>One device.</summary>
    /// <param name="name">Its name, 1 to 15 bytes, no blank, quote, control character or slash, not ending in a plus sign.</param>
    /// <returns>The pattern.</returns>
    /// <exception cref="FormatException"><paramref name="name"/> can't stand in a rule.</exception>
    public static DevicePattern Exact(string name) => new(Checked(name, MaxLength), isPrefix: false);

    /// <summary>All devices whose names begin alike.</summary>
    /// <param name="prefix">What they begin with, 1 to 14 bytes.</param>
    /// <returns>The pattern.</returns>
    /// <exception cref="FormatException"><paramref name="prefix"/> can't stand in a rule.</exception>
    public static DevicePattern StartingWith(string prefix) => new(Checked(prefix, MaxLength - 1), isPrefix: true);

    /// <summary>Whether a device is meant.</summary>
    /// <param name="device">The device's name.</param>
    /// <returns><see langword="true"/> if it is.</returns>
    public bool Matches(ReadOnlySpan<char> device) => IsPrefix ? device.StartsWith(Name) : device.SequenceEqual(Name);

    /// <summary>The pattern as iptables writes it.</summary>
    /// <returns>For example <c>vnet4</c> or <c>vnet1+</c>.</returns>
    public override string ToString() => IsPrefix ? $"{Name}+" : Name;

    /// <summary>Reads a pattern as iptables writes it.</summary>
    /// <param name="utf8">For example <c>vnet4</c> or <c>vnet1+</c>.</param>
    /// <param name="pattern">The pattern, or the default if there is none.</param>
    /// <returns><see langword="true"/> if <paramref name="utf8"/> is a pattern.</returns>
    internal static bool TryRead(ReadOnlySpan<byte> utf8, out DevicePattern pattern)
    {
        var isPrefix = utf8 is [.., (byte)'+'];
        var name = utf8.Length <= MaxLength ? Encoding.UTF8.GetString(isPrefix ? utf8[..^1] : utf8) : string.Empty;
        var valid = IsValid(name, isPrefix ? MaxLength - 1 : MaxLength);
        pattern = valid ? new DevicePattern(name, isPrefix) : default;
        return valid;
    }

    private static string Checked(string name, int maxLength)
    {
        ArgumentNullException.ThrowIfNull(name);
        return IsValid(name, maxLength) ? name : throw new FormatException($"'{name}' can't stand for a device in a rule: 1 to {DecimalOf(maxLength)} bytes, no blank, quote, slash or control character, no plus sign at its end.");
    }

    private static bool IsValid(string name, int maxLength) =>
        name.Length > 0 && Encoding.UTF8.GetByteCount(name) <= maxLength
        && name[0] is not ('-' or '!') && name[^1] != '+'
        && !name.AsSpan().ContainsAny("\"'\\/ ") && !name.Any(char.IsControl);

    private static string DecimalOf(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
