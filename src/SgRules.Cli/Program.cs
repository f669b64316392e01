using SgRules.Cli;
using SgRules.Cli.Messages;

using var input = Console.OpenStandardInput();
using var output = Console.OpenStandardOutput();
return CommandLine.Run(args, Terminal.OfProcess(input, output));
