using System.Globalization;
using System.Text.Json.Nodes;

namespace SgRules.Cli.Testing;

/// <summary>Models in text, made of the example.</summary>
internal static class ModelTexts
{
    public static string Example => Tool.Run("example").Output;

    /// <summary>The example with more hosts, of a hypervisor each; VMware is an error of that host alone.</summary>
    public static string WithHosts(params (string Name, string Hypervisor)[] hosts) => Change(zone =>
    {
        foreach (var (name, hypervisor) in hosts)
        {
            zone["hosts"]!.AsArray().Add((JsonNode)new JsonObject { ["name"] = name, ["hypervisor"] = hypervisor });
        }
    });

    public static string WithManyHosts(int count, string hypervisor) =>
        WithHosts([.. Enumerable.Range(1, count).Select(number => (string.Create(CultureInfo.InvariantCulture, $"more{number}"), hypervisor))]);

    /// <summary>The example with its instances on two hosts alike.</summary>
    public static string OnTwoHosts() => Change(zone =>
    {
        var other = zone["hosts"]![0]!.DeepClone();
        other["name"] = "kvm2";
        zone["hosts"]!.AsArray().Add(other);
        zone["instances"]![2]!["host"] = "kvm2";
    });

    public static string Change(Action<JsonNode> change)
    {
        var zone = JsonNode.Parse(Example, documentOptions: new() { CommentHandling = System.Text.Json.JsonCommentHandling.Skip })!;
        change(zone);
        return zone.ToJsonString();
    }
}
