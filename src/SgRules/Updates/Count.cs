using System.Globalization;

namespace SgRules.Updates;

/// <summary>Numbers in sentences.</summary>
internal static class Count
{
    /// <summary>A number.</summary>
    public static string Of(int number) => number.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>A number and what is counted, in the plural unless it is one.</summary>
    public static string Of(int number, string what) => $"{Of(number)} {what}{(number == 1 ? string.Empty : "s")}";
}
