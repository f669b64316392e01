using SgRules.Netfilter;

namespace SgRules.Updates;

/// <summary>What a script checks of the host before it looks at its state: programs, settings, rules that must not be there.</summary>
internal static class ScriptChecks
{
    private const string Module = "br_netfilter";

    private const string Setting = "sysctl ";

    // What a rule of table raw has in save's text (facts: kernel, section 5); NOTRACK is CT's by another name.
    private static readonly (string Precondition, string Pattern)[] RawRules = [("NOTRACK", " -j NOTRACK| --notrack"), ("CT --zone", " -j CT .*--zone")];

    public static void Write(ref Utf8TextWriter text, UpdatePlan plan)
    {
        WriteTools(ref text, plan);
        WriteSettings(ref text, plan.Preconditions);
        WriteReader(ref text);
        foreach (var lines in plan.Owned)
        {
            WriteReading(ref text, lines.Table);
        }

        WriteRawRules(ref text, plan);
        text.Write("\n"u8);
    }

    // A tool of nft says on its standard error that the tables of the other backend are there, too (iptables 1.8.9). That goes by on its own and must not
    // get between the lines of the table, so it is kept apart.
    private static void WriteReader(ref Utf8TextWriter text) => text.Write(
        """

        [ "$missing" = 0 ] || refuse 'the host lacks what is listed above'

        # saved TOOL: what it prints. What it says beside that isn't mixed in.
        saved() {
          status=0
          { errors=$("$1" 2>&1 >&3) || status=$?; } 3>&1
          [ -z "$errors" ] || printf '%s\n' "$errors" >&2
          case $errors in
            *-legacy\ tables\ present*) say "warning: $1 says that there are tables of the legacy backend, too. Packets must pass both; this plan is for those that $1 shows." ;;
          esac
          return "$status"
        }

        # What the save tools print is kept in variables, so that a tool that fails isn't taken for an empty table. They are asked for all tables:
        # one that is named would be made where it isn't there.

        """u8);

    private static void WriteReading(ref Utf8TextWriter text, UpdateTable table)
    {
        text.Write($"saved_{UpdateTools.Word(table)}=$(saved {UpdateTools.Save(table)}) || refuse ");
        ShellText.WriteWord(ref text, $"{UpdateTools.Save(table)} failed");
        text.Write("\n"u8);
    }

    private static void WriteTools(ref Utf8TextWriter text, UpdatePlan plan)
    {
        WriteLacks(ref text);
        foreach (var (tool, package) in Tools(plan))
        {
            text.Write($"tool {tool} {package}\n");
        }

        if (!plan.ConntrackDeletions.IsEmpty)
        {
            // Whether connections can be read at all is asked before anything is changed.
            text.Write("! command -v conntrack > /dev/null || conntrack -C > /dev/null 2>&1 || lacks 'conntrack -C, which counts connections. Run it to see why it fails.'\n"u8);
        }
    }

    private static void WriteLacks(ref Utf8TextWriter text) => text.Write(
        """
        # What the host must have. Everything that it hasn't is said at once.
        missing=0

        lacks() {
          missing=1
          say "not met: $1"
        }

        tool() {
          command -v "$1" > /dev/null || lacks "tool $1. This plan needs it. In Debian it is in package $2."
        }

        [ "$(id -u)" = 0 ] || lacks 'user root. Nobody else may read and change these tables. Run it as root.'

        """u8);

    // Those that this plan uses, each once.
    private static IEnumerable<(string Tool, string Package)> Tools(UpdatePlan plan) => new[]
    {
        ("awk", "mawk"),
        ("sha256sum", "coreutils"),
    }
    .Concat(plan.Owned.Select(lines => (UpdateTools.Save(lines.Table), "iptables")))
    .Concat(plan.Steps.Select(step => (UpdateTools.Of(step), step.Kind == UpdateStepKind.Commit ? "iptables" : "ipset")))
    .Concat(plan.ConntrackDeletions.IsEmpty ? [] : [("conntrack", "conntrack")])
    .Distinct();

    private static void WriteSettings(ref Utf8TextWriter text, ValueList<Precondition> preconditions)
    {
        if (preconditions.Any(IsSetting))
        {
            text.Write(
                """

                # setting FILE VALUE MESSAGE
                setting() {
                  value=nothing
                  [ ! -r "/proc/sys/$1" ] || read -r value < "/proc/sys/$1" || :
                  [ "$value" = "$2" ] || lacks "$3 It is $value."
                }


                """u8);
        }

        foreach (var precondition in preconditions)
        {
            WriteSetting(ref text, precondition);
        }
    }

    private static void WriteSetting(ref Utf8TextWriter text, Precondition precondition)
    {
        switch (precondition)
        {
            case { Kind: PreconditionKind.Tool, Value: { } value, Check: { } check }:
                text.Write($"case $({check} 2>&1) in *{value}*) ;; *) lacks ");
                ShellText.WriteWord(ref text, precondition.ToString());
                text.Write(" ;; esac\n"u8);
                break;
            case { Kind: PreconditionKind.KernelModule, Name: Module, Check: { } check } when check.StartsWith(Setting, StringComparison.Ordinal):
                text.Write($"[ -e /proc/sys/{PathOf(check[Setting.Length..])} ] || lacks ");
                ShellText.WriteWord(ref text, precondition.ToString());
                text.Write("\n"u8);
                break;
            case { Value: { } value } when IsSetting(precondition):
                text.Write($"setting {PathOf(precondition.Name)} {value} ");
                ShellText.WriteWord(ref text, precondition.ToString());
                text.Write("\n"u8);
                break;
        }
    }

    private static void WriteRawRules(ref Utf8TextWriter text, UpdatePlan plan)
    {
        var rules = RawRules.Select(rule => (rule.Pattern, Precondition: plan.Preconditions.FirstOrDefault(found => found.Kind == PreconditionKind.NoRule && found.Name == rule.Precondition)))
            .Where(rule => rule.Precondition is not null)
            .ToList();
        if (rules.Count == 0)
        {
            return;
        }

        WriteWithout(ref text);
        foreach (var (pattern, precondition) in rules)
        {
            foreach (var lines in plan.Owned.Where(lines => lines.Table != UpdateTable.Ethernet))
            {
                text.Write("without "u8);
                ShellText.WriteWord(ref text, pattern);
                text.Write($" \"$saved_{UpdateTools.Word(lines.Table)}\" ");
                ShellText.WriteWord(ref text, precondition!.ToString());
                text.Write("\n"u8);
            }
        }

        text.Write("[ \"$missing\" = 0 ] || refuse 'the host has what is listed above'\n"u8);
    }

    private static void WriteWithout(ref Utf8TextWriter text) => text.Write(
        """

        # without PATTERN SAVED MESSAGE: no such rule in table raw, but for the host's own loopback
        without() {
          if [ -z "${SGRULES_RAW_IS_FINE:-}" ] && printf '%s\n' "$2" | awk -v pattern="$1" '
            /^\*/ { raw = $0 == "*raw" }
            raw && /^-A/ && !/ -[io] lo / && $0 ~ pattern { found = 1 }
            END { exit !found }'
          then
            lacks "$3 If such rules don't meet packets of these bridges, set SGRULES_RAW_IS_FINE=1."
          fi
        }


        """u8);

    private static bool IsSetting(Precondition precondition) => precondition.Kind == PreconditionKind.Sysctl;

    private static string PathOf(string setting) => setting.Replace('.', '/');
}
