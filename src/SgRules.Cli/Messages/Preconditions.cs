namespace SgRules.Cli.Messages;

/// <summary>What must hold on the hosts, each sentence once.</summary>
internal sealed class Preconditions
{
    // A list beside the map: sentences are said in the order in which they came.
    private readonly List<string> _sentences = [];

    private readonly Dictionary<string, List<string>> _hosts = new(StringComparer.Ordinal);

    public void Add(string host, ValueList<string> sentences)
    {
        foreach (var sentence in sentences)
        {
            if (!_hosts.TryGetValue(sentence, out var hosts))
            {
                _hosts[sentence] = hosts = [];
                _sentences.Add(sentence);
            }

            hosts.Add(host);
        }
    }

    public void Say(Terminal terminal)
    {
        foreach (var sentence in _sentences)
        {
            terminal.Say($"precondition on {Wording.List(_hosts[sentence])}: {sentence}");
        }
    }
}
