using SgRules.Policies;

namespace SgRules.Analysis;

/// <summary>In one space, what the rules of a bridge say, and what the policy says of its ports, each once.</summary>
internal sealed class PortParts(HostPolicy policy, SymbolicTable table, PacketSpace space, GuestPort?[] guests)
{
    private readonly PolicyDiagrams _policy = new(policy, space);
    private readonly Dictionary<(int Port, bool IsTrusted), Diagram> _senders = [];
    private readonly Dictionary<(int Port, bool IsTrusted), Diagram> _receivers = [];

    public PacketSpace Space { get; } = space;

    public ChainDiagrams Text { get; } = new(table, space);

    /// <summary>The port that stands for all that nobody names.</summary>
    public int Other { get; } = table.Ports.Other;

    /// <summary>The policy's part of a sender, and what follows where it lets go on.</summary>
    public Diagram Sender(int port, bool toTrusted, Diagram then) => Space.Diagrams.Combine(Operation.Then, Sender(port, toTrusted), then);

    public Diagram Sender(int port, bool toTrusted)
    {
        if (!_senders.TryGetValue((port, toTrusted), out var part))
        {
            part = _policy.Sender(guests[port], toTrusted);
            _senders.Add((port, toTrusted), part);
        }

        return part;
    }

    public Diagram Receiver(int port, bool fromTrusted)
    {
        if (!_receivers.TryGetValue((port, fromTrusted), out var part))
        {
            part = _policy.Receiver(guests[port], fromTrusted);
            _receivers.Add((port, fromTrusted), part);
        }

        return part;
    }
}
