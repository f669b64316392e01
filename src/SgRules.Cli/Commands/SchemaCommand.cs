using System.Buffers;
using System.CommandLine;
using SgRules.Analysis;
using SgRules.Cli.Messages;
using SgRules.Model;

namespace SgRules.Cli.Commands;

/// <summary><c>sgrules schema</c>: what editors complete and check a zone.json with, and what reports look like.</summary>
internal static class SchemaCommand
{
    private enum Subject
    {
        Model,
        Diff,
    }

    public static Command Create(Terminal terminal)
    {
        var of = ChoiceOption.Create("--of", "What the schema is of: a zone.json, or what diff --format json writes.", ("model", Subject.Model), ("diff", Subject.Diff));
        var command = new Command("schema", "Prints the JSON Schema of zone.json, format sgrules/1, or of a report.") { of };
        command.SetAction(given =>
        {
            var schema = new ArrayBufferWriter<byte>();
            Action<IBufferWriter<byte>> write = given.GetValue(of) == Subject.Diff ? DiffSchema.WriteTo : ZoneSchema.WriteTo;
            write(schema);
            terminal.Output.Write(schema.WrittenSpan);
        });
        return command;
    }
}
