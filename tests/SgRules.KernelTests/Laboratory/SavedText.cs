namespace SgRules.Laboratory;

/// <summary>What the save tools print of the tables that are ours: filter twice, nat of ebtables, and the sets.</summary>
internal sealed record SavedText(string IPTables, string IP6Tables, string EbTables, string IpSet);
