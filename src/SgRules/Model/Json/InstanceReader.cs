namespace SgRules.Model;

/// <summary>Reads instances.</summary>
internal static class InstanceReader
{
    private static readonly PropertyNames Names = new(
        "An instance",
        [("name", "\"i-2-19-VM\"")],
        "account", "state", "host", "securityGroups", "nics");

    // Fields first, the record once: a copy for each property would be most of what reading a zone allocates.
    public static Instance Read(ref JsonCursor json)
    {
        string? name = null, account = null, host = null;
        var state = InstanceState.Running;
        ValueList<string> groups = [];
        ValueList<Nic> nics = [];
        var isObject = json.TryEnterObject(Names, out var properties);
        while (isObject && json.NextProperty(ref properties))
        {
            switch (properties.Name)
            {
                case "name": name = json.UniqueText(); break;
                case "account": account = json.Text(); break;
                case "state": state = json.Word<InstanceState>().GetValueOrDefault(); break;
                case "host": host = json.Text(); break;
                case "securityGroups": groups = json.ReadList(JsonValues.TextElement); break;
                default: nics = json.ReadList(NicReader.Read); break;
            }
        }

        return new Instance { Name = name ?? string.Empty, Account = account, State = state, Host = host, SecurityGroups = groups, Nics = nics };
    }
}
