using SgRules.Netfilter;

namespace SgRules.Analysis;

/// <summary>A set as the kernel has it at one moment.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Header">How it was created.</param>
/// <param name="Value">What rules find in it; <see langword="null"/> if nobody knows.</param>
internal sealed record LoadedSet(SetName Name, SetHeader Header, IpSet? Value)
{
    /// <summary>The origin of what documents and save texts say.</summary>
    public static Origin Read { get; } = new("read", "ipset.restore");

    /// <summary>The set under another name.</summary>
    public LoadedSet Named(SetName name) => new(name, Header, Value is null ? null : IpSet.Create(Value.Origin, name, Value.Type, Value.Family, Value.Members));
}
