using SgRules.Netfilter;

namespace SgRules.Layouts;

/// <summary>The names of the chains for frames; as all names, each depends on what it stands for only (design, section 4).</summary>
internal sealed class EthernetNames(NameRegistry registry)
{
    /// <summary>What comes in by a port.</summary>
    public ChainName Senders => registry.Chain(OwnNames.FrameSenders, "frames that come in by a port");

    /// <summary>What goes out by a port.</summary>
    public ChainName Receivers => registry.Chain(OwnNames.FrameReceivers, "frames that go out by a port");

    /// <summary>The node for the ports whose devices begin alike.</summary>
    public ChainName Node(PacketSide side, string beginning)
    {
        var (stem, way) = side == PacketSide.Source ? ($"{OwnNames.FrameSenders}-", "come in by") : ($"{OwnNames.FrameReceivers}-", "go out by");
        var identity = $"frames that {way} devices {beginning}+";
        return registry.Chain(TreeNames.PlainOrShortened(stem, beginning, identity, string.Empty, ChainName.MaxLength), identity);
    }

    /// <summary>
    /// What an instance sends, by whichever of its NICs: the name that operators know from CloudStack. One that begins as ours do is
    /// shortened as if it didn't fit, since <c>sg1-eout-in</c> is what goes out by devices <c>in+</c>.
    /// </summary>
    public ChainName Instance(string instance)
    {
        var plain = $"{instance}{OwnNames.FramesEnd}";
        var identity = new Identity("frames from instance ", instance);
        return registry.OneOfMany(
            NameText.IsPlain(plain, ChainName.MaxLength) && !OwnNames.BeginsAsOurs(instance)
                ? plain
                : TreeNames.Shortened(OwnNames.Stem, instance, identity, OwnNames.FramesEnd, ChainName.MaxLength),
            identity);
    }
}
