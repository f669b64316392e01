using System.Buffers;

namespace SgRules.Cli.Files;

/// <summary>Reads whole inputs.</summary>
internal static class InputFile
{
    /// <summary>The largest input: what one array holds, in round figures.</summary>
    public const long MaxBytes = 2_000_000_000;

    private const int FirstRead = 64 * 1024;

    /// <summary>Reads a file.</summary>
    /// <exception cref="CommandException">It can't be read, and why.</exception>
    public static ReadOnlyMemory<byte> Read(string path)
    {
        if (Directory.Exists(path))
        {
            throw new CommandException($"'{path}' is a directory; name the zone.json file in it.");
        }

        if (!File.Exists(path))
        {
            throw new CommandException($"there is no file '{path}'; check the path.");
        }

        try
        {
            using var file = File.OpenRead(path);
            return Read(file, $"'{path}'");
        }
        catch (UnauthorizedAccessException)
        {
            throw new CommandException($"'{path}' can't be read; you lack the permission.");
        }
    }

    /// <summary>Reads a stream to its end.</summary>
    /// <exception cref="CommandException">It is empty or too large.</exception>
    public static ReadOnlyMemory<byte> Read(Stream stream, string name)
    {
        // Devices and pipes tell no length, or zero.
        var length = stream.CanSeek ? stream.Length : 0;
        RefuseTooLarge(length, name);
        var bytes = new ArrayBufferWriter<byte>((int)Math.Max(length + 1, FirstRead));
        for (int read; (read = stream.Read(bytes.GetSpan(1))) > 0;)
        {
            bytes.Advance(read);
            RefuseTooLarge(bytes.WrittenCount, name);
        }

        return bytes.WrittenCount > 0
            ? bytes.WrittenMemory
            : throw new CommandException($"{name} is empty; 'sgrules example' prints a zone to start from.");
    }

    private static void RefuseTooLarge(long length, string name)
    {
        if (length > MaxBytes)
        {
            throw new CommandException($"{name} is larger than 2 GB, the most that sgrules reads.");
        }
    }
}
