namespace SgRules.Cli.Models;

/// <summary>The zone that stands in where no model is named.</summary>
internal static class BuiltInExample
{
    public const string Name = "built-in example";

    public static byte[] Utf8()
    {
        using var resource = typeof(BuiltInExample).Assembly.GetManifestResourceStream("zone.json")!;
        var utf8 = new byte[resource.Length];
        resource.ReadExactly(utf8);
        return utf8;
    }
}
