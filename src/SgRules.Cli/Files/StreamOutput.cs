using System.Text;
using SgRules.Netfilter;

namespace SgRules.Cli.Files;

/// <summary>Writes hosts to standard output, each document under a line that names it.</summary>
internal sealed class StreamOutput(Stream output) : IHostOutput
{
    private readonly StreamBuffer _buffer = new(output);

    public Action Take(string host, Ruleset ruleset) => () => Write(host, ruleset);

    public void Complete() => output.Flush();

    public void Dispose()
    {
        // The stream is the caller's.
    }

    private void Write(string host, Ruleset ruleset)
    {
        foreach (var (name, writeTo) in HostDocuments.Of(ruleset))
        {
            output.Write(Encoding.UTF8.GetBytes($"# {host}/{name}\n"));
            writeTo(_buffer);
            _buffer.Flush();
        }
    }
}
