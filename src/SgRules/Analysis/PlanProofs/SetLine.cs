using System.Text;
using SgRules.Netfilter;

namespace SgRules.Analysis;

/// <summary>One line of a document of sets, split in words.</summary>
internal readonly ref struct SetLine
{
    private SetLine(SetCommand command, ReadOnlySpan<byte> name, WordCursor rest)
    {
        Command = command;
        NameUtf8 = name;
        Rest = rest;
    }

    /// <summary>What it does.</summary>
    public SetCommand Command { get; }

    /// <summary>The name of the set.</summary>
    public ReadOnlySpan<byte> NameUtf8 { get; }

    /// <summary>The name of the set.</summary>
    public string Name => Encoding.UTF8.GetString(NameUtf8);

    /// <summary>What stands behind the name.</summary>
    public WordCursor Rest { get; }

    public static SetLine Read(ReadOnlySpan<byte> line)
    {
        var words = new WordCursor(line, 0);
        var command = words.Take() switch
        {
            var word when word.SequenceEqual("create"u8) => SetCommand.Create,
            var word when word.SequenceEqual("add"u8) => SetCommand.Add,
            var word when word.SequenceEqual("del"u8) => SetCommand.Delete,
            var word when word.SequenceEqual("flush"u8) => SetCommand.Flush,
            var word when word.SequenceEqual("destroy"u8) => SetCommand.Destroy,
            var word when word.SequenceEqual("swap"u8) => SetCommand.Swap,
            _ => SetCommand.Unknown,
        };
        var name = words.Take();
        return new SetLine(command, name, words);
    }
}
