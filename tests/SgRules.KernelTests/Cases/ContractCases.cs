namespace SgRules.Cases;

/// <summary>All cases of <see cref="ContractZone"/>, by paragraph.</summary>
internal static class ContractCases
{
    public static readonly ImmutableArray<Case> All =
    [
        .. SenderCases.All,
        .. ReceiverCases.All,
        .. ControlCases.All,
        .. StateCases.All,
        .. GateCases.All,
        .. HostCases.All,
        .. EthernetCases.All,
        .. ExtensionCases.All,
        .. OtherBridgeCases.All,
        .. SiblingCases.All,
        .. EveryPortCases.All,
    ];

    public static readonly ImmutableArray<string> Paragraphs = [.. All.Select(@case => @case.Paragraph).Distinct()];
}
