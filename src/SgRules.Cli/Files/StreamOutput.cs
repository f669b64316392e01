using System.Text;
using SgRules.Netfilter;

namespace SgRules.Cli.Files;

/// <summary>Writes hosts to standard output, each document under a line that names it.</summary>
internal sealed class StreamOutput(Stream output) : IHostOutput
{
    public void Add(string host, Ruleset ruleset)
    {
        foreach (var (name, content) in HostDocuments.Of(ruleset))
        {
            output.Write(Encoding.UTF8.GetBytes($"# {host}/{name}\n"));
            output.Write(content.Span);
        }
    }

    public void Complete() => output.Flush();

    public void Dispose()
    {
        // The stream is the caller's.
    }
}
