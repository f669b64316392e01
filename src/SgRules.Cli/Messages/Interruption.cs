using System.Runtime.InteropServices;

namespace SgRules.Cli.Messages;

/// <summary>While it lives, the first Ctrl-C or request to terminate doesn't end the process but cancels: the run ends by itself, and leaves nothing half done.</summary>
internal sealed class Interruption : IDisposable
{
    private readonly CancellationTokenSource _source;

    // A signal may be on its way when the run ends.
    private bool _isOver;

    private readonly List<PosixSignalRegistration> _signals = [];

    public Interruption(Terminal terminal)
    {
        _source = CancellationTokenSource.CreateLinkedTokenSource(terminal.Interrupted);
        if (terminal.OwnsSignals)
        {
            _signals.AddRange(new[] { PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP }.Select(signal => PosixSignalRegistration.Create(signal, Cancel)));
        }
    }

    public CancellationToken Token => _source.Token;

    public void Dispose()
    {
        _signals.ForEach(signal => signal.Dispose());
        lock (_source)
        {
            _isOver = true;
            _source.Dispose();
        }
    }

    // The second one ends the process after all.
    private void Cancel(PosixSignalContext context)
    {
        lock (_source)
        {
            context.Cancel = !_isOver && !_source.IsCancellationRequested;
            if (context.Cancel)
            {
                _source.Cancel();
            }
        }
    }
}
