using System.Globalization;
using System.Text;
using SgRules.Testing;

namespace SgRules.Model;

/// <summary>Whatever the bytes are, there are findings with places, and no other exception.</summary>
public sealed class ZoneJsonFuzzTests
{
    /// <summary>A failure names its case's seed; put it here, with one case, to run it alone.</summary>
    private const int FirstSeed = 1;

    private static readonly string[] Pieces =
        ["{", "}", "[", "]", ",", ":", "\"", "\\", "\\ud800", "\\u0000", "null", "-1", "1e999", "99999999999999999999", "0.5", "//", "/*", "\0", "\n", "\u001b", "\uFEFF", "😀", "\"protocol\": 0,"];

    [Fact]
    public void Mutated_text_gives_findings_and_nothing_else()
    {
        for (var seed = FirstSeed; seed < FirstSeed + FuzzCases.Count; seed++)
        {
            var text = Mutate(new Random(seed));
            var failure = Record.Exception(() => Check(text));
            Assert.True(failure is null, string.Create(CultureInfo.InvariantCulture, $"Seed {seed}: {failure}\n{Encoding.UTF8.GetString(text)}"));
        }
    }

    private static void Check(byte[] text)
    {
        var reading = ZoneJson.Inspect(text);
        var read = Record.Exception(() => ZoneJson.Read(text));
        Assert.Equal(reading.Diagnostics.IsEmpty, read is null);
        Assert.True(read is null or ZoneFormatException);
        Assert.True(reading.Zone is not null || !reading.Diagnostics.IsEmpty);

        var lines = text.Count(octet => octet == '\n') + 1;
        foreach (var finding in reading.Diagnostics)
        {
            Assert.InRange(finding.Line, 1, lines);
            Assert.InRange(finding.Column, 1, text.Length + 1);
            Assert.InRange(finding.Message.Length, 1, 400);
            Assert.DoesNotContain(finding.ToString(), char.IsControl);
        }

        var located = ZoneJson.Locate(text, reading.Diagnostics.Select(finding => finding with { Line = 0 }).ToValueList());
        Assert.All(located, finding => Assert.InRange(finding.Line, 1, lines));
        if (reading.Zone is { } zone)
        {
            // A partial zone can be looked at, written and read like any other.
            _ = ZoneJson.Inspect(Encoding.UTF8.GetBytes(ZoneJsonWriteTests.Write(zone)));
        }
    }

    private static byte[] Mutate(Random random)
    {
        var text = ExampleZone.Utf8;
        for (var times = random.Next(1, 4); times > 0; times--)
        {
            var at = random.Next(text.Length + 1);
            var to = random.Next(at, Math.Min(text.Length, at + 80) + 1);
            text = random.Next(6) switch
            {
                0 => [.. text[..at], .. text[to..]],
                1 => text[..at],
                2 => [.. text[..at], .. text[at..to], .. text[at..]],
                3 => [.. text[..at], .. Encoding.UTF8.GetBytes(Pieces[random.Next(Pieces.Length)]), .. text[at..]],
                4 => [.. text[..at], (byte)random.Next(256), .. text.Skip(at + 1)],
                _ => [.. text[..at], .. Enumerable.Repeat((byte)(random.Next(2) == 0 ? '[' : '{'), random.Next(100)), .. text[at..]],
            };
        }

        return text;
    }
}
