using SgRules.Netfilter;

namespace SgRules.Updates;

/// <summary>
/// What is done to sets in one step: some go, some are made, then members are added, then removed - in this order, so that no address that
/// stays is ever out of a set, even if another prefix brings it.
/// </summary>
internal sealed record SetWork
{
    /// <summary>Sets that go.</summary>
    public ValueList<SetName> Destroyed { get; init; }

    /// <summary>Sets that are made, with all their members.</summary>
    public ValueList<IpSet> Made { get; init; }

    /// <summary>Sets that gain their new members.</summary>
    public ValueList<SetChange> Gaining { get; init; }

    /// <summary>Sets that lose those that don't belong any more.</summary>
    public ValueList<SetChange> Losing { get; init; }

    public bool IsEmpty => Destroyed.IsEmpty && Made.IsEmpty && !Gaining.Any(change => !change.Added.IsEmpty) && !Losing.Any(change => !change.Removed.IsEmpty);

    /// <summary>For <c>ipset restore -exist</c>, any number of times: what is there isn't made twice, what is gone isn't removed twice.</summary>
    public Document Document => new("ipset.restore", output =>
    {
        var text = new Utf8TextWriter(output);
        foreach (var set in Destroyed)
        {
            IpSetText.WriteDestroy(ref text, set);
        }

        foreach (var set in Made)
        {
            IpSetText.WriteWhole(ref text, set);
        }

        WriteMembers(ref text);
        text.Flush();
    });

    /// <summary>What is done, a line a set.</summary>
    public ValueList<string> Changes =>
    [
        .. Destroyed.Select(name => $"set {name}: destroyed"),
        .. Made.Select(set => $"set {set.Name}: created with {Count.Of(set.Members.Count, "member")}"),
        .. Gaining.Where(change => !change.Added.IsEmpty).Select(change => $"set {change.Name}: {Count.Of(change.Added.Count, "member")} added"),
        .. Losing.Where(change => !change.Removed.IsEmpty).Select(change => $"set {change.Name}: {Count.Of(change.Removed.Count, "member")} removed"),
    ];

    private void WriteMembers(ref Utf8TextWriter text)
    {
        foreach (var change in Gaining)
        {
            foreach (var member in change.Added)
            {
                IpSetText.WriteAdd(ref text, change.Name, member);
            }
        }

        foreach (var change in Losing)
        {
            foreach (var member in change.Removed)
            {
                IpSetText.WriteDelete(ref text, change.Name, member);
            }
        }
    }
}
