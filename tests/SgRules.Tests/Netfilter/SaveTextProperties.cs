using System.Buffers;
using SgRules.Cli.Samples;
using SgRules.Testing;

namespace SgRules.Netfilter;

/// <summary>Reading our own text gives back the values it was printed from, and printing them the same bytes.</summary>
public sealed class SaveTextProperties
{
    [ZoneProperty]
    public void What_is_read_of_our_own_text_is_what_it_was_printed_from(ZoneCase zone)
    {
        Check(ZoneCase.Compile(zone.Zone));
        Check(ZoneCase.Compile(zone.Zone, new CompilerOptions { Layout = RuleLayout.PerVm }));
    }

    [Fact]
    public void What_is_read_of_any_text_of_ours_on_frames_is_what_it_was_printed_from()
    {
        for (var seed = 1; seed <= FuzzCases.Count; seed++)
        {
            CheckEthernet(SomeFrameRules.Table(new Random(seed)));
        }
    }

    [Fact]
    public void What_is_read_of_the_text_of_4000_instances_is_what_it_was_printed_from()
    {
        Check(ZoneCase.Compile(SampleZone.Create(new SampleOptions { Instances = 4000, DualStack = true })));
    }

    private static void Check(Ruleset ruleset)
    {
        CheckTable(ruleset.IPv4, ruleset.Documents.IPTables);
        CheckTable(ruleset.IPv6, ruleset.Documents.IP6Tables);
        CheckEthernet(ruleset.Ethernet);

        var text = Print(ruleset.Documents.IpSet.WriteTo);
        var sets = SaveText.ReadSets(text, "ipset.restore");
        Assert.Empty(sets.Diagnostics);
        Assert.Equal(ruleset.Sets, sets.Sets);
        Assert.Empty(sets.ForeignSets);
        Assert.Null(sets.Words);
        Assert.Equal(text, Print(sets.WriteTo));
    }

    private static void CheckTable(FilterTable table, Document document)
    {
        var text = Print(document.WriteTo);
        var reading = SaveText.ReadTable(table.Family, text, document.FileName);
        Assert.Empty(reading.Diagnostics);
        Assert.Equal(table, reading.Table);
        Assert.DoesNotContain(reading.Table!.Chains.SelectMany(chain => chain.Rules), rule => rule.HasForeignText);
        Assert.Equal(text, Print(reading.WriteTo));
    }

    private static void CheckEthernet(EthernetTable table)
    {
        var text = Print(output => EthernetTableText.Write(output, table));
        var reading = SaveText.ReadEthernetTable(text, "ebtables.restore");
        Assert.Empty(reading.Diagnostics);
        Assert.True(reading.HasTable);
        Assert.Equal(table, reading.Table);
        Assert.DoesNotContain(reading.Table!.Chains.SelectMany(chain => chain.Rules), rule => rule.HasForeignText);
        Assert.Equal(text, Print(reading.WriteTo));
        var lines = new TableLines(table.Chains);
        foreach (var chain in table.Chains)
        {
            Assert.Equal(lines.LineOf(chain.Name, chain.Rules.Count), reading.LineOf(chain.Name, chain.Rules.Count));
        }
    }

    private static byte[] Print(Action<IBufferWriter<byte>> writeTo)
    {
        var buffer = new ArrayBufferWriter<byte>();
        writeTo(buffer);
        return buffer.WrittenSpan.ToArray();
    }
}
