using SgRules.Model;

namespace SgRules.Cli.Samples;

/// <summary>The security groups of a sample.</summary>
internal sealed class SampleGroups(SampleOptions options, SamplePlan plan, SplitMix64 chance)
{
    private const int OneInTen = 10;

    private readonly SampleTraffic _traffic = new(options, chance);

    private readonly SamplePeers _peers = new(options, chance);

    public ValueList<SecurityGroup> Create() => Enumerable.Range(0, plan.Groups).Select(Group).ToValueList();

    private SecurityGroup Group(int index) => new()
    {
        Id = SampleNames.Group(index),
        Account = SampleNames.Account(index),
        Ingress = Ingress(),
        Egress = index % OneInTen == OneInTen - 1 ? Egress() : [],
    };

    private ValueList<SecurityRule> Ingress()
    {
        var traffic = _traffic.Distinct(options.Rules);
        return traffic.Select((rule, position) => position < plan.GroupPeers ? WithGroup(rule) : _peers.AddTo(rule)).ToValueList();
    }

    // What a closed guest still needs: web, time, and the services of another group.
    private ValueList<SecurityRule> Egress() =>
    [
        _peers.AddWorldTo(SecurityRule.Tcp(443)),
        _peers.AddWorldTo(SecurityRule.Udp(123)),
        WithGroup(SecurityRule.Tcp(1024, 65535)),
    ];

    private SecurityRule WithGroup(SecurityRule rule) => rule.WithGroups(SampleNames.Group(chance.Next(plan.Groups)));
}
