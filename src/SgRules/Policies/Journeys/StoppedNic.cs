using SgRules.Model;

namespace SgRules.Policies;

/// <summary>A NIC of a stopped instance: it is at no port, but others may still send to it.</summary>
internal sealed record StoppedNic(Instance Instance, Nic Nic);
