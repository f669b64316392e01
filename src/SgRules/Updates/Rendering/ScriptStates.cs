using System.Text;
using SgRules.Netfilter;

namespace SgRules.Updates;

/// <summary>How a script tells which state of the plan each table is in (design, section 6.4).</summary>
internal static class ScriptStates
{
    public static void WriteCheck(ref Utf8TextWriter text, UpdatePlan plan, UpdateScriptOptions options)
    {
        WriteUnknown(ref text);
        WriteStateOf(ref text);
        foreach (var lines in plan.Owned)
        {
            WriteOwn(ref text, lines);
        }

        foreach (var lines in plan.Owned)
        {
            WritePosition(ref text, lines, IsAsked(plan, lines.Table));
        }

        text.Write("[ \"$unknown\" = 0 ] || refuse "u8);
        ShellText.WriteWord(ref text, $"this plan starts from something else; plan from what the host has: {options.FromSave}");
        text.Write("\n\n"u8);
    }

    public static void WriteVerification(ref Utf8TextWriter text, UpdatePlan plan, UpdateScriptOptions options)
    {
        if (plan.Steps.IsEmpty)
        {
            return;
        }

        WriteChanged(ref text, options);
        foreach (var lines in plan.Owned)
        {
            WriteVerification(ref text, lines);
        }
    }

    // Running again would be refused: the state isn't the plan's.
    private static void WriteChanged(ref Utf8TextWriter text, UpdateScriptOptions options)
    {
        text.Write(
            """

            # The tables must be what the plan ends in.
            doing='the check of the end state'

            changed() {
              say "our part of $1 isn't what it shall be: somebody else has changed it meanwhile"

            """u8);
        text.Write("  say "u8);
        ShellText.WriteWord(ref text, $"plan from what the host has now: {options.FromSave}");
        text.Write("\n  exit 2\n}\n\n"u8);
    }

    private static void WriteVerification(ref Utf8TextWriter text, OwnLines lines)
    {
        var word = UpdateTools.Word(lines.Table);
        text.Write($"saved_{word}=$({UpdateTools.Save(lines.Table)}) || stopped\n");
        text.Write($"state=$(state_of own_{word} {UpdateTools.TableName(lines.Table)} \"$saved_{word}\") || stopped\n");
        text.Write($"[ \"$state\" = {lines.States[^1]} ] || changed ");
        ShellText.WriteWord(ref text, UpdateTools.Words(lines.Table));
        text.Write("\n"u8);
    }

    private static void WriteUnknown(ref Utf8TextWriter text) => text.Write(
        """
        # Where each table is: how many of its commits are done.
        unknown=0

        unknown() {
          unknown=1
          say "our part of $1 isn't in a state of this plan"
        }


        """u8);

    private static void WriteStateOf(ref Utf8TextWriter text) => text.Write(
        """
        # state_of OWN TABLE SAVED: the SHA-256 of the lines of ours, without counters. OWN prints which those are beside the chains sg1-.
        state_of() {
          ours=$({ "$1"; printf 'text\n%s\n' "$3"; } | awk -v table="$2" '
            function is_ours(name) { return index(name, "sg1-") == 1 || (name in chains) }
            !text && $1 == "chain" { chains[$2] }
            !text && $1 == "hook" { hooks[substr($0, 6)] }
            !text { text = $0 == "text"; next }
            /^# Table .*incompatible/ && $3 == "`" table "\047" { exit failed = 1 }
            /^\*/ { inside = $0 == "*" table }
            inside && /^:/ && is_ours(substr($1, 2)) { print $1, $2 }
            inside && $1 == "-A" && (is_ours($2) || ($0 in hooks)) { print }
            END { exit failed }') || return 1
          hash=$(if [ -n "$ours" ]; then printf '%s\n' "$ours"; fi | sha256sum) || return 1
          printf '%s\n' "${hash%% *}"
        }


        """u8);

    private static void WriteOwn(ref Utf8TextWriter text, OwnLines lines)
    {
        var own = new StringBuilder();
        foreach (var chain in lines.Chains)
        {
            own.Append("chain ").Append(chain.Text).Append('\n');
        }

        foreach (var hook in lines.Hooks)
        {
            own.Append("hook ").Append(hook).Append('\n');
        }

        text.Write($"own_{UpdateTools.Word(lines.Table)}() {{\n");
        if (own.Length == 0)
        {
            text.Write("  :\n"u8);
        }
        else
        {
            ShellText.WriteFed(ref text, "  cat", Encoding.UTF8.GetBytes(own.ToString()), string.Empty);
        }

        text.Write("}\n\n"u8);
    }

    private static void WritePosition(ref Utf8TextWriter text, OwnLines lines, bool isAsked)
    {
        var word = UpdateTools.Word(lines.Table);
        text.Write($"state=$(state_of own_{word} {UpdateTools.TableName(lines.Table)} \"$saved_{word}\") || refuse ");
        ShellText.WriteWord(ref text, $"what {UpdateTools.Save(lines.Table)} printed can't be read");
        text.Write("\ncase $state in\n"u8);
        WriteStates(ref text, lines.States, isAsked ? word : null);
        text.Write("  *) unknown "u8);
        ShellText.WriteWord(ref text, UpdateTools.Words(lines.Table));
        text.Write(" ;;\nesac\n"u8);
    }

    private static void WriteStates(ref Utf8TextWriter text, ValueList<string> states, string? word)
    {
        for (var position = 0; position < states.Count; position++)
        {
            // A state that comes twice is the first: what follows it is done again.
            if (states.AsSpan()[..position].Contains(states[position]))
            {
                continue;
            }

            text.Write($"  {states[position]}) ");
            text.Write(word is null ? ":" : $"at_{word}=");
            if (word is not null)
            {
                text.Write(position);
            }

            text.Write(" ;;\n"u8);
        }
    }

    private static bool IsAsked(UpdatePlan plan, UpdateTable table) =>
        plan.Steps.Any(step => step.Table == table && step.Kind is UpdateStepKind.Commit or UpdateStepKind.ClearSets);
}
