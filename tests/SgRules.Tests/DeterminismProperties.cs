using System.Globalization;
using SgRules.Model;
using SgRules.Testing;

namespace SgRules;

public sealed class DeterminismProperties
{
    private static readonly string[] Cultures = ["tr-TR", "ar-SA", "th-TH", "fa-IR", "de-DE"];

    [ZoneProperty]
    public void The_order_of_any_collection_changes_no_byte(ZoneCase zone, int seed)
    {
        var shuffled = new ZoneShuffle(new Random(seed)).Shuffle(zone.Zone);

        Assert.Equal(zone.Text, new ZoneCase(shuffled).Text);
        Assert.Equal(ZoneCase.Compile(zone.Zone), ZoneCase.Compile(shuffled));
    }

    [ZoneProperty]
    public void Another_culture_changes_no_byte(ZoneCase zone, int seed)
    {
        var expected = zone.Text;
        var culture = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(Cultures[(uint)seed % Cultures.Length]);
            Assert.Equal(expected, zone.Text);
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    [ZoneProperty]
    public void Callers_side_by_side_get_the_same_bytes(ZoneCase zone)
    {
        var texts = new string[4];
        Parallel.For(0, texts.Length, i => texts[i] = zone.Text);

        Assert.All(texts, text => Assert.Equal(texts[0], text));
    }

    [ZoneProperty]
    public void A_zone_reads_back_as_it_was_written(ZoneCase zone)
    {
        var json = new System.Buffers.ArrayBufferWriter<byte>();
        ZoneJson.Write(zone.Zone, json);

        Assert.Equal(zone.Zone, ZoneJson.Read(json.WrittenSpan));
    }
}
