using SgRules.Netfilter;

namespace SgRules.Layouts;

/// <summary>The names of the chains for frames; as all names, each depends on what it stands for only (design, section 4).</summary>
internal sealed class EthernetNames(NameRegistry registry)
{
    /// <summary>What comes in by a port.</summary>
    public ChainName Senders => registry.Chain("sg1-ein", "frames that come in by a port");

    /// <summary>What goes out by a port.</summary>
    public ChainName Receivers => registry.Chain("sg1-eout", "frames that go out by a port");

    /// <summary>The node for the ports whose devices begin alike.</summary>
    public ChainName Node(PacketSide side, string beginning)
    {
        var (stem, way) = side == PacketSide.Source ? ("sg1-ein-", "come in by") : ("sg1-eout-", "go out by");
        var identity = $"frames that {way} devices {beginning}+";
        return registry.Chain(TreeNames.PlainOrShortened(stem, beginning, identity, string.Empty, ChainName.MaxLength), identity);
    }

    /// <summary>
    /// What an instance sends, by whichever of its NICs: the name that operators know from CloudStack. One that begins as ours do is
    /// shortened as if it didn't fit, since <c>sg1-eout-in</c> is what goes out by devices <c>in+</c>.
    /// </summary>
    public ChainName Instance(string instance)
    {
        const string Suffix = "-in";
        var identity = $"frames from instance {instance}";
        var plain = $"{instance}{Suffix}";
        return registry.Chain(NameText.IsPlain(plain, ChainName.MaxLength) && !TreeNames.BeginsAsOurs(instance) ? plain : TreeNames.Shortened("sg1-", instance, identity, Suffix, ChainName.MaxLength), identity);
    }
}
