namespace SgRules.Laboratory;

/// <summary>Finds out whether there can be a laboratory here.</summary>
internal static class LabProbe
{
    private const string Rules = """
        *filter
        :INPUT ACCEPT [0:0]
        :FORWARD ACCEPT [0:0]
        :OUTPUT ACCEPT [0:0]
        -A FORWARD -m conntrack --ctstate ESTABLISHED -m physdev --physdev-in a --physdev-is-bridged -m set --match-set probeFAMILY src -m multiport -p tcp --dports 1,2 -m mac --mac-source 02:00:00:00:00:01 -m comment --comment a -j ACCEPT
        COMMIT

        """;

    /// <summary>What is missing, a sentence; <see langword="null"/> if nothing is.</summary>
    public static string? Missing()
    {
        if (!OperatingSystem.IsLinux() || LibC.EffectiveUser() != 0)
        {
            return "Needs root on Linux.";
        }

        if (Tool.Names.Where(name => Tool.Find(name) is null).ToArray() is { Length: > 0 } missing)
        {
            return $"Not installed: {string.Join(", ", missing)} (packages iproute2, iptables, ipset).";
        }

        using var thread = new NamespaceThread();
        return thread.Run(() =>
        {
            try
            {
                TryOut();
                return null;
            }
            catch (Exception exception) when (exception is LabException or IOException or UnauthorizedAccessException)
            {
                return exception.Message;
            }
        });
    }

    // In a namespace that ends with the thread: modules are loaded by the kernel where it is allowed to.
    private static void TryOut()
    {
        using var scratch = NetworkNamespace.Create();
        using var tool = new Tool();
        tool.Output("ip", "link add probe type bridge\nlink add probe0 type veth peer name probe1\n", "-batch", "-");
        Sysctl.Set("bridge/bridge-nf-call-iptables", 1);
        using (new ConnectionTable())
        {
            tool.Output("ipset", "create probe4 hash:net,port family inet\ncreate probe6 hash:net family inet6\n", "restore");
            foreach (var backend in new[] { "legacy", "nft" })
            {
                tool.Output($"iptables-{backend}-restore", Rules.Replace("FAMILY", "4", StringComparison.Ordinal));
                tool.Output($"ip6tables-{backend}-restore", Rules.Replace("FAMILY", "6", StringComparison.Ordinal));
            }

            tool.Output("ebtables-nft-restore", "*nat\n:PREROUTING ACCEPT\n:OUTPUT ACCEPT\n:POSTROUTING ACCEPT\n-A PREROUTING -p ARP -i a+ --arp-op Request -j DROP\nCOMMIT\n");
        }
    }
}
