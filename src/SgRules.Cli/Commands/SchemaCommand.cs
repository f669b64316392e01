using System.Buffers;
using System.CommandLine;
using SgRules.Cli.Messages;
using SgRules.Model;

namespace SgRules.Cli.Commands;

/// <summary><c>sgrules schema</c>: what editors complete and check a zone.json with.</summary>
internal static class SchemaCommand
{
    public static Command Create(Terminal terminal)
    {
        var command = new Command("schema", "Prints the JSON Schema of zone.json, format sgrules/1.");
        command.SetAction(_ =>
        {
            var schema = new ArrayBufferWriter<byte>();
            ZoneSchema.WriteTo(schema);
            terminal.Output.Write(schema.WrittenSpan);
        });
        return command;
    }
}
