using SgRules.Addressing;
using SgRules.Netfilter;

namespace SgRules.Analysis;

/// <summary>Frames as a space of diagrams, with the conditions of rules on them.</summary>
internal sealed class FrameSpace
{
    private const int FieldCount = 8;

    private readonly MacClasses _macs;
    private readonly AddressClasses _addresses;

    /// <summary>Makes the space of all frames that some rules can tell apart.</summary>
    public FrameSpace(IEnumerable<Rule> rules, int budget)
    {
        var (macs, prefixes) = (new HashSet<MacAddress>(), new HashSet<IPPrefix>());
        foreach (var match in rules.SelectMany(rule => rule.Matches.ToImmutableArray()))
        {
            switch (match)
            {
                case FrameAddressMatch { Address: var address }:
                    _ = macs.Add(address);
                    break;
                case ArpMacMatch { Address: var address }:
                    _ = macs.Add(address);
                    break;
                case ArpAddressMatch { Addresses: var prefix }:
                    _ = prefixes.Add(prefix);
                    break;
            }
        }

        _macs = new MacClasses(macs);
        _addresses = AddressClasses.Of(IPFamily.IPv4, [.. prefixes.OrderBy(prefix => prefix.Length).ThenBy(prefix => prefix).Select(prefix => new[] { prefix })]);
        Diagrams = new DiagramSpace([ushort.MaxValue, _macs.Maximum, _macs.Maximum, ushort.MaxValue, _addresses.Maximum, _macs.Maximum, _addresses.Maximum, _macs.Maximum], budget);
    }

    public DiagramSpace Diagrams { get; }

    public Diagram this[Outcome outcome] => Diagrams.Of(outcome);

    /// <summary>One diagram for the frames that meet a rule's conditions, those on ports aside, another for all others; and whether it is certain that they are met.</summary>
    public Diagram Choose(Rule rule, Diagram then, Diagram otherwise)
    {
        var box = new ValueSet[FieldCount];
        var isSure = true;
        foreach (var match in rule.Matches)
        {
            isSure &= TryAdd(box, match);
        }

        return Diagrams.Choose(box, isSure ? then : Diagrams.Combine(Operation.Doubt, then, otherwise), otherwise);
    }

    /// <summary>One frame of a set that isn't empty.</summary>
    public Frame Example(Diagram set)
    {
        var values = new uint[FieldCount];
        for (var field = 0; field < FieldCount; field++)
        {
            values[field] = Preferred((FrameField)field);
        }

        for (var at = set; !at.IsLeaf; at = at.At(at.Level, values[at.Level]))
        {
            values[at.Level] = Value(at, values[at.Level]);
        }

        return FrameOf(values);
    }

    private uint Preferred(FrameField field) => field switch
    {
        FrameField.Type => EtherType.IPv4.Number,
        FrameField.Operation => ArpMessage.Request,
        FrameField.Sender or FrameField.Target => 0,
        _ => _macs.Maximum,
    };

    // The value that is wanted, if it leads to a frame of the set; of numbers below 0x600, which are lengths, none but 0 is a type.
    private static uint Value(Diagram at, uint wanted)
    {
        if (!at.At(at.Level, wanted).Is(Outcome.Drop))
        {
            return wanted;
        }

        var found = Array.FindIndex(at.Rests, rest => !rest.Is(Outcome.Drop));
        return at.Lasts[found];
    }

    private Frame FrameOf(uint[] values)
    {
        var (source, destination) = (_macs.ExampleOf(values[(int)FrameField.Source]), _macs.ExampleOf(values[(int)FrameField.Destination]));
        var type = EtherType.Of((int)values[(int)FrameField.Type]);
        if (type != EtherType.Arp)
        {
            return Frame.Of(source, destination, type);
        }

        var message = ArpMessage.Create(
            (ushort)values[(int)FrameField.Operation],
            _macs.ExampleOf(values[(int)FrameField.SenderMac]),
            _addresses.ExampleOf(values[(int)FrameField.Sender]),
            _addresses.ExampleOf(values[(int)FrameField.Target]));
        return Frame.OfArp(source, destination, message with { TargetMac = _macs.ExampleOf(values[(int)FrameField.TargetMac]) });
    }

    // A condition on an ARP message holds for no other frame, negated or not.
    private bool TryAdd(ValueSet[] box, Match match)
    {
        if (match is FrameMatch { NeedsArp: true })
        {
            box[(int)FrameField.Type] = box[(int)FrameField.Type].Intersect(ValueSet.Of(EtherType.Arp.Number));
        }

        switch (match)
        {
            case FrameTypeMatch { Type: var type } of:
                Add(box, FrameField.Type, ValueSet.Of(type.Number), of);
                return true;
            case FrameAddressMatch { Address: var address } of:
                Add(box, of.Side == PacketSide.Source ? FrameField.Source : FrameField.Destination, ValueSet.Of(_macs.Of(address)), of);
                return true;
            case ArpOperationMatch { Operation: var operation } of:
                Add(box, FrameField.Operation, ValueSet.Of(operation), of);
                return true;
            case ArpAddressMatch { Addresses: var prefix } of:
                Add(box, of.Side == PacketSide.Source ? FrameField.Sender : FrameField.Target, _addresses.Of(prefix), of);
                return true;
            case ArpMacMatch { Address: var address } of:
                Add(box, of.Side == PacketSide.Source ? FrameField.SenderMac : FrameField.TargetMac, ValueSet.Of(_macs.Of(address)), of);
                return true;
            default:
                return match is FramePortMatch;
        }
    }

    private void Add(ValueSet[] box, FrameField field, ValueSet wanted, FrameMatch match) =>
        box[(int)field] = box[(int)field].Intersect(match.IsNegated ? wanted.Complement(Diagrams.Maximum((int)field)) : wanted);
}
