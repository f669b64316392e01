using System.Buffers.Text;

namespace SgRules.Benchmarks;

/// <summary>The yardstick of the gate: the plainest loop that writes rules, literal after field, into an array that is large enough.</summary>
/// <remarks>Bound by computing, as what it measures: copying memory is slowed down by a busy machine in other ways (facts: dotnet, section 6).</remarks>
internal sealed class PlainLoop
{
    private const int Lines = 20_000;

    private readonly byte[] _text = new byte[Lines * 96];

    public long Run()
    {
        var at = 0;
        for (var line = 0u; line < Lines; line++)
        {
            at = Put("-A i-2-19-VM -s 10."u8, at);
            at = Put("."u8, Put(line & 0xFF, at));
            at = Put(".0/24 -p tcp -m tcp --dport "u8, Put((line >> 8) & 0xFF, at));
            at = Put(" -j ACCEPT\n"u8, Put(line, at));
        }

        return at;
    }

    private int Put(ReadOnlySpan<byte> utf8, int at)
    {
        utf8.CopyTo(_text.AsSpan(at));
        return at + utf8.Length;
    }

    private int Put(uint number, int at)
    {
        _ = Utf8Formatter.TryFormat(number, _text.AsSpan(at), out var digits);
        return at + digits;
    }
}
