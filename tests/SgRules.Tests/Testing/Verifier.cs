// Snapshots under Verify's names and file conventions, because the registry in use lacks Verify. To move to
// Verify.Xunit: delete this file, reference the package, and turn its byte order mark off
// (VerifierSettings.UseUtf8NoBom in a module initializer). No test changes, and no snapshot is renamed.

using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using DiffPlex;
using DiffPlex.DiffBuilder;
using DiffPlex.DiffBuilder.Model;
using Xunit.Sdk;

namespace VerifyXunit;

/// <summary>Compares text with the file <c>Class.Method_parameter=value.verified.txt</c> beside the test.</summary>
public static class Verifier
{
    public static SettingsTask Verify(string target, string extension = "txt", [CallerFilePath] string sourceFile = "", [CallerMemberName] string method = "") =>
        new(target, extension, sourceFile, method);
}

public sealed class SettingsTask(string target, string extension, string sourceFile, string method)
{
    private static readonly bool Accept =
        Environment.GetEnvironmentVariable("ACCEPT_SNAPSHOTS") == "1" && Environment.GetEnvironmentVariable("CI") != "true";

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly StringBuilder _parameters = new();

    public static implicit operator Task(SettingsTask task) => task.RunAsync();

    public TaskAwaiter GetAwaiter() => RunAsync().GetAwaiter();

    /// <summary>Names the case of a theory. Pass the theory's own parameters: their names go into the file's.</summary>
    public SettingsTask UseParameters(object? first, [CallerArgumentExpression(nameof(first))] string name = "") => Append(name, first);

    /// <inheritdoc cref="UseParameters(object?, string)"/>
    public SettingsTask UseParameters(object? first, object? second, [CallerArgumentExpression(nameof(first))] string name = "", [CallerArgumentExpression(nameof(second))] string secondName = "") =>
        Append(name, first).Append(secondName, second);

    private SettingsTask Append(string name, object? value)
    {
        var text = value is null ? "null" : Convert.ToString(value, CultureInfo.InvariantCulture)!;
        _parameters.Append('_').Append(name).Append('=');
        foreach (var c in text)
        {
            _parameters.Append(c < ' ' || "\"\\<>|:*?/#".Contains(c, StringComparison.Ordinal) ? '-' : c);
        }

        return this;
    }

    private async Task RunAsync()
    {
        Assert.DoesNotContain('\r', target);
        var stem = Path.Combine(Path.GetDirectoryName(sourceFile)!, $"{Path.GetFileNameWithoutExtension(sourceFile)}.{method}{_parameters}");
        var (verified, received) = ($"{stem}.verified.{extension}", $"{stem}.received.{extension}");
        var expected = File.Exists(verified) ? await File.ReadAllTextAsync(verified, Utf8).ConfigureAwait(false) : null;
        if (string.Equals(expected, target, StringComparison.Ordinal))
        {
            File.Delete(received);
            return;
        }

        await File.WriteAllTextAsync(Accept ? verified : received, target, Utf8).ConfigureAwait(false);
        if (!Accept)
        {
            throw new XunitException(Describe(Path.GetFileName(verified), expected, target));
        }

        File.Delete(received);
    }

    private static string Describe(string verified, string? expected, string actual)
    {
        var message = new StringBuilder()
            .Append(verified).Append(expected is null ? " does not exist yet." : " differs from what the test made.")
            .Append(" To accept: ACCEPT_SNAPSHOTS=1 dotnet test\n");
        var lines = new InlineDiffBuilder(new Differ()).BuildDiffModel(expected ?? string.Empty, actual).Lines;
        var shown = -1;
        for (var i = 0; i < lines.Count; i++)
        {
            var near = Enumerable.Range(Math.Max(i - 3, 0), 7).Any(at => at < lines.Count && lines[at].Type != ChangeType.Unchanged);
            if (near)
            {
                message.Append(shown == i - 1 ? string.Empty : "  ...\n");
                message.Append(lines[i].Type switch { ChangeType.Inserted => "+ ", ChangeType.Deleted => "- ", _ => "  " }).Append(lines[i].Text).Append('\n');
                shown = i;
            }
        }

        return message.ToString();
    }
}
