namespace SgRules.Cli;

/// <summary>Does the same to many things on all cores, and hands out what comes of it in the things' order.</summary>
internal static class SideBySide
{
    // Enough that a core finds work while the slowest result before its own is waited for, few enough that results in waiting take little memory.
    private static readonly int MaxUnderWay = Environment.ProcessorCount == 1 ? 1 : Environment.ProcessorCount * 2;

    /// <summary>Works through the items, and is over when all is done.</summary>
    public static void ForEach<TItem>(IReadOnlyList<TItem> items, Action<TItem> work)
    {
        foreach (var _ in Select(items, Done))
        {
            // Nothing comes of an item.
        }

        bool Done(TItem item)
        {
            work(item);
            return true;
        }
    }

    /// <summary>Works through the items; an exception of one is thrown in its turn, when nothing is under way any more.</summary>
    /// <remarks>At most two results a core wait to be handed out.</remarks>
    public static IEnumerable<TResult> Select<TItem, TResult>(IReadOnlyList<TItem> items, Func<TItem, TResult> work)
    {
        var underWay = new Queue<Task<TResult>>();
        try
        {
            for (var next = 0; next < items.Count || underWay.Count > 0;)
            {
                while (next < items.Count && underWay.Count < MaxUnderWay)
                {
                    var item = items[next++];
                    underWay.Enqueue(items.Count == 1 ? Task.FromResult(work(item)) : Task.Run(() => work(item)));
                }

                yield return underWay.Dequeue().GetAwaiter().GetResult();
            }
        }
        finally
        {
            foreach (var task in underWay)
            {
                ((IAsyncResult)task).AsyncWaitHandle.WaitOne();
            }
        }
    }
}
