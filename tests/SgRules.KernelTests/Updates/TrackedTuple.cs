using System.Globalization;
using SgRules.Addressing;
using SgRules.Laboratory;

namespace SgRules.Updates;

/// <summary>What conntrack knows a connection by: its first packet.</summary>
internal sealed record TrackedTuple(InternetAddress Source, InternetAddress Destination, int Protocol, int First, int Second)
{
    public static TrackedTuple Of(Connection connection)
    {
        var opener = connection.Original;
        var (first, second) = opener.Payload is { Type: { } type, Code: { } code } ? (type, code) : Connection.PortsOf(opener);
        return new(opener.Source, opener.Destination, opener.Protocol.Number, first, second);
    }

    /// <summary>All entries of the host, sorted.</summary>
    public static IReadOnlyList<TrackedTuple> All(KernelLab lab) =>
        [.. new[] { "ipv4", "ipv6" }.SelectMany(family => lab.Run("conntrack", string.Empty, "-L", "-f", family).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)).Select(Read).OrderBy(tuple => tuple.ToString(), StringComparer.Ordinal)];

    public bool IsIn(FlowBox box) => box.Family == Source.Family && box.Contains(Source, Destination, Protocol, First, Second);

    public override string ToString() => FormattableString.Invariant($"{Protocol} {Source} {First} > {Destination} {Second}");

    // The original tuple stands first in a line, the reply's behind it.
    private static TrackedTuple Read(string line)
    {
        string? Value(string name) => line.Split(' ').FirstOrDefault(word => word.StartsWith($"{name}=", StringComparison.Ordinal))?[(name.Length + 1)..];
        int Number(string name, string other) => int.Parse(Value(name) ?? Value(other) ?? "0", CultureInfo.InvariantCulture);
        var protocol = int.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture);
        return new(InternetAddress.Parse(Value("src")!), InternetAddress.Parse(Value("dst")!), protocol, Number("sport", "type"), Number("dport", "code"));
    }
}
