namespace SgRules.Laboratory;

/// <summary>
/// A folder with the tools of one backend under their ordinary names, to be the first of a script's PATH. Those that change something write a line to a
/// log before and behind what they do, and then wait for a line. It is made once and goes with the process.
/// </summary>
internal sealed class ToolFolder
{
    /// <summary>What names the log to the tools.</summary>
    public const string LogVariable = "SGRULES_LABORATORY_LOG";

    /// <summary>What names the pipe that a tool waits at.</summary>
    public const string GateVariable = "SGRULES_LABORATORY_GATE";

    // Once: a program that was just written can't be run while a process that is being started elsewhere still has it open.
    private static readonly Lazy<ToolFolder> Legacy = new(() => new ToolFolder(Backend.Legacy));
    private static readonly Lazy<ToolFolder> Nft = new(() => new ToolFolder(Backend.Nft));

    private static readonly (string Name, string Real)[] Readers =
    [
        ("iptables-save", "iptables-BACKEND-save"), ("ip6tables-save", "ip6tables-BACKEND-save"), ("ebtables-save", "ebtables-nft-save"),
        ("iptables", "iptables-BACKEND"), ("ip6tables", "ip6tables-BACKEND"), ("ebtables", "ebtables-nft"),
    ];

    private static readonly (string Name, string Real)[] Writers =
    [
        ("iptables-restore", "iptables-BACKEND-restore"), ("ip6tables-restore", "ip6tables-BACKEND-restore"), ("ebtables-restore", "ebtables-nft-restore"),
        ("ipset", "ipset"), ("conntrack", "conntrack"),
    ];

    private ToolFolder(Backend backend)
    {
        foreach (var (name, real) in Readers)
        {
            if (Find(real, backend) is { } program)
            {
                _ = File.CreateSymbolicLink(In(name), program);
            }
        }

        foreach (var (name, real) in Writers)
        {
            if (Find(real, backend) is { } program)
            {
                // Counting connections, conntrack -C, changes nothing; no other tool has such an option here.
                Write(name, $"#!/bin/sh\n[ \"$1\" != -C ] || exec {program} \"$@\"\necho '+ {name}' >> \"${LogVariable}\"\n{program} \"$@\"\nstatus=$?\necho '- {name}' >> \"${LogVariable}\"\nread -r _ < \"${GateVariable}\"\nexit $status\n");
            }
        }

        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(Path, recursive: true);
    }

    public string Path { get; } = Directory.CreateTempSubdirectory("sgrules-lab-").FullName;

    public static ToolFolder Of(Backend backend) => (backend == Backend.Legacy ? Legacy : Nft).Value;

    private void Write(string name, string text)
    {
        File.WriteAllText(In(name), text);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(In(name), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    private string In(string name) => System.IO.Path.Combine(Path, name);

    private static string? Find(string real, Backend backend) => Tool.Find(real.Replace("BACKEND", backend == Backend.Legacy ? "legacy" : "nft", StringComparison.Ordinal));
}
