using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text;
using SgRules.Addressing;
using SgRules.Analysis;
using SgRules.Model;

namespace SgRules;

/// <summary>The README's C# is this file's, compiled and run.</summary>
public sealed class ReadmeTests
{
    private const string Begin = "        // README begins\n";
    private const string End = "        // README ends\n";

    [Fact]
    public void The_sample_prints_the_documents_of_a_host()
    {
        var json = new ArrayBufferWriter<byte>();
        ZoneJson.Write(Testing.SmallZones.OneNic([]), json);
        var output = new StringWriter();
        Sample(json.WrittenSpan, output);

        Assert.StartsWith("*filter\n", output.ToString(), StringComparison.Ordinal);
        Assert.Contains("i-2-19-VM", output.ToString(), StringComparison.Ordinal);
        Assert.EndsWith("3.13 i-2-19-VM (vnet4) has no group, so nothing may enter: -j DROP", output.ToString().TrimEnd(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_sample_stands_in_the_README_as_it_is_here()
    {
        var source = File.ReadAllText(ThisFile());
        var body = source[(source.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length)..source.IndexOf(End, StringComparison.Ordinal)];
        var sample = string.Join('\n', body.Split('\n').Select(line => line.Length >= 8 ? line[8..] : line));

        Assert.Contains(sample, File.ReadAllText(Path.Combine(Path.GetDirectoryName(ThisFile())!, "..", "..", "README.md")), StringComparison.Ordinal);
    }

    private static void Sample(ReadOnlySpan<byte> utf8, TextWriter output)
    {
        // README begins
        Zone zone = ZoneJson.Read(utf8);                       // or built in code; ZoneFormatException has path, line and column
        CompileResult result = RuleCompiler.Compile(zone, "kvm1", CompilerOptions.Default);

        foreach (Diagnostic diagnostic in result.Diagnostics)  // a bad model is data, never an exception
        {
            output.WriteLine(diagnostic);                      // instances[3].nics[0].mac: error SGR1532: ...
        }

        if (result.Ruleset is { } ruleset)                     // null if an error stands in this host's way
        {
            var text = new ArrayBufferWriter<byte>();
            ruleset.Documents.IPTables.WriteTo(text);          // and IpSet, IP6Tables, EbTables
            output.Write(Encoding.UTF8.GetString(text.WrittenSpan));

            var explainer = new Explainer(result.Policy!, ruleset);
            Packet ping = Packet.Icmp(InternetAddress.Parse("198.51.100.7"), InternetAddress.Parse("203.0.113.19"), type: 8);
            Explanation why = explainer.Explain(ping, Passage.Bridged("cloudbr0", "eth0", "vnet4", MacAddress.Parse("00:00:5e:00:53:01")));
            output.WriteLine($"{why.Decision.Ground}: {why.Path[^1].Step.Rule}");
        }
        // README ends
    }

    private static string ThisFile([CallerFilePath] string file = "") => file;
}
