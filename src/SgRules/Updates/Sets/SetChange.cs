using SgRules.Addressing;
using SgRules.Netfilter;

namespace SgRules.Updates;

/// <summary>How one set gets from its old members to its new ones.</summary>
/// <param name="Name">The set.</param>
/// <param name="Old">The set as it is; <see langword="null"/> if there is none, or if nobody knows what is in it.</param>
/// <param name="New">The set as it shall be; <see langword="null"/> if it goes.</param>
internal sealed record SetChange(SetName Name, IpSet? Old, IpSet? New)
{
    /// <summary>Whether the set is there with contents or options that aren't known.</summary>
    public bool IsUnknown { get; init; }

    /// <summary>Whether rules of the old state ask it.</summary>
    public bool IsAskedBefore { get; init; }

    /// <summary>Whether rules of the new state ask it.</summary>
    public bool IsAskedAfter { get; init; }

    /// <summary>The members that come.</summary>
    public ValueList<IPPrefix> Added { get; init; }

    /// <summary>The members that go.</summary>
    public ValueList<IPPrefix> Removed { get; init; }

    /// <summary>Whether it stays and changes.</summary>
    public bool Changes => New is not null && (Old is not null || IsUnknown);

    /// <summary>Whether it has to be made anew: the kernel keeps a set's type and family for its life (facts: kernel, section 1.2).</summary>
    public bool IsReplaced => Changes && (IsUnknown || Old!.Type != New!.Type || Old.Family != New.Family);

    /// <summary>Whether editing it changes what rules let through, before the commit and behind it.</summary>
    public bool IsInUse => Changes && IsAskedBefore && IsAskedAfter;

    /// <summary>The name that it has while rules ask another set in its place.</summary>
    public SetName Temporary => SetName.Parse(Name.Text + OwnNames.TemporaryEnd);

    /// <summary>Compares the two states of a set that stays.</summary>
    public static SetChange Between(IpSet old, IpSet @new)
    {
        List<IPPrefix> added = [], removed = [];
        var before = old.Members.AsSpan();
        var after = @new.Members.AsSpan();
        for (int i = 0, j = 0; i < before.Length || j < after.Length;)
        {
            var compared = i == before.Length ? 1 : j == after.Length ? -1 : before[i].CompareTo(after[j]);
            if (compared < 0)
            {
                removed.Add(before[i]);
            }
            else if (compared > 0)
            {
                added.Add(after[j]);
            }

            i += compared <= 0 ? 1 : 0;
            j += compared >= 0 ? 1 : 0;
        }

        return new SetChange(@new.Name, old, @new) { Added = [.. added], Removed = [.. removed] };
    }
}
