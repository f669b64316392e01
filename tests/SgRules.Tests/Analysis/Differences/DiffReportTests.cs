using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using SgRules.Addressing;
using SgRules.Model;
using SgRules.Testing;
using SgRules.Updates;

namespace SgRules.Analysis;

/// <summary>What reviewers and programs get, whole.</summary>
public sealed class DiffReportTests
{
    private static readonly Zone Edited = (DiffZones.Base
        .WithGroup("db", group => group with { Ingress = [SecurityRule.Tcp(5432).WithCidrs("10.1.64.0/18")], Egress = [SecurityRule.Tcp(443).WithCidrs("0.0.0.0/0")] })
        .WithGroup("web", group => group with { Ingress = [SecurityRule.Tcp(443).WithGroups("lb"), SecurityRule.Icmp().WithGroups("lb")] })
        .WithInstance(21, instance => instance with { SecurityGroups = ["lb", "web"] })
        .WithNic(20, nic => nic with { SecondaryIps = [InternetAddress.Parse("203.0.113.77")] }) is var zone ? zone with { Instances = zone.Instances.Add(DiffZones.Instance(40, "lb")) } : null)!;

    [Fact]
    public Task A_difference_as_text() => Verify(DiffZones.Diff(DiffZones.Base, Edited).TextFor().ToString());

    [Fact]
    public Task A_difference_as_Markdown() => Verify(DiffZones.Diff(DiffZones.Base, Edited).MarkdownFor().ToString(), "md");

    [Fact]
    public Task A_difference_as_JSON() => Verify(DiffZones.Diff(DiffZones.Base, Edited).JsonFor().ToString(), "json");

    [Fact]
    public Task No_difference_as_text() => Verify(DiffZones.Diff(DiffZones.Base, DiffZones.Base).TextFor().ToString());

    [Fact]
    public void Rows_beyond_the_limit_are_counted_in_every_format()
    {
        var diff = DiffZones.Diff(DiffZones.Base, WithManyRules(25));
        var options = new DiffReportOptions { Limit = 2 };

        Assert.Contains("\n... and 23 rows more newly allowed\n", diff.TextFor(options).ToString(), StringComparison.Ordinal);
        Assert.Contains("\n… and 23 rows more.\n", diff.MarkdownFor(options).ToString(), StringComparison.Ordinal);
        using var json = JsonDocument.Parse(diff.JsonFor(options).ToString());
        Assert.Equal((25, 2), (json.RootElement.GetProperty("counts").GetProperty("allowed").GetInt32(), json.RootElement.GetProperty("allowed").GetArrayLength()));
    }

    [Fact]
    public void Markdown_folds_what_is_beyond_twenty_rows()
    {
        var text = DiffZones.Diff(DiffZones.Base, WithManyRules(25)).MarkdownFor().ToString();
        var folded = text.IndexOf("<details><summary>5 rows more</summary>", StringComparison.Ordinal);

        Assert.Equal(25, text.Split('\n').Count(line => line.StartsWith("| group web", StringComparison.Ordinal)));
        Assert.Equal(20, text[..folded].Split('\n').Count(line => line.StartsWith("| group web", StringComparison.Ordinal)));
    }

    [Fact]
    public void Names_do_not_become_markup()
    {
        var named = DiffZones.Base.WithInstance(30, instance => instance with { SecurityGroups = ["a|b<script>*"] }) with { SecurityGroups = DiffZones.Base.SecurityGroups.Add(new SecurityGroup { Id = "a|b<script>*", Ingress = [SecurityRule.Tcp(22).WithCidrs("10.0.0.0/8")] }) };
        var text = DiffZones.Diff(DiffZones.Base, named).MarkdownFor().ToString();

        Assert.Contains(@"3.9 group a\|b\<script\>\*: ingress tcp 22", text, StringComparison.Ordinal);
    }

    [ZonePairProperty(OneOf = 4)]
    public void JSON_meets_its_schema(ZonePair pair)
    {
        if (pair is { Old: { } old, New: { } @new })
        {
            Assert.Null(FirstViolation(new ComparedZones(old, @new, pair.OldOptions, pair.NewOptions).Diff));
            Assert.Null(FirstViolation(new ComparedZones(old, @new, pair.OldOptions, pair.NewOptions, new DiffOptions { NodeBudget = 1, Host = ZoneCase.Host }).Diff));
        }
    }

    [Fact]
    public void The_schema_refuses_what_is_none_of_ours()
    {
        var text = DiffZones.Diff(DiffZones.Base, Edited).JsonFor().ToString();

        Assert.Null(SchemaChecker.FirstViolation(Schema(), text));
        Assert.NotNull(SchemaChecker.FirstViolation(Schema(), text.Replace("\"instances\"", "\"vms\"", StringComparison.Ordinal)));
        Assert.NotNull(SchemaChecker.FirstViolation(Schema(), text.Replace("\"out\"", "\"outside\"", StringComparison.Ordinal)));
    }

    private static Zone WithManyRules(int count) => DiffZones.Base.WithGroup("web", group => group with
    {
        Ingress = [.. group.Ingress, .. Enumerable.Range(0, count).Select(number => SecurityRule.Tcp((ushort)(1000 + (2 * number))).WithCidrs(string.Create(CultureInfo.InvariantCulture, $"10.{number}.0.0/16")))],
    });

    private static string? FirstViolation(SemanticDiff diff) => SchemaChecker.FirstViolation(Schema(), diff.JsonFor().ToString());

    private static JsonElement Schema()
    {
        var schema = new ArrayBufferWriter<byte>();
        DiffSchema.WriteTo(schema);
        using var document = JsonDocument.Parse(Encoding.UTF8.GetString(schema.WrittenSpan));
        return document.RootElement.Clone();
    }
}
