using System.Buffers;
using SgRules.Addressing;
using SgRules.Netfilter;

namespace SgRules.Testing;

/// <summary>The rules on frames that a ruleset's document has when it is read back from its text.</summary>
internal sealed class EmittedFrameRules
{
    private readonly EthernetInterpreter _interpreter;

    public EmittedFrameRules(Ruleset ruleset)
    {
        var document = ruleset.Documents.EbTables;
        var buffer = new ArrayBufferWriter<byte>();
        document.WriteTo(buffer);
        var reading = SaveText.ReadEthernetTable(buffer.WrittenSpan, document.FileName);
        Assert.Empty(reading.Diagnostics);
        _interpreter = new EthernetInterpreter(reading.Table!);
    }

    public Walk Run(Frame frame, Passage passage) => _interpreter.Run(frame, passage);
}
