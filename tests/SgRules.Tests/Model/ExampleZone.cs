using System.Text;

namespace SgRules.Model;

/// <summary>The example of the format's description, comments included.</summary>
internal static class ExampleZone
{
    public const string Text = """
        {
          "format": "sgrules/1",
          "zone": {
            "name": "zone1",
            "networkType": "Advanced",                       // Advanced | Basic
            "securityGroupEnabled": true,
            "trafficTypes": ["Management", "Storage", "Guest"]
          },
          "networks": [{
            "name": "public-204",
            "guestType": "Shared",                           // Shared | Isolated | L2
            "services": ["Dhcp", "Dns", "UserData", "SecurityGroup"],
            "vlan": "204",                                   // "untagged" | "1".."4094"
            "ipv4": {"cidr": "203.0.113.0/24", "gateway": "203.0.113.1", "range": "203.0.113.10-203.0.113.200"},
            "ipv6": {"cidr": "2001:db8:204::/64", "gateway": "2001:db8:204::1"}
          }],
          "hosts": [{
            "name": "kvm1",
            "hypervisor": "KVM",                             // KVM | XenServer | VMware
            "networkBackend": "Bridge",                      // Bridge (default) | OpenVSwitch
            "bridges": [{"name": "cloudbr0", "networks": ["public-204"], "uplinks": ["eth0"]}]
          }],
          "securityGroups": [{
            "id": "web",                                     // unique; what everything refers to
            "name": "web", "account": "acme",                // optional, for people
            "ingress": [
              {"protocol": "tcp", "startPort": 22, "endPort": 22, "cidrs": ["0.0.0.0/0"]},
              {"protocol": "icmp", "icmpType": -1, "icmpCode": -1, "cidrs": ["0.0.0.0/0"]},
              {"protocol": "tcp", "startPort": 80, "endPort": 443, "groups": ["lb"]}],
            "egress": []
          }],
          "instances": [{
            "name": "i-2-19-VM", "account": "acme",
            "state": "Running",                              // Running (default) | Stopped
            "host": "kvm1",                                  // required when Running
            "securityGroups": ["web"],
            "nics": [{
              "network": "public-204",
              "bridge": "cloudbr0",                          // needed only if several bridges of the host carry the network
              "device": "vnet4",
              "mac": "06:00:c2:00:00:13",
              "ipv4": "203.0.113.19",                        // optional
              "ipv6": "2001:db8:204::13",                    // optional; the EUI-64 link-local address is always implied
              "secondaryIps": ["203.0.113.77"],
              "allowedAddresses": ["203.0.113.200/32"],      // further prefixes the NIC may use (virtual IPs, other link-locals); not group members
              "multicastGroups": ["224.0.0.18"]              // multicast addresses it may receive on (VRRP, mDNS, ...); ingress rules still decide
            }]
          }]
        }
        """;

    public static byte[] Utf8 => Encoding.UTF8.GetBytes(Text);
}
