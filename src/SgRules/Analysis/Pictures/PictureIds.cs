using System.Globalization;
using System.Text;

namespace SgRules.Analysis;

/// <summary>What a node is called in the text of a picture: of its kind and name only, so that other nodes don't change it.</summary>
internal static class PictureIds
{
    /// <summary>A word of letters, digits and underscores that no keyword of a format begins or is; different nodes have different ones.</summary>
    public static string Of(PictureNode node)
    {
        var id = new StringBuilder(node.Members.IsEmpty ? string.Empty : "all_");
        _ = id.Append(node.Kind switch
        {
            PictureNodeKind.World => "w_",
            PictureNodeKind.Network => "n_",
            PictureNodeKind.Group => "g_",
            PictureNodeKind.UnknownGroup => "u_",
            _ => "none_",
        });
        foreach (var c in node.Name)
        {
            _ = char.IsAsciiLetterOrDigit(c) ? id.Append(c)
                : char.IsAscii(c) ? id.Append(CultureInfo.InvariantCulture, $"_{(int)c:x2}")
                : id.Append(CultureInfo.InvariantCulture, $"_u{(int)c:x4}");
        }

        return id.ToString();
    }
}
