using System.Globalization;
using System.Text;

namespace SgRules.Updates;

/// <summary>A plan as a failure prints it.</summary>
internal static class PlanText
{
    public static string Of(UpdatePlan plan)
    {
        var text = new StringBuilder();
        foreach (var (step, number) in plan.Steps.Select((step, index) => (step, index + 1)))
        {
            text.Append(CultureInfo.InvariantCulture, $"-- {number} {step.Kind} {step.Table}: {step.Reason}\n{step.Document}");
        }

        return text.ToString();
    }
}
