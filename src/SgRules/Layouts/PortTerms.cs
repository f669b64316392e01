using SgRules.Netfilter;
using SgRules.Policies;

namespace SgRules.Layouts;

/// <summary>What rules say of a guest port, made once and shared by all of its rules, in both families and of frames.</summary>
internal sealed class PortTerms
{
    public PortTerms(GuestPort port, CommentStyle comments)
    {
        Port = port;
        var device = DevicePattern.Exact(port.Device);
        In = new PhysdevMatch { In = device };
        Out = new PhysdevMatch { Out = device };
        Mac = new MacMatch(port.Mac);
        Comment = comments == CommentStyle.Brief ? new CommentMatch(port.Instance) : null;
        Subject = $"{port.Instance} {port.Device}";
        Sender = new Origin(TreeLeaf.ParagraphOf(PacketSide.Source), Subject);
        Receiver = new Origin(TreeLeaf.ParagraphOf(PacketSide.Destination), Subject);
    }

    public GuestPort Port { get; }

    /// <summary>The port in the words of origins: its instance and device.</summary>
    public string Subject { get; }

    /// <summary>Why a rule about it as a sender is there (contract 3.1).</summary>
    public Origin Sender { get; }

    /// <summary>Why a rule about it as a receiver is there (contract 3.3).</summary>
    public Origin Receiver { get; }

    public Match In { get; }

    public Match Out { get; }

    public Match Mac { get; }

    /// <summary>The remark that leaves carry; <see langword="null"/> if none is wanted.</summary>
    public Match? Comment { get; }
}
