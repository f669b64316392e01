using System.Runtime.InteropServices;

namespace SgRules.Cli.Messages;

/// <summary>While it lives, Ctrl-C and a request to terminate don't end the process but cancel: the run ends by itself, and leaves nothing half done.</summary>
internal sealed class Interruption : IDisposable
{
    private readonly CancellationTokenSource _source;

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
        _source.Dispose();
    }

    private void Cancel(PosixSignalContext context)
    {
        context.Cancel = true;
        _source.Cancel();
    }
}
