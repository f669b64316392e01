namespace SgRules.Updates;

/// <summary>Goes through the addresses that two states bind, piece by piece: within a piece, no leaf begins or ends.</summary>
internal sealed class GateSweep(List<GateBinding> old, List<GateBinding> @new, GateScope scope)
{
    public void Run(Action<UInt128, UInt128, List<GateBinding>, List<GateBinding>> piece, CancellationToken cancellationToken = default)
    {
        var bounds = Bounds();
        var (before, after) = (new Row(old), new Row(@new));
        for (var i = 0; i < bounds.Count; i++)
        {
            before.Advance(bounds[i]);
            after.Advance(bounds[i]);
            if (before.Active.Count + after.Active.Count > 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
                var last = UInt128.Min(before.Last, after.Last);
                last = i + 1 < bounds.Count ? UInt128.Min(bounds[i + 1] - 1, last) : last;
                if (scope.Meets(bounds[i], last))
                {
                    piece(bounds[i], last, before.Active, after.Active);
                }
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

        // A scope begins and ends between pieces.
        foreach (var (first, last) in scope.Ranges)
        {
            bounds.Add(first);
            if (last < UInt128.MaxValue)
            {
                bounds.Add(last + 1);
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

        /// <summary>Up to where nothing ends.</summary>
        public UInt128 Last
        {
            get
            {
                var last = UInt128.MaxValue;
                foreach (var binding in Active)
                {
                    last = UInt128.Min(last, binding.Last);
                }

                return last;
            }
        }

        public void Advance(UInt128 address)
        {
            for (var i = Active.Count - 1; i >= 0; i--)
            {
                if (Active[i].Last < address)
                {
                    Active.RemoveAt(i);
                }
            }

            for (; _next < _bindings.Length && _bindings[_next].First == address; _next++)
            {
                Active.Add(_bindings[_next]);
            }
        }
    }
}
