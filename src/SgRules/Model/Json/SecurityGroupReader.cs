namespace SgRules.Model;

/// <summary>Reads security groups.</summary>
internal static class SecurityGroupReader
{
    private static readonly PropertyNames Names = new(
        "A security group",
        [("id", "\"web\"")],
        "name", "account", "ingress", "egress");

    public static SecurityGroup Read(ref JsonCursor json)
    {
        var group = new SecurityGroup { Id = string.Empty };
        if (!json.TryEnterObject(Names, out var properties))
        {
            return group;
        }

        while (json.NextProperty(ref properties))
        {
            group = properties.Name switch
            {
                "id" => group with { Id = json.Text() ?? string.Empty },
                "name" => group with { Name = json.Text() },
                "account" => group with { Account = json.Text() },
                "ingress" => group with { Ingress = json.ReadList(SecurityRuleReader.Read) },
                _ => group with { Egress = json.ReadList(SecurityRuleReader.Read) },
            };
        }

        return group;
    }
}
