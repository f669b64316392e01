using SgRules.Analysis;
using SgRules.Laboratory;

namespace SgRules.Proofs;

/// <summary>The mutation run on the kernel: the packet that refutes a text is decided as the interpreter says, so not as the contract says.</summary>
public sealed class SeededFaultKernelTests(SeededFaultKernelTests.Laboratory laboratory) : IClassFixture<SeededFaultKernelTests.Laboratory>
{
    public static TheoryData<string, Backend> Faults()
    {
        var data = new TheoryData<string, Backend>();
        foreach (var backend in Enum.GetValues<Backend>())
        {
            foreach (var fault in SeededFaults.All.Where(fault => fault is { Harmless: null, Unsendable: null }))
            {
                data.Add(fault.ToString(), backend);
            }
        }

        return data;
    }

    [KernelTheory]
    [MemberData(nameof(Faults))]
    public void A_refuting_packet_is_decided_on_the_kernel_as_the_interpreter_says(string fault, Backend backend) =>
        Assert.Null(laboratory.Lab.Value.Miss(SeededFaults.All.Single(candidate => candidate.ToString() == fault), backend));

    [Fact]
    public void All_faults_that_change_a_decision_but_those_of_states_that_take_NOTRACK_are_sent() =>
        Assert.Single(SeededFaults.All, fault => fault is { Harmless: null, Unsendable: not null });

    /// <summary>The laboratory, built at the first fault.</summary>
    public sealed class Laboratory : IDisposable
    {
        internal Lazy<FaultLab> Lab { get; } = new(() => new FaultLab());

        public void Dispose()
        {
            if (Lab.IsValueCreated)
            {
                Lab.Value.Dispose();
            }
        }
    }
}
