using SgRules.Cli.Testing;

namespace SgRules.Cli;

public sealed class PlanUsageTests
{
    private const string Usage = "\n'sgrules plan --help' shows the usage.\n";

    public static TheoryData<string, string> WrongUsage => new()
    {
        { "plan", "sgrules plan: it takes two models, OLD and NEW; --from-save DIR or --from-nothing stands for OLD." + Usage },
        { "plan old.json", "sgrules plan: it takes two models, OLD and NEW; --from-save DIR or --from-nothing stands for OLD." + Usage },
        { "plan --from-save DIR", "sgrules plan: it takes a model, NEW: where the host shall be." + Usage },
        { "plan --from-nothing", "sgrules plan: it takes a model, NEW: where the host shall be." + Usage },
        { "plan --to-nothing", "sgrules plan: it takes a model, OLD: where the host is." + Usage },
        { "plan --to-save DIR", "sgrules plan: it takes a model, OLD: where the host is." + Usage },
        { "plan a b --from-nothing", "sgrules plan: OLD is given and, in its place, --from-save or --from-nothing; give one." + Usage },
        { "plan a b --to-nothing", "sgrules plan: NEW is given and, in its place, --to-save or --to-nothing; give one." + Usage },
        { "plan a --from-nothing --to-nothing", "sgrules plan: it takes no model where options stand for both." + Usage },
        { "plan a --from-nothing --from-save DIR", "sgrules plan: --from-save and --from-nothing both stand for OLD; give one." + Usage },
        { "plan a --to-nothing --to-save DIR", "sgrules plan: --to-save and --to-nothing both stand for NEW; give one." + Usage },
        { "plan --from-save A --to-save B", "sgrules plan: --to-save goes with a model, OLD: from what was saved, plan to a model." + Usage },
        { "plan - -", "sgrules plan: OLD and NEW can't both be standard input." + Usage },
        { "plan a b --adopt", "sgrules plan: --adopt goes with --from-save or --to-save: only there are rules of others to be seen." + Usage },
        { "plan b --from-nothing --from-layout tree", "sgrules plan: --from-layout is the layout of OLD, and there is none." + Usage },
        { "plan a b --from-layout flat", "sgrules plan: --from-layout is tree or per-vm, not 'flat'." + Usage },
        { "plan a b --format xml", "sgrules plan: --format is script or json or summary, not 'xml'." + Usage },
        { "plan a --bogus", "sgrules plan: there is no option '--bogus'." + Usage },
        { "plan a b --out -", "sgrules plan: --out takes a file; leave it out for standard output." + Usage },
        { "plan nowhere.json b", "sgrules: there is no file 'nowhere.json'; check the path.\n" },
    };

    [Theory]
    [MemberData(nameof(WrongUsage))]
    public void Wrong_usage_is_told_in_a_sentence_and_exits_2(string line, string message) =>
        Assert.Equal(new ToolRun(2, string.Empty, message), Tool.Run(line.Split(' ')));

    [Fact]
    public void A_host_that_no_model_has_is_no_host()
    {
        using var folder = new TemporaryFolder();
        var model = folder.Write("zone.json", ModelTexts.Example);

        Assert.Equal(
            new ToolRun(2, string.Empty, $"sgrules: there is no host 'nope' in {model}; there are: kvm1\n"),
            Tool.Run("plan", model, model, "--host", "nope"));
    }

    [Fact]
    public void Of_several_hosts_one_is_to_be_named()
    {
        using var folder = new TemporaryFolder();
        var model = folder.Write("zone.json", ModelTexts.OnTwoHosts());

        Assert.Equal(
            new ToolRun(2, string.Empty, "sgrules: say which host with --host; there are: kvm1, kvm2\n"),
            Tool.Run("plan", model, model));
    }

    [Theory]
    [InlineData("ipset.restore", "ipset save")]
    [InlineData("iptables.restore", "iptables-save -t filter")]
    [InlineData("ip6tables.restore", "ip6tables-save -t filter")]
    [InlineData("ebtables.restore", "ebtables-save")]
    public void A_missing_file_is_an_error_that_says_how_to_save_it(string file, string command)
    {
        using var folder = CompiledExample.Make();
        var model = folder.Write("zone.json", ModelTexts.Example);
        var path = folder[$"kvm1/{file}"];
        File.Delete(path);

        Assert.Equal(
            new ToolRun(2, string.Empty, $"sgrules: there is no file '{path}'; save it there on the host: {command} > {file}.\n"),
            Tool.Run("plan", "--from-save", folder.Path, model));
    }

    [Fact]
    public void A_missing_folder_is_an_error_that_says_what_to_save()
    {
        using var folder = new TemporaryFolder();
        var model = folder.Write("zone.json", ModelTexts.Example);

        Assert.Equal(
            new ToolRun(2, string.Empty, $"sgrules: there is no folder '{folder["no"]}'; save into it: ipset save > ipset.restore, iptables-save -t filter > iptables.restore, ip6tables-save -t filter > ip6tables.restore, ebtables-save > ebtables.restore.\n"),
            Tool.Run("plan", "--from-save", folder["no"], model));
    }

    [Fact]
    public void A_file_in_place_of_the_folder_is_told_from_a_folder_that_is_missing()
    {
        using var folder = new TemporaryFolder();
        var model = folder.Write("zone.json", ModelTexts.Example);

        Assert.Equal(
            new ToolRun(2, string.Empty, $"sgrules: '{model}' is a file; name the folder that it is in.\n"),
            Tool.Run("plan", "--from-save", model, model));
    }

    [Fact]
    public void A_host_that_no_model_has_leaves_the_file_to_write_to_as_it_was()
    {
        using var folder = new TemporaryFolder();
        var model = folder.Write("zone.json", ModelTexts.Example);
        var script = folder.Write("plan.sh", "as it was");

        Assert.Equal(2, Tool.Run("plan", model, model, "--host", "nope", "--out", script).ExitCode);
        Assert.Equal("as it was", File.ReadAllText(script));
    }

    [Theory]
    [InlineData("old.json")]
    [InlineData("new.json")]
    [InlineData("kvm1/../new.json")]
    [InlineData("link.json")]
    [InlineData("elsewhere/new.json")]
    public void A_model_is_never_written_over_under_whichever_name(string name)
    {
        using var folder = new TemporaryFolder();
        var (old, model) = (folder.Write("old.json", ModelTexts.Example), folder.Write("new.json", ModelTexts.Example));
        _ = Directory.CreateDirectory(folder["kvm1"]);
        _ = File.CreateSymbolicLink(folder["link.json"], "new.json");
        _ = Directory.CreateSymbolicLink(folder["elsewhere"], folder.Path);

        var run = Tool.Run("plan", old, model, "--out", folder[name]);

        var input = name == "old.json" ? old : model;
        Assert.Equal(new ToolRun(2, string.Empty, $"sgrules: --out would write over '{input}', which the plan is made from; choose another file.\n"), run);
        Assert.Equal(ModelTexts.Example, File.ReadAllText(input));
    }

    [Theory]
    [InlineData("ipset.restore", true)]
    [InlineData("iptables.restore", false)]
    [InlineData("ip6tables.restore", true)]
    [InlineData("ebtables.restore", false)]
    public void A_save_text_is_never_written_over(string file, bool isFrom)
    {
        using var saved = CompiledExample.Make();
        var model = saved.Write("zone.json", ModelTexts.Example);
        var path = saved[$"kvm1/{file}"];
        var before = File.ReadAllText(path);

        var run = isFrom ? Tool.Run("plan", "--from-save", saved.Path, model, "--out", path) : Tool.Run("plan", model, "--to-save", saved.Path, "--out", path);

        Assert.Equal(new ToolRun(2, string.Empty, $"sgrules: --out would write over '{path}', which the plan is made from; choose another file.\n"), run);
        Assert.Equal(before, File.ReadAllText(path));
    }
}
