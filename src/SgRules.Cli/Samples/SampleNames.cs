using System.Globalization;

namespace SgRules.Cli.Samples;

/// <summary>The names of a sample's things by their numbers from 0; all but devices count from 1, as people do.</summary>
internal static class SampleNames
{
    // As many accounts as let several instances and groups share one.
    private const int Accounts = 50;

    // CloudStack's first accounts, 1 and 2, are its own.
    private const int FirstAccount = 3;

    public static string Host(int index) => Text($"kvm{index + 1}");

    public static string Bridge(int index) => Text($"cloudbr{index}");

    public static string Uplink(int index) => Text($"eth{index}");

    public static string Device(int index) => Text($"vnet{index}");

    public static string Network(int index) => Text($"guest-{index + 1}");

    public static string Group(int index) => Text($"sg-{index + 1}");

    public static string Account(int index) => Text($"account-{AccountNumber(index)}");

    public static string Instance(int account, int id) => Text($"i-{AccountNumber(account)}-{id}-VM");

    public static string Router(int id) => Text($"r-{id}-VM");

    private static int AccountNumber(int index) => FirstAccount + (index % Accounts);

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
