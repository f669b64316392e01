namespace SgRules.Netfilter;

/// <summary>Reads conditions on the state of connection tracking.</summary>
internal static class StateReader
{
    public static ConntrackMatch? ReadConntrack(ref WordCursor words)
    {
        var isNegated = words.TrySkip("!"u8);
        return words.TrySkip("--ctstate"u8) && TryRead(words.Take(), out var states) ? new ConntrackMatch(states) { IsNegated = isNegated } : null;
    }

    public static StateMatch? ReadState(ref WordCursor words)
    {
        var isNegated = words.TrySkip("!"u8);
        return words.TrySkip("--state"u8) && TryRead(words.Take(), out var states) ? new StateMatch(states) { IsNegated = isNegated } : null;
    }

    // SNAT and DNAT are none of a packet's states here, so a list with one of them isn't known.
    private static bool TryRead(ReadOnlySpan<byte> list, out ConntrackStates states)
    {
        states = ConntrackStates.None;
        foreach (var range in list.Split((byte)','))
        {
            var state = StateOf(list[range]);
            states |= state;
            if (state == ConntrackStates.None)
            {
                return false;
            }
        }

        return true;
    }

    private static ConntrackStates StateOf(ReadOnlySpan<byte> word) => word switch
    {
        _ when word.SequenceEqual("INVALID"u8) => ConntrackStates.Invalid,
        _ when word.SequenceEqual("NEW"u8) => ConntrackStates.New,
        _ when word.SequenceEqual("RELATED"u8) => ConntrackStates.Related,
        _ when word.SequenceEqual("ESTABLISHED"u8) => ConntrackStates.Established,
        _ when word.SequenceEqual("UNTRACKED"u8) => ConntrackStates.Untracked,
        _ => ConntrackStates.None,
    };
}
