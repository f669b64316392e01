using System.CommandLine;
using SgRules.Analysis;
using SgRules.Cli.Messages;
using SgRules.Cli.Proofs;

namespace SgRules.Cli.Commands;

/// <summary><c>sgrules verify</c>: proves that the text of hosts does what the model says, for all packets.</summary>
internal static class VerifyCommand
{
    public static Command Create(Terminal terminal)
    {
        var model = ModelArgument.Create();
        var host = new Option<string?>("--host") { Description = "Prove this host only.", HelpName = "HOST" };
        var documents = new Option<string?>("--documents") { Description = "Judge text from elsewhere, for example what is really loaded: DIR/HOST or DIR with ipset.restore, iptables.restore and ip6tables.restore.", HelpName = "DIR" };
        var format = ChoiceOption.Create("--format", "What the result is written as.", ("text", ReportFormat.Text), ("json", ReportFormat.Json));
        var layout = ChoiceOption.Layout();
        var noDns = new Option<bool>("--no-dns") { Description = "Let egress rules decide about DNS too, as compile does." };
        var rules = ChoiceOption.ZoneRules();
        var nodes = NumberOption.Create("--max-nodes", "How many nodes of decision diagrams a bridge may take, about 100 bytes each; beyond it, nothing is known. Default: 20000000.", 1, int.MaxValue);
        var pairs = NumberOption.Create("--max-pairs", "How many pairs of a bridge's ports may be compared one by one, where rules tell both ends apart at once. Default: 250000.", 1, int.MaxValue);
        var command = new Command("verify", "Proves for all packets that the text of a zone's hosts does what the model says, or shows a packet for which it doesn't.") { model, host, documents, format, layout, noDns, rules, nodes, pairs };
        command.SetAction(given =>
        {
            var options = new CompilerOptions { Layout = given.GetValue(layout), AllowDns = !given.GetValue(noDns), ZoneRules = given.GetValue(rules) };
            var budget = new ProofOptions
            {
                MaxNodes = given.GetValue(nodes) ?? ProofOptions.Default.MaxNodes,
                MaxPairs = given.GetValue(pairs) ?? ProofOptions.Default.MaxPairs,
            };
            var request = new VerifyRequest(given.GetValue(model), options, budget) { Host = given.GetValue(host), Documents = given.GetValue(documents) };
            var text = ModelArgument.Read(request.Model, terminal);
            using var interruption = new Interruption(terminal);
            return new VerifyRun(terminal, text, request, interruption.Token).Run(given.GetValue(format) == ReportFormat.Json ? VerifyJson.Write : VerifyText.Write);
        });
        return command;
    }
}
