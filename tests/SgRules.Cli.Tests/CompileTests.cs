using SgRules.Cli.Testing;

namespace SgRules.Cli;

public sealed class CompileTests
{
    [Fact]
    public void Each_document_stands_under_a_line_that_names_it_in_the_order_of_loading()
    {
        var run = Tool.Run("compile");

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(
            ["# kvm1/ipset.restore", "# kvm1/iptables.restore", "# kvm1/ip6tables.restore", "# kvm1/ebtables.restore"],
            run.Output.Split('\n').Where(line => line.StartsWith("# kvm1/", StringComparison.Ordinal)),
            StringComparer.Ordinal);
    }

    [Fact]
    public void Files_have_the_text_of_standard_output()
    {
        using var folder = new TemporaryFolder();
        _ = Tool.Run("compile", "--out", folder.Path);
        string[] names = ["ipset.restore", "iptables.restore", "ip6tables.restore", "ebtables.restore"];

        var text = string.Concat(names.Select(name => $"# kvm1/{name}\n{File.ReadAllText(folder[$"kvm1/{name}"])}"));

        Assert.Equal(text, Tool.Run("compile").Output);
    }

    [Fact]
    public void Preconditions_go_to_standard_error()
    {
        var lines = Tool.Run("compile").Error.Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Assert.NotEmpty(lines);
        Assert.All(lines, line => Assert.StartsWith("precondition on kvm1: ", line, StringComparison.Ordinal));
    }

    [Fact]
    public void A_precondition_of_several_hosts_is_said_once()
    {
        var run = Tool.RunWith(ModelTexts.WithHosts(("kvm2", "KVM")), "compile", "-");
        var sentences = run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line[(line.IndexOf(": ", StringComparison.Ordinal) + 2)..]).ToList();

        Assert.Contains("precondition on kvm1, kvm2: ", run.Error, StringComparison.Ordinal);
        Assert.Equal(sentences.Distinct(StringComparer.Ordinal), sentences, StringComparer.Ordinal);
    }

    [Fact]
    public void Only_the_host_asked_for_is_compiled()
    {
        var run = Tool.RunWith(ModelTexts.WithHosts(("kvm2", "KVM")), "compile", "-", "--host", "kvm2");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("# kvm2/", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("# kvm1/", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_host_is_told_with_the_known_ones()
    {
        Assert.Equal(
            new ToolRun(2, string.Empty, "sgrules: built-in example has no host 'kvm9'; its hosts: kvm1\n"),
            Tool.Run("compile", "--host", "kvm9"));
    }

    [Fact]
    public void At_most_ten_known_hosts_are_listed()
    {
        var model = ModelTexts.WithManyHosts(12, "KVM");

        Assert.Equal(
            new ToolRun(2, string.Empty, "sgrules: standard input has no host 'kvm99'; its hosts: kvm1, more1, more2, more3, more4, more5, more6, more7, more8, more9 and 3 more\n"),
            Tool.RunWith(model, "compile", "-", "--host", "kvm99"));
    }

    [Fact]
    public void A_host_with_an_error_is_left_out_and_the_others_are_compiled()
    {
        var run = Tool.RunWith(ModelTexts.WithHosts(("esx1", "VMware")), "compile", "-");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("# kvm1/", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("# esx1/", run.Output, StringComparison.Ordinal);
        Assert.EndsWith("not compiled because of errors: esx1\n", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_finding_is_printed_once_and_not_for_every_host()
    {
        var run = Tool.RunWith(ModelTexts.WithHosts(("kvm2", "KVM"), ("esx1", "VMware")), "compile", "-");

        Assert.Single(run.Error.Split('\n'), line => line.StartsWith("hosts[2].hypervisor: error SGR", StringComparison.Ordinal));
    }

    [Fact]
    public void Findings_of_the_text_and_of_the_zone_come_together_and_nothing_is_compiled()
    {
        var model = ModelTexts.Change(zone =>
        {
            zone["surprise"] = 1;
            zone["hosts"]![0]!["hypervisor"] = "VMware";
        });

        var run = Tool.RunWith(model, "compile", "-");

        Assert.Equal((1, string.Empty), (run.ExitCode, run.Output));
        Assert.Contains("surprise: error SGR", run.Error, StringComparison.Ordinal);
        Assert.Contains("hosts[0].hypervisor: error SGR", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("precondition", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("zone: 1")]
    [InlineData("{\"format\": \"sgrules/1\"")]
    public void Broken_json_is_one_finding(string text)
    {
        var run = Tool.RunWith(text, "compile", "-");

        Assert.Equal((1, string.Empty), (run.ExitCode, run.Output));
        Assert.Matches(@"\Azone\.json: error SGR\d{4}: [^\n]+ \(line 1, column \d+\)\n\z", run.Error);
    }

    [Fact]
    public void Nesting_without_end_is_told_in_findings()
    {
        var run = Tool.RunWith(new string('[', 100_000), "compile", "-");

        Assert.Equal(1, run.ExitCode);
        Assert.Matches(@"\A(zone\.json: error SGR\d{4}: [^\n]+\n)+\z", run.Error);
    }

    [Fact]
    public void Severities_are_coloured_for_a_person_who_allows_it()
    {
        var model = ModelTexts.WithHosts(("esx1", "VMware"));

        Assert.Contains(": \e[31merror\e[0m SGR", Tool.RunWatched(color: true, model, "compile", "-").Error, StringComparison.Ordinal);
        Assert.DoesNotContain('\e', Tool.RunWatched(color: false, model, "compile", "-").Error);
    }

    [Fact]
    public void Progress_is_shown_to_a_person_and_wiped()
    {
        using var folder = new TemporaryFolder();
        var model = ModelTexts.WithHosts(("kvm2", "KVM"));

        var watched = Tool.RunWatched(color: false, model, "compile", "-", "--out", folder.Path).Error;
        var piped = Tool.RunWith(model, "compile", "-", "--out", folder.Path).Error;

        Assert.StartsWith("\r\e[K0 of 2 hosts\r\e[K1 of 2 hosts\r\e[K", watched, StringComparison.Ordinal);
        Assert.EndsWith(piped, watched, StringComparison.Ordinal);
        Assert.DoesNotContain('\r', piped);
    }
}
