using SgRules.Properties;

namespace SgRules;

/// <summary>
/// The kernel and the contract take the same decision for each copy of generated frames, in generated zones, under both layouts and backends.
/// A failure prints its seed, a small zone.json, the frame, and both judgements.
/// </summary>
public sealed class ContractProperties
{
    [FrameProperty]
    public void Kernel_and_contract_take_the_same_decision(KernelCase @case)
    {
        var fault = @case.FirstFault();
        Assert.True(fault is null, fault?.ToString());
    }
}
