using System.Globalization;

namespace SgRules;

/// <summary>The place of a finding, as far as it says which element of the zone the finding is about.</summary>
/// <param name="List">The element's list, for example <see cref="Instances"/>.</param>
/// <param name="Index">Its position there.</param>
/// <param name="Rest">What of it, for example <c>.nics[0].ipv4</c>; empty for all of it.</param>
internal sealed record ModelPath(string List, int Index, string Rest)
{
    public const string Networks = "networks";

    public const string Hosts = "hosts";

    public const string Groups = "securityGroups";

    public const string Instances = "instances";

    private static readonly string[] PeerParts = [".id"];

    private static readonly string[] MemberParts = [".securityGroups", ".ipv4", ".ipv6", ".secondaryIps"];

    /// <summary>Whether it concerns the hosts whose rules have the group as peer: those need no more of it than its identifier.</summary>
    public bool IsAboutPeers => IsAbout(PeerParts);

    /// <summary>Whether it concerns the hosts whose rules have the instance as a peer's member: those need its addresses and groups (contract 3.14).</summary>
    public bool IsAboutMembers => IsAbout(MemberParts);

    /// <summary>Reads a path; <see langword="null"/> for one that is about the whole zone or a whole list.</summary>
    public static ModelPath? TryParse(string path)
    {
        var (start, end) = (path.IndexOf('[', StringComparison.Ordinal), path.IndexOf(']', StringComparison.Ordinal));
        return end < 0 || path.StartsWith("zone.", StringComparison.Ordinal)
            ? null
            : new ModelPath(path[..start], int.Parse(path.AsSpan(start + 1, end - start - 1), NumberStyles.None, CultureInfo.InvariantCulture), path[(end + 1)..]);
    }

    /// <summary>The elements that a finding names.</summary>
    public static IEnumerable<ModelPath> ElementsOf(Diagnostic finding) =>
        finding.RelatedPaths.ToImmutableArray().Prepend(finding.Path).Select(TryParse).OfType<ModelPath>();

    private bool IsAbout(string[] parts) => Rest.Length == 0 || Array.Exists(parts, part => Rest.Contains(part, StringComparison.Ordinal));
}
