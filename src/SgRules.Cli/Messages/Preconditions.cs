using SgRules.Netfilter;

namespace SgRules.Cli.Messages;

/// <summary>What must hold on the hosts, each precondition once.</summary>
internal sealed class Preconditions
{
    // A list beside the map: they are said in the order in which they came.
    private readonly List<Precondition> _preconditions = [];

    private readonly Dictionary<Precondition, List<string>> _hosts = [];

    public void Add(string host, ValueList<Precondition> preconditions)
    {
        foreach (var precondition in preconditions)
        {
            if (!_hosts.TryGetValue(precondition, out var hosts))
            {
                _hosts[precondition] = hosts = [];
                _preconditions.Add(precondition);
            }

            hosts.Add(host);
        }
    }

    public void Say(Terminal terminal)
    {
        foreach (var precondition in _preconditions)
        {
            terminal.Say($"precondition on {Wording.List(_hosts[precondition])}: {precondition}");
        }
    }
}
