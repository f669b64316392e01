using System.Diagnostics;
using System.Globalization;
using System.Text;
using SgRules.Addressing;
using SgRules.Testing;

namespace SgRules.Netfilter;

/// <summary>Whatever the bytes are, there is a value or there are findings with places; never an exception, and never a long wait.</summary>
public sealed class SaveTextFuzzTests
{
    /// <summary>A failure names its case's seed; put it here, with one case, to run it alone.</summary>
    private const int FirstSeed = 1;

    private static readonly TimeSpan MaxTime = TimeSpan.FromSeconds(1);

    private static readonly string[] Pieces =
        ["\n", "\r\n", "\0", "\t", " ", "  ", "\"", "\\", "!", "! ", "-", "--", "-m ", "-j ", "-g ", "-A ", ":", "[", "[1:2] ", "*", "*filter\n", "*nat\n", "COMMIT\n", "#", "\uFEFF", "😀", "\u0085",
         "-m tcp ", "--dport 0 ", "--dport 80 ", "--sport :9 ", "-p tcp ", "-p udp ", "-s 10.0.0.1/255.0.0.255 ", "-s ::/0 ", "-j LOG --log-prefix -j ", "-m string --string -m --algo bm ", ":a - [0:0]\n", ":INPUT ", "create a hash:ip\n",
         "add a 10.0.0.1\n", "add a ::1\n", "create a hash:net family inet6\n", " nomatch", "/0", "/32", "65536", "99999999999999999999"];

    private static readonly string[] Tables = [.. SavedFileTests.TableFiles.Select(file => File.ReadAllText(SavedFileTests.PathOf(file))), SaveTextReading.Table("-A a -s 10.0.0.1/32 -j B-1")];

    private static readonly string[] Sets = [.. SavedFileTests.SetFiles.Select(file => File.ReadAllText(SavedFileTests.PathOf(file))), "create a hash:net family inet\nadd a 10.0.0.0/8\nadd a 10.0.0.1\n"];

    [Fact]
    public void Mutated_tables_give_a_table_or_findings_and_nothing_else() => Fuzz(Tables, CheckTable);

    [Fact]
    public void Mutated_sets_give_sets_or_findings_and_nothing_else() => Fuzz(Sets, CheckSets);

    private static void Fuzz(string[] texts, Action<byte[]> check)
    {
        byte[][] originals = [.. texts.Select(Encoding.UTF8.GetBytes)];
        for (var seed = FirstSeed; seed < FirstSeed + FuzzCases.Count; seed++)
        {
            var random = new Random(seed);
            var text = Mutate(random, originals[random.Next(originals.Length)]);
            var watch = Stopwatch.StartNew();
            var failure = Record.Exception(() => check(text));
            if (failure is null && watch.Elapsed > MaxTime)
            {
                // Others may have had the processor: what is slow by itself is so twice.
                watch.Restart();
                check(text);
            }

            Assert.True(failure is null && watch.Elapsed < MaxTime, string.Create(CultureInfo.InvariantCulture, $"Seed {seed} took {watch.Elapsed}: {failure}\n{Encoding.UTF8.GetString(text)}"));
        }
    }

    private static void CheckTable(byte[] text)
    {
        var family = text.Length % 2 == 0 ? IPFamily.IPv4 : IPFamily.IPv6;
        var reading = SaveText.ReadTable(family, text, "f");
        CheckFindings(reading.Diagnostics, text);
        Assert.Equal(reading.Table is null, !reading.Diagnostics.IsEmpty);
        if (reading.Table is not { } table)
        {
            return;
        }

        var printed = SaveTextReading.Print(reading.WriteTo);
        var again = SaveText.ReadTable(family, Encoding.UTF8.GetBytes(printed), "f");
        Assert.Empty(again.Diagnostics);
        Assert.True(table.Equals(again.Table), printed);
        Assert.Equal(printed, SaveTextReading.Print(again.WriteTo));
        foreach (var chain in table.Chains)
        {
            Assert.InRange(reading.LineOf(chain.Name, chain.Rules.Count), 1, text.Length);
        }
    }

    private static void CheckSets(byte[] text)
    {
        var reading = SaveText.ReadSets(text, "f");
        CheckFindings(reading.Diagnostics, text);
        if (!reading.Diagnostics.IsEmpty)
        {
            Assert.Empty(reading.Sets);
            return;
        }

        var printed = SaveTextReading.Print(reading.WriteTo);
        Assert.Equal(Encoding.UTF8.GetString(text), printed);
        var again = SaveText.ReadSets(Encoding.UTF8.GetBytes(SaveTextReading.Print(output => IpSetText.Write(output, reading.Sets))), "f");
        Assert.True(reading.Sets.Equals(again.Sets), printed);
    }

    private static void CheckFindings(ValueList<Diagnostic> findings, byte[] text)
    {
        var lines = text.Count((byte)'\n') + 1;
        foreach (var finding in findings)
        {
            Assert.InRange(finding.Line, 1, lines);
            Assert.InRange(finding.Column, 1, text.Length + 1);
            Assert.InRange(finding.Message.Length, 1, 400);
            Assert.False(finding.Message.Any(char.IsControl), finding.Message);
        }
    }

    private static byte[] Mutate(Random random, byte[] text)
    {
        for (var times = random.Next(1, 4); times > 0; times--)
        {
            var at = random.Next(text.Length + 1);
            var to = random.Next(at, Math.Min(text.Length, at + 80) + 1);
            text = random.Next(7) switch
            {
                0 => [.. text[..at], .. text[to..]],
                1 => random.Next(4) == 0 ? text[..at] : text[LineAt(text, at)..],
                2 => [.. text[..at], .. text[at..to], .. text[at..]],
                3 => [.. text[..at], .. Encoding.UTF8.GetBytes(Pieces[random.Next(Pieces.Length)]), .. text[at..]],
                4 => [.. text[..at], (byte)random.Next(256), .. text[Math.Min(at + 1, text.Length)..]],
                5 => [.. text[..LineAt(text, at)], .. text[LineAt(text, to)..]],
                _ => [.. text[..BlankAt(text, at)], .. Encoding.UTF8.GetBytes($" {Pieces[random.Next(Pieces.Length)]}"), .. text[BlankAt(text, at)..]],
            };
        }

        return text;
    }

    // The beginning of the line, and the blank, at or before a place: cuts there leave texts that are mostly sound.
    private static int LineAt(byte[] text, int at) => text.AsSpan(0, at).LastIndexOf((byte)'\n') + 1;

    private static int BlankAt(byte[] text, int at) => Math.Max(text.AsSpan(0, at).LastIndexOf((byte)' '), 0);
}
