using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using SgRules.Faults;

// Seeds faults into the core, one at a time, and shows which tests notice each. Ends in 1 if one goes unnoticed.
//   dotnet run --project tests/SgRules.Faults -c Release [-- [--kernel] [WORD]]
//     SGRULES_FAULT_STEP=N tries every Nth only: neighbours are alike, and all of them take long
//     --kernel: faults in what is emitted, for the tests on the kernel; needs what these need     WORD: only faults whose name or file has it
var watch = Stopwatch.StartNew();
var root = Directory.GetCurrentDirectory();
if (!File.Exists(Path.Combine(root, "SgRules.sln")))
{
    Console.Error.WriteLine("Run it from the folder that has SgRules.sln.");
    return 2;
}

var bench = args.Contains("--kernel") ? Bench.Kernel : Bench.Core;
var word = args.FirstOrDefault(arg => arg != "--kernel") ?? string.Empty;
var step = int.TryParse(Environment.GetEnvironmentVariable("SGRULES_FAULT_STEP"), NumberStyles.None, CultureInfo.InvariantCulture, out var wanted) && wanted > 1 ? wanted : 1;
Fault?[] faults = [null, .. bench.Faults.Where(fault => $"{fault.Name} {fault.File}".Contains(word, StringComparison.OrdinalIgnoreCase)).Where((_, at) => at % step == 0)];
var waiting = new ConcurrentQueue<int>(Enumerable.Range(0, faults.Length));
var findings = new Finding[faults.Length];
Parallel.For(0, Math.Min(Environment.ProcessorCount, faults.Length), _ =>
{
    using var workshop = new Workshop(root, bench);
    while (waiting.TryDequeue(out var next))
    {
        findings[next] = workshop.Try(faults[next]);
        if (!Console.IsErrorRedirected)
        {
            Console.Error.Write(FormattableString.Invariant($"\r{faults.Length - waiting.Count} of {faults.Length} "));
        }
    }
});

Console.WriteLine("| | fault | noticed by |");
Console.WriteLine("|---|---|---|");
foreach (var finding in findings)
{
    Console.WriteLine(finding.ToRow());
}

var wrong = findings.Count(finding => !finding.IsGood);
Console.WriteLine(FormattableString.Invariant($"{faults.Length - 1} faults, {faults.Length - 1 - findings.Count(finding => !finding.IsGood && finding.Fault is not null)} noticed, in {watch.Elapsed.TotalSeconds:0} s"));
return wrong == 0 ? 0 : 1;
