using SgRules.Netfilter;

namespace SgRules.Cli.Files;

/// <summary>Where compiled hosts go.</summary>
internal interface IHostOutput : IDisposable
{
    /// <summary>Takes a host, from any thread.</summary>
    /// <returns>What is left to do of it, to be done host after host in their order.</returns>
    Action Take(string host, Ruleset ruleset);

    /// <summary>Lets everything that was taken appear; what isn't completed leaves no trace in files.</summary>
    void Complete();
}
