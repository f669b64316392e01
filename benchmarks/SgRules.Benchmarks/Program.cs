using BenchmarkDotNet.Running;
using SgRules.Benchmarks;

BenchmarkSwitcher.FromAssembly(typeof(CompileBenchmarks).Assembly).Run(args);
