using SgRules.Cli.Testing;

namespace SgRules.Cli;

public sealed class InputTests
{
    [Fact]
    public void A_missing_file_is_named()
    {
        using var folder = new TemporaryFolder();

        Refused($"there is no file '{folder["zone.json"]}'; check the path.", folder["zone.json"]);
    }

    [Fact]
    public void A_directory_is_no_model()
    {
        using var folder = new TemporaryFolder();

        Refused($"'{folder.Path}' is a directory; name the zone.json file in it.", folder.Path);
    }

    [Fact]
    public void An_empty_file_is_no_model()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("zone.json", string.Empty);

        Refused($"'{path}' is empty; 'sgrules example' prints a zone to start from.", path);
    }

    [Fact]
    public void Empty_standard_input_is_no_model() =>
        Refused("standard input is empty; 'sgrules example' prints a zone to start from.", "-");

    [Fact]
    public void An_empty_path_is_no_model() =>
        Refused("there is no file ''; check the path.", string.Empty);

    [Fact]
    public void A_file_without_permission_is_named()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("zone.json", "{}");
        if (OperatingSystem.IsWindows() || Environment.IsPrivilegedProcess)
        {
            return; // Everything may be read here.
        }

        File.SetUnixFileMode(path, UnixFileMode.None);

        Refused($"'{path}' can't be read; you lack the permission.", path);
    }

    [Fact]
    public void A_file_over_2_GB_is_not_read()
    {
        using var folder = new TemporaryFolder();
        var path = folder["zone.json"];
        using (var file = File.Create(path))
        {
            file.SetLength(Files.InputFile.MaxBytes + 1);
        }

        Refused($"'{path}' is larger than 2 GB, the most that sgrules reads.", path);
    }

    [Fact]
    public void Control_characters_of_a_path_do_not_reach_the_terminal() =>
        Refused(@"there is no file 'a\u001b[31mb\u000ac\u202e'; check the path.", "a\e[31mb\nc\u202e");

    [Fact]
    public void Standard_input_is_a_model() =>
        Assert.Equal("standard input: no errors, no warnings\n", Tool.RunWith(ModelTexts.Example, "check", "-").Output);

    private static void Refused(string message, string path)
    {
        var expected = new ToolRun(2, string.Empty, $"sgrules: {message}\n");

        Assert.Equal(expected, Tool.Run("compile", path));
        Assert.Equal(expected, Tool.Run("check", path));
    }
}
