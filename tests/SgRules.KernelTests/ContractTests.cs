using SgRules.Cases;
using SgRules.Laboratory;

namespace SgRules;

/// <summary>
/// The contract on the kernel: sentences of design section 3, each a frame and where it must arrive. What is expected is written by hand, not
/// computed; both layouts and both backends must do the same.
/// </summary>
public sealed class ContractTests(ContractTests.Host host) : IClassFixture<ContractTests.Host>
{
    public static TheoryData<string, RuleLayout, Backend> Paragraphs() => Matrix.Of(ContractCases.Paragraphs);

    [KernelTheory]
    [MemberData(nameof(Paragraphs))]
    public void Every_sentence_of_a_paragraph_holds_on_the_kernel(string paragraph, RuleLayout layout, Backend backend) =>
        Matrix.AssertNone(host.Run.Value.Misses(layout, backend, paragraph));

    [Fact]
    public void Every_paragraph_has_a_frame_that_passes_and_one_that_does_not()
    {
        Assert.Equal(
            ["3", "3.1", "3.10", "3.11", "3.12", "3.13", "3.14", "3.15", "3.16", "3.2", "3.3", "3.4", "3.5", "3.6", "3.7", "3.8", "3.9"],
            ContractCases.Paragraphs.Order(StringComparer.Ordinal));
        Assert.All(ContractCases.Paragraphs, paragraph =>
        {
            Assert.Contains(ContractCases.All, @case => @case.Paragraph == paragraph && @case.Arrives.IsEmpty);
            Assert.Contains(ContractCases.All, @case => @case.Paragraph == paragraph && !@case.Arrives.IsEmpty);
        });
    }

    [Fact]
    public void No_sentence_is_said_twice() =>
        Assert.Empty(ContractCases.All.GroupBy(@case => (@case.Paragraph, @case.Sentence)).Where(group => group.Count() > 1).Select(group => group.Key));

    /// <summary>The host that all cases are sent through, built at the first of them.</summary>
    public sealed class Host : IDisposable
    {
        private static readonly CompilerOptions Options = new() { ZoneRules = ZoneRules.CloudStack420 };

        internal Lazy<CaseRun> Run { get; } = new(() => new CaseRun(ContractZone.Zone, Options, ContractCases.All, ContractZone.Unknown, ContractZone.HostAddresses, ContractZone.Hairpins));

        public void Dispose()
        {
            if (Run.IsValueCreated)
            {
                Run.Value.Dispose();
            }
        }
    }
}
