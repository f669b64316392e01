namespace SgRules.Updates;

/// <summary>Adds what other tools have on a host: chains, rules before, between and behind ours, sets, policies, other tables.</summary>
internal sealed class ForeignContent(Random random)
{
    private const string OtherTables = "*mangle\n:PREROUTING ACCEPT [0:0]\n:INPUT ACCEPT [0:0]\n:FORWARD ACCEPT [0:0]\n:OUTPUT ACCEPT [0:0]\n:POSTROUTING ACCEPT [0:0]\n-A FORWARD -j MARK --set-xmark 0x1/0xffffffff\nCOMMIT\n";

    private static readonly string[] Sets =
    [
        "create f2b-sshd hash:ip family inet hashsize 1024 maxelem 65536 timeout 600 bucketsize 12 initval 0x6f2c1d3b\nadd f2b-sshd 192.0.2.7 timeout 30\n",
        "create office hash:net family inet hashsize 1024 maxelem 65536 bucketsize 12 initval 0x00000007\nadd office 192.0.2.0/24\n",
        "create ports bitmap:port range 0-1023\nadd ports 22\n",
    ];

    private static readonly string[] FilterRules =
    [
        "-i docker0 -o eth9 -j ACCEPT",
        "-s 192.0.2.1/32 -j DROP",
        "-d 10.100.0.200/32 -p tcp -m tcp --dport 2222 -j ACCEPT",
        "-i virbr0 -m limit --limit 5/min -j LOG --log-prefix \"in: \"",
        "-i docker0 -m conntrack --ctstate RELATED,ESTABLISHED -m comment --comment \"a b -j sg1-x\" -j ACCEPT",
        "-p tcp -m tcp --tcp-flags FIN,SYN,RST,ACK SYN -i docker0 -j DROP",
        "-o docker0 -j OTHERS",
        "-i docker0 -j REJECT --reject-with icmp-port-unreachable",
        "-j OTHERS",
        "",
    ];

    private static readonly string[] FilterRules6 = ["-i docker0 -j REJECT --reject-with icmp6-port-unreachable", "-s 2001:db8:ffff::/48 -j DROP", "-o docker0 -j OTHERS", "-j OTHERS", "-i docker0 -m hl --hl-lt 5 -j DROP"];

    private static readonly string[] FrameRules = ["-p IPv4 -i tap99 --ip-proto udp -j DROP", "-p 0x88cc -j DROP", "-i tap99 -j OTHERS", "-p ARP -j CONTINUE"];

    public ModelKernel AddTo(ModelKernel host)
    {
        foreach (var set in Sets.Where(_ => random.Next(2) == 0))
        {
            host = host.RestoreSets(set).Last();
        }

        foreach (var kind in Enum.GetValues<UpdateTable>())
        {
            host = host.With(Added(host.Table(kind), host));
        }

        return host;
    }

    private ModelTable Added(ModelTable table, ModelKernel host)
    {
        var isEthernet = table.Kind == UpdateTable.Ethernet;
        var chains = new Dictionary<string, ModelChain>(table.Chains, StringComparer.Ordinal)
        {
            ["OTHERS"] = new("OTHERS", isEthernet ? "RETURN" : "-", [ModelRule.Read(isEthernet ? "-p 0x8863 -j DROP" : "-i docker0 -j RETURN")]),
        };
        foreach (var hook in ModelTable.Hooks(table.Kind))
        {
            var chain = chains[hook];
            for (var count = random.Next(4); count > 0; count--)
            {
                chain = chain.With(chain.Rules.Insert(random.Next(chain.Rules.Count + 1), Rule(table.Kind, host)));
            }

            chains[hook] = random.Next(4) == 0 && !isEthernet ? chain.WithPolicy("DROP") : chain;
        }

        return new ModelTable(table.Kind, chains, isEthernet || random.Next(2) == 0 ? string.Empty : OtherTables);
    }

    private ModelRule Rule(UpdateTable kind, ModelKernel host)
    {
        if (kind == UpdateTable.IPv4 && host.Sets.ContainsKey("office") && random.Next(4) == 0)
        {
            return ModelRule.Read("-m set --match-set office src -j DROP");
        }

        var rules = kind switch { UpdateTable.IPv4 => FilterRules, UpdateTable.IPv6 => FilterRules6, _ => FrameRules };
        return ModelRule.Read(rules[random.Next(rules.Length)]);
    }
}
