using SgRules.Cli.Testing;

namespace SgRules.Cli;

public sealed class UsageTests
{
    public static TheoryData<string, string> WrongUsage => new()
    {
        { "", "sgrules: Required command was not provided.\n'sgrules --help' shows the usage.\n" },
        { "frobnicate", "sgrules: Unrecognized command or argument 'frobnicate'.\n'sgrules --help' shows the usage.\n" },
        { "compile --bogus", "sgrules compile: there is no option '--bogus'.\n'sgrules compile --help' shows the usage.\n" },
        { "compile a.json b.json", "sgrules compile: Unrecognized command or argument 'b.json'.\n'sgrules compile --help' shows the usage.\n" },
        { "compile --host", "sgrules compile: Required argument missing for option: '--host'.\n'sgrules compile --help' shows the usage.\n" },
        { "compile --out -x", "sgrules compile: --out takes a folder, and '-x' looks like an option; say ./-x if it is a folder.\n'sgrules compile --help' shows the usage.\n" },
        { "sample --out -", "sgrules sample: --out takes a file; leave it out for standard output.\n'sgrules sample --help' shows the usage.\n" },
        { "compile --out /proc/x", "sgrules: the folder '/proc/x' can't be made there; choose another --out.\n" },
        { "compile --out /proc", "sgrules: nothing can be written to '/proc'; choose another --out.\n" },
        { "sample --out /proc/x --instances 1", "sgrules: '/proc/x' can't be written; choose another --out.\n" },
        { "compile --zone-rules 5", "sgrules compile: --zone-rules is 4.2 or 4.20, not '5'.\n'sgrules compile --help' shows the usage.\n" },
        { "compile --comments all", "sgrules compile: --comments is brief or none, not 'all'.\n'sgrules compile --help' shows the usage.\n" },
        { "check --format xml", "sgrules check: --format is text or json, not 'xml'.\n'sgrules check --help' shows the usage.\n" },
        { "check --list zone.json", "sgrules check: --list lists all codes and takes no MODEL.\n'sgrules check --help' shows the usage.\n" },
        { "sample --instances many", "sgrules sample: --instances is a whole number from 0 to 1000000, not 'many'.\n'sgrules sample --help' shows the usage.\n" },
        { "sample --instances -1", "sgrules sample: --instances is a whole number from 0 to 1000000, not '-1'.\n'sgrules sample --help' shows the usage.\n" },
        { "sample --hosts 0", "sgrules sample: --hosts is a whole number from 1 to 20000, not '0'.\n'sgrules sample --help' shows the usage.\n" },
        { "sample --bridges 3", "sgrules: a bridge has at most 1023 ports, so 4000 instances on a host need --bridges 4 or more, not 3.\n" },
        { "sample --rules 1 --group-peers 2", "sgrules: --group-peers 2 is more than --rules 1; it says how many of the rules have a group as peer.\n" },
        { "sample --instances 1000000 --hosts 10000 --bridges 4094", "sgrules: 4094 bridges with a network of 16384 addresses each are more than 10.0.0.0/8 holds; use fewer --bridges or --instances.\n" },
        { "sample --rules 10000 --cidrs 10000", "sgrules: --groups times --rules times --cidrs is 40000000000, more than 20000000; make one of them smaller.\n" },
    };

    [Theory]
    [MemberData(nameof(WrongUsage))]
    public void Wrong_usage_is_told_in_a_sentence_and_exits_2(string line, string message) =>
        Assert.Equal(new ToolRun(2, string.Empty, message), Tool.Run(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)));

    [Theory]
    [InlineData("compile", "sgrules: '' is not a folder; --out takes one.\n")]
    [InlineData("sample", "sgrules: '' is not a file; --out takes one.\n")]
    public void An_empty_name_is_no_output(string command, string message) =>
        Assert.Equal(new ToolRun(2, string.Empty, message), Tool.Run(command, "--out", string.Empty));

    [Theory]
    [InlineData("--help")]
    [InlineData("compile", "--help")]
    [InlineData("--version")]
    public void Help_and_version_go_to_standard_output(params string[] args)
    {
        var run = Tool.Run(args);

        Assert.Equal(0, run.ExitCode);
        Assert.NotEmpty(run.Output);
        Assert.Empty(run.Error);
    }

    [Fact]
    public void An_argument_with_an_at_sign_is_a_file_name() =>
        Assert.Equal("sgrules: there is no file '@zone.json'; check the path.\n", Tool.Run("compile", "@zone.json").Error);

    [Fact]
    public void A_defect_or_a_full_disk_is_one_sentence_and_no_stack_trace()
    {
        using var error = new StringWriter();
        using var output = new FailingStream();

        Assert.Equal(2, CommandLine.Run(["example"], new Messages.Terminal(Stream.Null, output, error)));
        Assert.Equal("sgrules: No space left on device\n", error.ToString());
    }

    private sealed class FailingStream : MemoryStream
    {
        public override void Write(ReadOnlySpan<byte> buffer) => throw new IOException("No space left on device");
    }
}
