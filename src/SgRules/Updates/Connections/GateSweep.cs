namespace SgRules.Updates;

/// <summary>Goes through the addresses that two states bind, piece by piece: within a piece, no leaf begins or ends.</summary>
internal sealed class GateSweep(List<GateBinding> old, List<GateBinding> @new)
{
    public void Run(Action<UInt128, UInt128, List<GateBinding>, List<GateBinding>> piece)
    {
        var bounds = Bounds();
        var (before, after) = (new Row(old), new Row(@new));
        for (var i = 0; i < bounds.Count; i++)
        {
            before.Advance(bounds[i]);
            after.Advance(bounds[i]);
            if (before.Active.Count + after.Active.Count > 0)
            {
                var last = before.Active.Concat(after.Active).Min(binding => binding.Last);
                piece(bounds[i], i + 1 < bounds.Count ? UInt128.Min(bounds[i + 1] - 1, last) : last, before.Active, after.Active);
            }
        }
    }

    private List<UInt128> Bounds()
    {
        var bounds = new List<UInt128>(2 * (old.Count + @new.Count));
        foreach (var bindings in (ReadOnlySpan<List<GateBinding>>)[old, @new])
        {
            foreach (var binding in bindings)
            {
                bounds.Add(binding.First);
                if (binding.Last < UInt128.MaxValue)
                {
                    bounds.Add(binding.Last + 1);
                }
            }
        }

        bounds.Sort();
        var count = 0;
        for (var i = 0; i < bounds.Count; i++)
        {
            if (count == 0 || bounds[count - 1] != bounds[i])
            {
                bounds[count++] = bounds[i];
            }
        }

        bounds.RemoveRange(count, bounds.Count - count);
        return bounds;
    }

    private sealed class Row
    {
        private readonly GateBinding[] _bindings;
        private int _next;

        public Row(List<GateBinding> bindings)
        {
            _bindings = [.. bindings];
            Array.Sort(_bindings, static (left, right) => left.First.CompareTo(right.First));
        }

        public List<GateBinding> Active { get; } = [];

        public void Advance(UInt128 address)
        {
            Active.RemoveAll(binding => binding.Last < address);
            for (; _next < _bindings.Length && _bindings[_next].First == address; _next++)
            {
                Active.Add(_bindings[_next]);
            }
        }
    }
}
