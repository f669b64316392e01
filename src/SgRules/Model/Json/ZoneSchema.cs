using System.Buffers;
using System.Text;

namespace SgRules.Model;

/// <summary>The JSON Schema (draft 2020-12) of zone.json, format sgrules/1, for editors.</summary>
/// <remarks>It says what a text must be to be read as a zone, but for the details of addresses and the order of ports and of a range's ends.</remarks>
public static class ZoneSchema
{
    private const string Text = """
        {
          "$schema": "https://json-schema.org/draft/2020-12/schema",
          "title": "SgRules zone, format sgrules/1",
          "description": "A cloud zone: its networks, hosts, security groups and instances. Lists may come in any order.",
          "type": "object",
          "required": ["format", "zone"],
          "additionalProperties": false,
          "properties": {
            "format": { "const": "sgrules/1" },
            "zone": { "$ref": "#/$defs/zone" },
            "networks": { "type": "array", "items": { "$ref": "#/$defs/network" } },
            "hosts": { "type": "array", "items": { "$ref": "#/$defs/host" } },
            "securityGroups": { "type": "array", "items": { "$ref": "#/$defs/securityGroup" } },
            "instances": { "type": "array", "items": { "$ref": "#/$defs/instance" } }
          },
          "$defs": {
            "zone": {
              "type": "object",
              "required": ["name", "networkType", "securityGroupEnabled", "trafficTypes"],
              "additionalProperties": false,
              "properties": {
                "name": { "type": "string" },
                "networkType": { "enum": ["Advanced", "Basic"] },
                "securityGroupEnabled": { "type": "boolean", "description": "Whether the zone was created with security groups; it can't change later." },
                "trafficTypes": { "type": "array", "items": { "enum": ["Management", "Storage", "Guest", "Public"] } }
              }
            },
            "network": {
              "type": "object",
              "required": ["name"],
              "not": { "required": ["services", "offering"] },
              "additionalProperties": false,
              "properties": {
                "name": { "type": "string", "description": "Unique in the zone." },
                "guestType": { "enum": ["Shared", "Isolated", "L2"], "default": "Shared" },
                "services": { "type": "array", "items": { "enum": ["Dhcp", "Dns", "UserData", "SecurityGroup", "SourceNat", "StaticNat", "PortForwarding", "Lb", "Firewall", "NetworkACL", "Vpn", "Gateway", "Connectivity"] } },
                "offering": { "enum": ["DefaultSharedNetworkOffering", "DefaultSharedNetworkOfferingWithSGService"], "description": "In place of services." },
                "vlan": { "type": "string", "pattern": "^(untagged|[1-9][0-9]{0,2}|[1-3][0-9]{3}|40[0-8][0-9]|409[0-4])$", "default": "untagged" },
                "ipv4": { "$ref": "#/$defs/subnet" },
                "ipv6": { "$ref": "#/$defs/subnet" }
              }
            },
            "subnet": {
              "type": "object",
              "required": ["cidr"],
              "additionalProperties": false,
              "properties": {
                "cidr": { "$ref": "#/$defs/cidr" },
                "gateway": { "$ref": "#/$defs/address" },
                "range": { "type": "string", "pattern": "^([0-9]{1,3}(\\.[0-9]{1,3}){3}|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*)-([0-9]{1,3}(\\.[0-9]{1,3}){3}|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*)$", "description": "The addresses that instances get, for example 203.0.113.10-203.0.113.200." }
              }
            },
            "host": {
              "type": "object",
              "required": ["name"],
              "additionalProperties": false,
              "properties": {
                "name": { "type": "string", "description": "Unique in the zone; a folder name: letters, digits, _ . -, a letter or digit first." },
                "hypervisor": { "enum": ["KVM", "XenServer", "VMware"], "default": "KVM" },
                "networkBackend": { "enum": ["Bridge", "OpenVSwitch"], "default": "Bridge" },
                "bridges": { "type": "array", "items": { "$ref": "#/$defs/bridge" } }
              }
            },
            "bridge": {
              "type": "object",
              "required": ["name"],
              "additionalProperties": false,
              "properties": {
                "name": { "type": "string", "description": "The device, at most 15 bytes." },
                "networks": { "$ref": "#/$defs/texts", "description": "The names of the networks that it carries." },
                "uplinks": { "$ref": "#/$defs/texts", "description": "The ports that lead out of the host; they are trusted." }
              }
            },
            "securityGroup": {
              "type": "object",
              "required": ["id"],
              "additionalProperties": false,
              "properties": {
                "id": { "type": "string", "description": "Unique in the zone; what everything refers to." },
                "name": { "type": "string", "description": "For people." },
                "account": { "type": "string", "description": "For people." },
                "ingress": { "type": "array", "items": { "$ref": "#/$defs/rule" }, "description": "What may enter the instances." },
                "egress": { "type": "array", "items": { "$ref": "#/$defs/rule" }, "description": "What may leave the instances; one rule here closes everything else." }
              }
            },
            "rule": {
              "type": "object",
              "description": "Allowed traffic. Give at least one of cidrs and groups.",
              "additionalProperties": false,
              "properties": {
                "protocol": { "$ref": "#/$defs/protocol", "default": "all" },
                "startPort": { "$ref": "#/$defs/port" },
                "endPort": { "$ref": "#/$defs/port", "description": "Not below startPort; 0 and 0 mean every port." },
                "icmpType": { "type": "integer", "minimum": -1, "maximum": 254, "description": "-1 for any." },
                "icmpCode": { "type": "integer", "minimum": -1, "maximum": 255, "description": "-1 for any." },
                "cidrs": { "type": "array", "items": { "$ref": "#/$defs/cidr" } },
                "groups": { "$ref": "#/$defs/texts", "description": "The identifiers of peer groups." }
              },
              "allOf": [
                {
                  "if": { "required": ["protocol"], "properties": { "protocol": { "enum": ["tcp", "udp"] } } },
                  "then": { "required": ["startPort", "endPort"] },
                  "else": { "properties": { "startPort": false, "endPort": false } }
                },
                {
                  "if": { "required": ["protocol"], "properties": { "protocol": { "enum": ["icmp", "icmpv6"] } } },
                  "then": { "required": ["icmpType", "icmpCode"] },
                  "else": { "properties": { "icmpType": false, "icmpCode": false } }
                },
                {
                  "if": { "required": ["icmpType"], "properties": { "icmpType": { "const": -1 } } },
                  "then": { "properties": { "icmpCode": { "const": -1 } } }
                }
              ]
            },
            "instance": {
              "type": "object",
              "required": ["name"],
              "additionalProperties": false,
              "properties": {
                "name": { "type": "string", "description": "Unique in the zone. r-*, s-* and v-* are system VMs." },
                "account": { "type": "string", "description": "For people." },
                "state": { "enum": ["Running", "Stopped"], "default": "Running" },
                "host": { "type": "string", "description": "The name of its host; required when it runs." },
                "securityGroups": { "$ref": "#/$defs/texts", "description": "The identifiers of its groups." },
                "nics": { "type": "array", "items": { "$ref": "#/$defs/nic" } }
              }
            },
            "nic": {
              "type": "object",
              "required": ["network", "mac"],
              "additionalProperties": false,
              "properties": {
                "network": { "type": "string", "description": "The name of its network." },
                "bridge": { "type": "string", "description": "Needed only if several bridges of the host carry the network." },
                "device": { "type": "string", "description": "The device on the host, at most 15 bytes; required when the instance runs." },
                "mac": { "type": "string", "pattern": "^[0-9A-Fa-f]{2}(:[0-9A-Fa-f]{2}){5}$" },
                "ipv4": { "$ref": "#/$defs/address" },
                "ipv6": { "$ref": "#/$defs/address", "description": "The link-local address that follows from the MAC is always implied." },
                "secondaryIps": { "type": "array", "items": { "$ref": "#/$defs/address" } },
                "allowedAddresses": { "type": "array", "items": { "$ref": "#/$defs/cidr" }, "description": "Further prefixes that it may use; not group members." },
                "multicastGroups": { "type": "array", "items": { "$ref": "#/$defs/address" }, "description": "Multicast addresses that it may receive on." }
              }
            },
            "protocol": {
              "description": "By its word, with ports or messages; or by its number, as text or number, for the whole protocol.",
              "anyOf": [
                { "enum": ["tcp", "udp", "icmp", "icmpv6", "all"] },
                { "type": "string", "pattern": "^([1-9][0-9]?|1[0-9]{2}|2[0-4][0-9]|25[0-5])$" },
                { "type": "integer", "minimum": 1, "maximum": 255 }
              ]
            },
            "port": { "type": "integer", "minimum": 0, "maximum": 65535 },
            "address": { "type": "string", "pattern": "^([0-9]{1,3}(\\.[0-9]{1,3}){3}|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*)$" },
            "cidr": { "type": "string", "pattern": "^([0-9]{1,3}(\\.[0-9]{1,3}){3}|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*)/[0-9]{1,3}$", "description": "For example 203.0.113.0/24 or 2001:db8::/64." },
            "texts": { "type": "array", "items": { "type": "string" } }
          }
        }

        """;

    /// <summary>Writes the schema.</summary>
    /// <param name="output">Where the UTF-8 text goes, <c>\n</c> at the end of each line.</param>
    /// <exception cref="ArgumentNullException"><paramref name="output"/> is null.</exception>
    public static void WriteTo(IBufferWriter<byte> output)
    {
        ArgumentNullException.ThrowIfNull(output);
        _ = Encoding.UTF8.GetBytes(Text, output);
    }
}
