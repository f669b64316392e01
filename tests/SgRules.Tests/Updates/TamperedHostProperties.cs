namespace SgRules.Updates;

/// <summary>The contract of plans (design, section 6) from hosts on which our own part isn't what any compilation gives, in the model kernel.</summary>
public sealed class TamperedHostProperties
{
    private const int Packets = 160;
    private const int Frames = 30;

    // Half of them a repair, half of them on the way to another zone.
    [ZonePairProperty(OneOf = 2)]
    public void A_host_that_was_tampered_with_is_led_to_the_full_compilation_and_never_opens_or_blinks(ZonePair pair, int seed)
    {
        var random = new Random(seed);
        var goal = random.Next(2) == 0 ? pair.After : pair.Before;
        var tampering = new Tampering(random);
        var loaded = ModelKernel.Loaded(pair.Before);
        var start = tampering.Of(loaded, 1 + (int)((uint)seed % 3));
        var plan = UpdatePlan.Between(start.Read(), goal);
        if (plan.IsRefused)
        {
            return;
        }

        var end = WithForeignPolicies(ModelKernel.Loaded(goal), start);
        PlanAtom[] atoms = [.. PlanRun.Of(plan, start)];
        try
        {
            var audit = PlannedPair.Audit(pair, start, end, Packets, Frames);
            audit.HasTamperedFrames = start.Table(UpdateTable.Ethernet).Text != loaded.Table(UpdateTable.Ethernet).Text;
            UpdatePlanProperties.AssertSafe(audit, atoms, plan);
            UpdatePlanProperties.AssertSame(end, HostUpdateProperties.WithoutUntold(WithoutLost(atoms.LastOrDefault()?.Host ?? start, end), end));
        }
        catch (Exception fault)
        {
            throw new InvalidOperationException($"tampered with:\n{tampering.Changes}\n{fault.Message}", fault);
        }
    }

    // Where the rule that led to an instance's chain is gone, nothing says whose it is, unless the goal has the name too. It is left alone
    // then: no packet comes to it.
    private static ModelKernel WithoutLost(ModelKernel reached, ModelKernel goal)
    {
        foreach (var kind in Enum.GetValues<UpdateTable>())
        {
            var table = reached.Table(kind);
            var met = new HashSet<string>(StringComparer.Ordinal);
            var open = new Stack<string>(ModelTable.Hooks(kind));
            while (open.TryPop(out var name))
            {
                foreach (var callee in met.Add(name) ? table.Chains[name].Callees : [])
                {
                    open.Push(callee);
                }
            }

            var told = table.Chains.Values.Where(chain => met.Contains(chain.Name) || goal.Table(kind).Chains.ContainsKey(chain.Name)
                || chain.Name.StartsWith("sg1-", StringComparison.Ordinal) || chain.Name.StartsWith("BF-", StringComparison.Ordinal));
            reached = reached.With(new ModelTable(kind, told.ToDictionary(chain => chain.Name, StringComparer.Ordinal), table.OtherTables));
        }

        return reached;
    }

    // The policies of built-in chains are nobody's to change (6.6).
    private static ModelKernel WithForeignPolicies(ModelKernel end, ModelKernel start)
    {
        foreach (var kind in Enum.GetValues<UpdateTable>())
        {
            var chains = new Dictionary<string, ModelChain>(end.Table(kind).Chains, StringComparer.Ordinal);
            foreach (var hook in ModelTable.Hooks(kind))
            {
                chains[hook] = chains[hook].WithPolicy(start.Table(kind).Chains[hook].Policy);
            }

            end = end.With(new ModelTable(kind, chains, end.Table(kind).OtherTables));
        }

        return end;
    }
}
