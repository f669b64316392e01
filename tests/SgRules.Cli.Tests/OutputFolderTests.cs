using SgRules.Cli.Testing;

namespace SgRules.Cli;

public sealed class OutputFolderTests : IDisposable
{
    private static readonly string[] Kvm1 =
        ["kvm1", "kvm1/ebtables.restore", "kvm1/ip6tables.restore", "kvm1/ipset.restore", "kvm1/iptables.restore", "kvm1/rules.map"];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_host_has_a_folder_with_five_files_and_nothing_else_is_left()
    {
        var run = Compile();

        Assert.Equal((0, string.Empty), (run.ExitCode, run.Output));
        Assert.Equal(Kvm1, _folder.Entries(), StringComparer.Ordinal);
    }

    [Fact]
    public void An_older_folder_is_replaced_whole()
    {
        _ = _folder.Write("kvm1/iptables.restore", "old");
        _ = _folder.Write("kvm1/rules.map", "old");

        Assert.Equal(0, Compile().ExitCode);
        Assert.Equal(Kvm1, _folder.Entries(), StringComparer.Ordinal);
        Assert.NotEqual("old", File.ReadAllText(_folder["kvm1/rules.map"]), StringComparer.Ordinal);
    }

    [Fact]
    public void The_folder_of_a_host_with_errors_stays_as_it_was()
    {
        _ = _folder.Write("esx1/iptables.restore", "old");

        var run = Tool.RunWith(ModelTexts.WithHosts(("esx1", "VMware")), "compile", "-", "--out", _folder.Path);

        Assert.Equal(1, run.ExitCode);
        Assert.Equal(["esx1", "esx1/iptables.restore", .. Kvm1], _folder.Entries(), StringComparer.Ordinal);
        Assert.Equal("old", File.ReadAllText(_folder["esx1/iptables.restore"]));
    }

    [Fact]
    public void A_broken_model_makes_no_folder()
    {
        Assert.Equal(1, Tool.RunWith("{", "compile", "-", "--out", _folder["new"]).ExitCode);
        Assert.Empty(_folder.Entries());
    }

    [Fact]
    public void A_folder_with_other_files_is_not_replaced()
    {
        _ = _folder.Write("kvm1/notes.txt", "mine");
        _ = _folder.Write("kvm1/rules.map", "old");

        var message = $"'{_folder["kvm1"]}' would be replaced, but also holds notes.txt; move that away or choose another --out.";
        Refused(message);
        Assert.Equal(["kvm1", "kvm1/notes.txt", "kvm1/rules.map"], _folder.Entries(), StringComparer.Ordinal);
    }

    [Fact]
    public void One_folder_that_may_not_be_replaced_keeps_all_others_as_they_were()
    {
        _ = _folder.Write("kvm1/rules.map", "old");
        _ = _folder.Write("kvm2/notes.txt", "mine");

        var run = Tool.RunWith(ModelTexts.WithHosts(("kvm2", "KVM")), "compile", "-", "--out", _folder.Path);

        Assert.Equal(2, run.ExitCode);
        Assert.Equal(["kvm1", "kvm1/rules.map", "kvm2", "kvm2/notes.txt"], _folder.Entries(), StringComparer.Ordinal);
        Assert.Equal("old", File.ReadAllText(_folder["kvm1/rules.map"]));
    }

    [Fact]
    public void A_file_in_the_place_of_the_host_is_not_replaced()
    {
        _ = _folder.Write("kvm1", "mine");

        Refused($"'{_folder["kvm1"]}' is not a folder of sgrules' own; move it away or choose another --out.");
        Assert.Equal(["kvm1"], _folder.Entries(), StringComparer.Ordinal);
    }

    [Fact]
    public void A_link_in_the_place_of_the_host_is_not_replaced()
    {
        _ = Directory.CreateDirectory(_folder["elsewhere"]);
        _ = Directory.CreateSymbolicLink(_folder["kvm1"], _folder["elsewhere"]);

        Refused($"'{_folder["kvm1"]}' is not a folder of sgrules' own; move it away or choose another --out.");
    }

    [Fact]
    public void A_file_in_the_place_of_the_output_folder_is_refused()
    {
        var path = _folder.Write("out", "mine");

        Assert.Equal(new ToolRun(2, string.Empty, $"sgrules: '{path}' is not a folder; --out takes one.\n"), Tool.Run("compile", "--out", path));
        Assert.Equal(new ToolRun(2, string.Empty, $"sgrules: the folder '{path}/x' can't be made there; choose another --out.\n"), Tool.Run("compile", "--out", $"{path}/x"));
    }

    [Fact]
    public void What_a_run_killed_while_writing_left_is_replaced()
    {
        _ = _folder.Write(".kvm1.sgrules-new/ipset.restore", "half");

        Assert.Equal(0, Compile().ExitCode);
        Assert.Equal(Kvm1, _folder.Entries(), StringComparer.Ordinal);
    }

    [Fact]
    public void What_a_run_killed_between_its_renames_left_is_replaced()
    {
        _ = _folder.Write(".kvm1.sgrules-old/rules.map", "old");
        _ = _folder.Write(".kvm1.sgrules-new/rules.map", "newer");

        Assert.Equal(0, Compile().ExitCode);
        Assert.Equal(Kvm1, _folder.Entries(), StringComparer.Ordinal);
    }

    [Fact]
    public void A_temporary_folder_with_other_files_is_left_alone()
    {
        _ = _folder.Write(".kvm1.sgrules-new/notes.txt", "mine");

        Refused($"'{_folder[".kvm1.sgrules-new"]}' would be replaced, but also holds notes.txt; move that away or choose another --out.");
        Assert.Equal([".kvm1.sgrules-new", ".kvm1.sgrules-new/notes.txt"], _folder.Entries(), StringComparer.Ordinal);
    }

    [Fact]
    public void Two_runs_do_not_write_to_one_folder_at_once()
    {
        using var other = new FileStream(_folder[".sgrules.lock"], FileMode.Create, FileAccess.Write, FileShare.None);

        Refused($"another sgrules is writing to '{_folder.Path}'; wait for it to end.");
    }

    private ToolRun Compile() => Tool.Run("compile", "--out", _folder.Path);

    private void Refused(string message) =>
        Assert.Equal(new ToolRun(2, string.Empty, $"sgrules: {message}\n"), Compile());
}
