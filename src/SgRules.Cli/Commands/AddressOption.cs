using System.CommandLine;
using SgRules.Addressing;

namespace SgRules.Cli.Commands;

/// <summary>Options that take an address; <see langword="null"/> when they aren't given.</summary>
internal static class AddressOption
{
    public static Option<InternetAddress?> OfInternet(string name, string description) => OfInternet(name, description, "IPv4 or IPv6 address");

    /// <summary>An option for an IPv4 address; that it isn't one of IPv6 is the command's to check.</summary>
    public static Option<InternetAddress?> OfIPv4(string name, string description) => OfInternet(name, description, "IPv4 address");

    public static Option<MacAddress?> OfEthernet(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "MAC",
        CustomParser = given =>
        {
            var text = given.Tokens[^1].Value;
            if (MacAddress.TryParse(text, out var mac))
            {
                return mac;
            }

            given.AddError($"{name} is a MAC address such as 06:00:c2:00:00:13, not '{text}'.");
            return null;
        },
    };

    private static Option<InternetAddress?> OfInternet(string name, string description, string what) => new(name)
    {
        Description = description,
        HelpName = "ADDRESS",
        CustomParser = given =>
        {
            var text = given.Tokens[^1].Value;
            if (InternetAddress.TryParse(text, out var address))
            {
                return address;
            }

            given.AddError($"{name} is an {what}, not '{text}'.");
            return null;
        },
    };
}
