using System.Collections;

namespace SgRules.Analysis;

/// <summary>Finds which end of a crossing rules tell apart, between some ports.</summary>
/// <param name="ports">The ports.</param>
internal sealed class SideFinder(BitArray ports)
{
    private readonly Dictionary<(int Chain, int Port, bool IsOut), BitArray> _alive = [];

    /// <summary>Whether a rule asks something, be it of no packet's, of one end's ports or the other's itself.</summary>
    public static bool AsksPorts(SymbolicRule rule) => rule.KeyIn is not null || rule.KeyOut is not null || rule.Ports.Any(condition => condition.IsSelective);

    /// <summary>Whether a rule holds for no pair of the ports.</summary>
    public bool IsDead(SymbolicRule rule) => !Any(rule.KeyIn, rule.HoldsIn) || !Any(rule.KeyOut, rule.HoldsOut);

    public Side Of(SymbolicRule rule)
    {
        var (asksIn, asksOut) = (Differs(rule, isOut: false), Differs(rule, isOut: true));
        if (!asksIn || !asksOut)
        {
            return asksIn ? Side.Sender : Side.Receiver;
        }

        return rule.KeyIn is { } key && rule.KeyOut == key ? Side.Diagonal
            : EachMeetsItselfOnly(rule, isOut: true) ? Side.Sender
            : EachMeetsItselfOnly(rule, isOut: false) ? Side.Receiver
            : Side.Both;
    }

    /// <summary>Whether a rule, which tells both ends apart, does so for packets only that go out where they came in.</summary>
    public bool HasDiagonal(SymbolicRule rule) => Differs(rule, isOut: false) && Differs(rule, isOut: true);

    private bool Differs(SymbolicRule rule, bool isOut)
    {
        for (var port = 0; port < ports.Count; port++)
        {
            if (ports[port] && (Marks(rule, port, isOut) || (rule.Callee is { } callee && (isOut ? callee.OutPorts : callee.InPorts)[port])))
            {
                return true;
            }
        }

        return false;
    }

    // For a sender's rule: whatever port a packet came in by, no other one makes a difference as the one that it goes out by.
    private bool EachMeetsItselfOnly(SymbolicRule rule, bool isOut)
    {
        for (var near = 0; near < ports.Count; near++)
        {
            if (ports[near] && (isOut ? rule.HoldsIn(near) : rule.HoldsOut(near)) && !MeetsOnly(near, Alive(rule, near, isOut)))
            {
                return false;
            }
        }

        return true;
    }

    private bool MeetsOnly(int port, BitArray differing)
    {
        for (var far = 0; far < differing.Count; far++)
        {
            if (differing[far] && far != port && ports[far])
            {
                return false;
            }
        }

        return true;
    }

    private BitArray Alive(SymbolicRule rule, int near, bool isOut)
    {
        var alive = rule.Callee is { } callee ? new BitArray(Alive(callee, near, isOut)) : new BitArray(ports.Count);
        AddMarks(alive, rule, isOut);
        return alive;
    }

    // Which ports make a difference at the far end, in a chain and below, once the near end's port is known.
    private BitArray Alive(SymbolicChain chain, int near, bool isOut)
    {
        if (!(isOut ? chain.InPorts : chain.OutPorts)[near])
        {
            near = ports.Count - 1;
        }

        if (!_alive.TryGetValue((chain.Number, near, isOut), out var alive))
        {
            alive = new BitArray(ports.Count);
            foreach (var rule in isOut ? chain.OfIn(near) : chain.OfOut(near))
            {
                if (isOut ? rule.HoldsIn(near) : rule.HoldsOut(near))
                {
                    AddMarks(alive, rule, isOut);
                    if (rule.Callee is { } callee)
                    {
                        alive.Or(Alive(callee, near, isOut));
                    }
                }
            }

            _alive.Add((chain.Number, near, isOut), alive);
        }

        return alive;
    }

    private static void AddMarks(BitArray alive, SymbolicRule rule, bool isOut)
    {
        if ((isOut ? rule.KeyOut : rule.KeyIn) is { } key)
        {
            alive[key] = true;
        }
        else if (rule.Ports.Length > 0)
        {
            for (var port = 0; port < alive.Count; port++)
            {
                alive[port] |= Marks(rule, port, isOut);
            }
        }
    }

    private static bool Marks(SymbolicRule rule, int port, bool isOut)
    {
        foreach (var condition in rule.Ports)
        {
            if ((isOut ? condition.KeyOut : condition.KeyIn) is { } key ? key == port : isOut ? condition.TellsOut(port) : condition.TellsIn(port))
            {
                return true;
            }
        }

        return false;
    }

    private bool Any(int? key, Func<int, bool> holds)
    {
        if (key is { } only)
        {
            return ports[only] && holds(only);
        }

        for (var port = 0; port < ports.Count; port++)
        {
            if (ports[port] && holds(port))
            {
                return true;
            }
        }

        return false;
    }
}
