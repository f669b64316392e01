using SgRules.Netfilter;

namespace SgRules.Updates;

/// <content>The plan as text.</content>
public sealed partial record UpdatePlan
{
    /// <summary>The plan as format <c>sgrules.plan/1</c>, <c>plan.json</c>.</summary>
    public Document Json => new("plan.json", output => UpdatePlanJson.Write(output, this));

    /// <summary>The plan for people, <c>plan.txt</c>: what changes, counted, then each step and what it changes.</summary>
    public Document Report => new("plan.txt", output => UpdateReportText.Write(output, this));

    /// <summary>
    /// The plan as a POSIX shell script, <c>plan.sh</c>. It checks the host and the state of our part before it changes anything, stops at the first step that
    /// fails, and can be run again from the start (design, section 6.4). Exit: 0 done, 1 refused and nothing changed, 2 stopped on the way.
    /// </summary>
    /// <param name="options">What the plan doesn't know.</param>
    /// <returns>The script; of a refused plan, one that says the errors and exits 1.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="options"/> is null.</exception>
    public Document ScriptFor(UpdateScriptOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return new("plan.sh", output => UpdateScriptText.Write(output, this, options));
    }
}
