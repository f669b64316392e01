using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;

namespace SgRules.Laboratory;

/// <summary>A thread of its own for what must happen in a network namespace: a namespace is a thread's, and so of the programs it starts.</summary>
internal sealed class NamespaceThread : IDisposable
{
    private readonly BlockingCollection<Action> _work = [];
    private readonly Thread _thread;

    public NamespaceThread()
    {
        _thread = new Thread(() =>
        {
            foreach (var action in _work.GetConsumingEnumerable())
            {
                action();
            }
        })
        {
            IsBackground = true,
            Name = "laboratory",
        };
        _thread.Start();
    }

    /// <summary>Does something on the thread and waits for it.</summary>
    public void Run(Action action) => Run(() =>
    {
        action();
        return 0;
    });

    /// <summary>Does something on the thread and waits for what comes of it.</summary>
    public T Run<T>(Func<T> function)
    {
        ExceptionDispatchInfo? failure = null;
        T result = default!;
        using var done = new ManualResetEventSlim();
        _work.Add(() =>
        {
            try
            {
                result = function();
            }
            catch (Exception exception)
            {
                failure = ExceptionDispatchInfo.Capture(exception);
            }
            finally
            {
                done.Set();
            }
        });
        done.Wait();
        failure?.Throw();
        return result;
    }

    public void Dispose()
    {
        _work.CompleteAdding();
        _thread.Join();
        _work.Dispose();
    }
}
