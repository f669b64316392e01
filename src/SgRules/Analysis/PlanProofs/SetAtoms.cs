using SgRules.Addressing;
using SgRules.Netfilter;
using SgRules.Updates;

namespace SgRules.Analysis;

/// <summary>The atoms of a document of sets.</summary>
/// <remarks>
/// Additions to one set in use that follow each other are one run, so are removals: see <see cref="ExecutedAtom.RunOf"/>. Edits of a set that no rule asks
/// are one atom as the design has it.
/// </remarks>
internal sealed class SetAtoms
{
    private readonly int _step;
    private readonly UpdateStep _document;
    private readonly List<ExecutedAtom> _atoms = [];
    private PlanState _state;
    private SetLines _lines;
    private (SetCommand Command, string Set, bool IsAsked)? _open;
    private int _first;
    private int _last;

    private SetAtoms(int step, UpdateStep document, PlanState start) => (_step, _document, _state, _lines) = (step, document, start, new SetLines(start));

    /// <summary>Executes a document.</summary>
    public static IReadOnlyList<ExecutedAtom> Of(int step, UpdateStep document, ReadOnlySpan<byte> utf8, PlanState start)
    {
        var atoms = new SetAtoms(step, document, start);
        atoms.Execute(utf8);
        return atoms._atoms;
    }

    /// <summary>The host behind those lines of an atom whose member is asked for; lines without one always.</summary>
    public static IEnumerable<(int Line, PlanState State)> EachLine(ExecutedAtom atom, Func<IPPrefix, bool> isWanted)
    {
        var text = PlanExecution.TextOf(atom.Document);
        var (lines, states) = (new SetLines(atom.Before), new List<(int Line, PlanState State)>());
        for (var cursor = new LineCursor(text.Span, new SaveLog(string.Empty)); cursor.MoveNext() && cursor.Number <= atom.LastLine;)
        {
            if (cursor.Number < atom.FirstLine || cursor.Number == atom.Problem?.Line)
            {
                continue;
            }

            var line = SetLine.Read(cursor.Line);
            _ = lines.Apply(line);
            if (!PrefixText.TryRead(line.Rest.Word, out var member) || isWanted(member))
            {
                states.Add((cursor.Number, atom.Before with { Sets = lines.Close() }));
            }
        }

        return states;
    }

    private void Execute(ReadOnlySpan<byte> utf8)
    {
        var log = new SaveLog("sets");
        var lines = new LineCursor(utf8, log);
        while (lines.MoveNext())
        {
            if (!log.IsEmpty || !Execute(lines.Line, lines.Number))
            {
                break;
            }
        }

        Close(log.IsEmpty ? null : new LineProblem(lines.Number, log.InOrder()[0].Message.TrimEnd('.')));
    }

    private bool Execute(ReadOnlySpan<byte> text, int number)
    {
        var line = SetLine.Read(text);
        Begin(line, number);
        _last = number;
        if (_lines.Apply(line) is not { } problem)
        {
            return true;
        }

        Close(new LineProblem(number, problem));
        return false;
    }

    // A line goes on with what is open if it does the same to the same set in use, or edits the same set that no rule asks.
    private void Begin(SetLine line, int number)
    {
        var set = _open is { } open && line.NameUtf8.Length == open.Set.Length && System.Text.Ascii.Equals(line.NameUtf8, open.Set) ? open.Set : line.Name;
        var isAsked = _state.SidesOf(set) != SetSides.None;
        var command = isAsked || line.Command is not (SetCommand.Delete or SetCommand.Flush) ? line.Command : SetCommand.Add;
        var isRun = command is SetCommand.Add or SetCommand.Delete;
        if (isRun && _open == (command, set, isAsked))
        {
            return;
        }

        Close(null);
        _open = (command, set, isAsked);
        _first = number;
    }

    private void Close(LineProblem? problem)
    {
        if (_open is not { } open)
        {
            if (problem is not null)
            {
                _atoms.Add(new ExecutedAtom(_step, _document, problem.Line, problem.Line, _state, _state) { Problem = problem });
            }

            return;
        }

        var isRun = open.IsAsked && open.Command is SetCommand.Add or SetCommand.Delete;
        var after = problem is null ? _state with { Sets = _lines.Close() } : _state;
        _atoms.Add(new ExecutedAtom(_step, _document, _first, _last, _state, after)
        {
            RunOf = isRun ? open.Set : null,
            IsRemoval = open.Command == SetCommand.Delete,
            Count = isRun ? _last - _first + 1 : 1,
            Problem = problem,
            IsSilent = !open.IsAsked && open.Command != SetCommand.Swap,
        });
        _open = null;
        _state = after;
        _lines = new SetLines(after);
    }
}
