using SgRules.Model;

namespace SgRules.Benchmarks;

/// <summary>All hosts of a zone, compiled and written, one after the other or side by side; what is written is counted.</summary>
internal sealed class CompiledZone(Zone zone)
{
    /// <summary>One after the other.</summary>
    /// <returns>Bytes written.</returns>
    public long CompileAll()
    {
        var output = new CountingWriter();
        foreach (var result in RuleCompiler.CompileAll(zone))
        {
            Write(result, output);
        }

        return output.Count;
    }

    /// <summary>On all cores.</summary>
    /// <returns>Bytes written.</returns>
    public long CompileSideBySide()
    {
        var prepared = RuleCompiler.Prepare(zone);
        var total = 0L;
        Parallel.For(
            0,
            zone.Hosts.Count,
            () => new CountingWriter(),
            (host, _, output) =>
            {
                Write(prepared.Compile(zone.Hosts[host].Name), output);
                return output;
            },
            output => Interlocked.Add(ref total, output.Count));
        return total;
    }

    private static void Write(CompileResult result, CountingWriter output)
    {
        foreach (var document in result.Ruleset!.Documents.All)
        {
            document.WriteTo(output);
        }
    }
}
