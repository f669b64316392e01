using System.Text.RegularExpressions;
using SgRules.Cli.Testing;

namespace SgRules.Cli;

/// <summary>Hosts are compiled side by side; nobody sees it but by the time it takes.</summary>
public sealed partial class ManyHostsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Hosts_are_printed_in_the_model_s_order()
    {
        var output = Tool.RunWith(ModelTexts.WithManyHosts(60, "KVM"), "compile", "-").Output;

        Assert.Equal(["kvm1", .. Enumerable.Range(1, 60).Select(number => FormattableString.Invariant($"more{number}"))], Heading().Matches(output).Select(match => match.Groups["host"].Value));
    }

    [Fact]
    public void Hosts_with_errors_are_named_in_the_model_s_order()
    {
        var error = Tool.RunWith(ModelTexts.WithManyHosts(9, "VMware"), "compile", "-").Error;

        Assert.EndsWith("not compiled because of errors: more1, more2, more3, more4, more5, more6, more7, more8, more9\n", error, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_written_is_what_is_printed()
    {
        var model = ModelTexts.WithManyHosts(20, "KVM");
        var printed = Tool.RunWith(model, "compile", "-").Output;

        Assert.Equal(0, Tool.RunWith(model, "compile", "-", "--out", _folder.Path).ExitCode);

        string[] documents = ["ipset", "iptables", "ip6tables", "ebtables"];
        string[] hosts = ["kvm1", .. Enumerable.Range(1, 20).Select(number => FormattableString.Invariant($"more{number}"))];
        Assert.Equal(printed, string.Concat(hosts.SelectMany(host => documents.Select(name => $"# {host}/{name}.restore\n{File.ReadAllText(_folder[$"{host}/{name}.restore"])}"))));
    }

    [Theory]
    [InlineData("0 of")]
    [InlineData("7 of")]
    public void An_interrupted_run_says_so_and_leaves_every_folder_as_it_was(string moment)
    {
        _ = _folder.Write("kvm1/rules.map", "old");

        var run = Tool.RunInterrupted(moment, ModelTexts.WithManyHosts(40, "KVM"), "compile", "-", "--out", _folder.Path);

        Assert.Equal(130, run.ExitCode);
        Assert.EndsWith("\r\e[Ksgrules: interrupted.\n", run.Error, StringComparison.Ordinal);
        Assert.Equal(["kvm1", "kvm1/rules.map"], _folder.Entries(), StringComparer.Ordinal);
        Assert.Equal("old", File.ReadAllText(_folder["kvm1/rules.map"]));
    }

    [GeneratedRegex("^# (?<host>[^/]+)/ipset.restore$", RegexOptions.Multiline | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Heading();
}
