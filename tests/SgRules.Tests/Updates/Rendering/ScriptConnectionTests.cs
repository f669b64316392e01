using System.Runtime.Versioning;
using SgRules.Addressing;
using SgRules.Netfilter;

namespace SgRules.Updates;

/// <summary>How a plan's script deletes the entries of connections that may not go on, with a conntrack that others play.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class ScriptConnectionTests : IDisposable
{
    private const string Entry = "tcp      6 431999 ESTABLISHED src=203.0.113.19 dst=203.0.113.20 sport=40000 dport=443 src=203.0.113.20 dst=203.0.113.19 sport=443 dport=40000 [ASSURED] mark=0 use=1";

    private readonly ScriptStage _stage = new();

    private static Document Script => HandMadePlans.Mixed.ScriptFor(HandMadePlans.Options);

    [ShellFact]
    public void Entries_that_were_found_are_deleted_each_by_its_tuple()
    {
        PlayConntrack("""
            -L) cat <<'LISTING'
            tcp      6 431999 ESTABLISHED src=203.0.113.19 dst=203.0.113.20 sport=40000 dport=443 src=203.0.113.20 dst=203.0.113.19 sport=443 dport=40000 [ASSURED] mark=0 use=1
            tcp      6 431999 ESTABLISHED src=203.0.113.19 dst=203.0.113.20 sport=40000 dport=444 src=203.0.113.20 dst=203.0.113.19 sport=444 dport=40000 [ASSURED] mark=0 use=1
            tcp      6 431999 ESTABLISHED src=203.0.113.20 dst=203.0.113.19 sport=443 dport=80 src=203.0.113.19 dst=203.0.113.20 sport=80 dport=443 [ASSURED] mark=0 use=1
            udp      17 20 src=203.0.113.19 dst=203.0.113.20 sport=40000 dport=443 src=203.0.113.20 dst=203.0.113.19 sport=443 dport=40000 mark=0 use=1
            LISTING
            ;;
            -D) echo "$@" >> deleted ;;
            """);

        Assert.Equal(0, _stage.Run(Script).ExitCode);
        Assert.Equal("-D -f ipv4 -p 6 --orig-src 203.0.113.19 --orig-dst 203.0.113.20 --orig-port-src 40000 --orig-port-dst 443\n", _stage.Read("deleted"));
    }

    // Single addresses at one end are looked up; the program has another way for each.
    [ShellTheory]
    [InlineData("203.0.113.19", "203.0.113.19", "203.0.113.0", "203.0.113.20")]
    [InlineData("203.0.113.0", "203.0.113.19", "203.0.113.20", "203.0.113.20")]
    [InlineData("203.0.113.18", "203.0.113.19", "203.0.113.20", "203.0.113.21")]
    [InlineData("203.0.113.19", "203.0.113.19", "203.0.113.20", "203.0.113.20")]
    public void Entries_are_found_by_either_end(string source, string lastSource, string destination, string lastDestination)
    {
        PlayConntrack($"""
            -L) cat <<'LISTING'
            {Entry}
            {Entry.Replace("dst=203.0.113.20", "dst=203.0.113.22", StringComparison.Ordinal)}
            {Entry.Replace("src=203.0.113.19", "src=203.0.113.20", StringComparison.Ordinal)}
            {Entry.Replace("dport=443", "dport=442", StringComparison.Ordinal)}
            LISTING
            ;;
            -D) echo "$@" >> deleted ;;
            """);
        var plan = HandMadePlans.Mixed with
        {
            ConntrackDeletions =
            [
                FlowBox.Create([Range("198.51.100.1", "198.51.100.1")], [Range("198.51.100.2", "198.51.100.9")], NumberRange.Of(6), NumberRange.AllPorts, NumberRange.Create(80, 443)),
                FlowBox.Create([Range(source, lastSource)], [Range(destination, lastDestination)], NumberRange.Of(6), NumberRange.Create(39_999, 40_000), NumberRange.Of(443)),
            ],
        };

        Assert.Equal(0, _stage.Run(plan.ScriptFor(HandMadePlans.Options)).ExitCode);
        Assert.Equal("-D -f ipv4 -p 6 --orig-src 203.0.113.19 --orig-dst 203.0.113.20 --orig-port-src 40000 --orig-port-dst 443\n", _stage.Read("deleted"));
    }

    [ShellTheory]
    [InlineData("-L) exit 1 ;;", "sgrules: conntrack -L -f ipv4 failed. Run it to see why.\n")]
    [InlineData("-L) echo '" + Entry + "' ;;\n-D) echo 'conntrack v1.4.7 (conntrack-tools): Operation failed: no' >&2; exit 1 ;;", "sgrules: conntrack -D failed for 1 of these; at last it said: conntrack v1.4.7 (conntrack-tools): Operation failed: no\n")]
    [InlineData("-L) echo '" + Entry + "' ;;\n-D) echo 'conntrack v1.4.7 (conntrack-tools): 10 flow entries have been deleted.' >&2; exit 1 ;;", "10 flow entries have been deleted.\n")]
    public void A_conntrack_that_fails_is_a_failure_and_the_script_is_to_be_run_again(string cases, string said)
    {
        PlayConntrack(cases);

        var run = _stage.Run(Script);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains(said, run.Said, StringComparison.Ordinal);
        Assert.EndsWith(
            "sgrules: failed at the deletion of entries of connections\nsgrules: when the cause is gone, run this script again from the start; what is done is skipped; a new plan would not end the connections that may not go on\n",
            run.Said,
            StringComparison.Ordinal);

        PlayConntrack("-L) ;;");
        Assert.Equal(0, _stage.Run(Script).ExitCode);
    }

    [ShellFact]
    public void An_awk_that_fails_at_the_entries_is_a_failure()
    {
        _stage.Play("awk", "case $1 in *'!listing'*) exit 2 ;; esac\nexec /usr/bin/awk \"$@\"");
        Assert.Equal(2, _stage.Run(Script).ExitCode);
    }

    [ShellTheory]
    [InlineData("echo 'conntrack v1.4.7 (conntrack-tools): 0 flow entries have been deleted.' >&2; exit 1", 1)]
    [InlineData("[ -e gone ] || { touch gone; echo \"conntrack v1.4.7 (conntrack-tools): Operation failed: such conntrack doesn't exist\" >&2; exit 1; }", 2)]
    public void An_entry_that_ends_by_itself_is_no_failure(string deletion, int calls)
    {
        PlayConntrack($"-L) echo '{Entry}' ;;\n-D) echo deleted >> calls; {deletion} ;;");

        Assert.Equal(0, _stage.Run(Script).ExitCode);
        Assert.Equal(calls, _stage.Calls.Split('\n').Count(call => call == "deleted"));
    }

    public void Dispose() => _stage.Dispose();

    private void PlayConntrack(string cases) => _stage.Play("conntrack", $"case $1 in\n{cases}\nesac");

    private static AddressRange Range(string first, string last) => AddressRange.Create(InternetAddress.Parse(first), InternetAddress.Parse(last));
}
