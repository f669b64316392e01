using System.Buffers;
using System.Text.Json;

namespace SgRules.Model;

/// <summary>Reads and writes zone.json, format sgrules/1.</summary>
/// <remarks>
/// The reader takes comments, trailing commas and a leading byte order mark. Unknown and duplicate properties and values of
/// the wrong type are findings. It checks that the text says a zone; whether the zone makes sense is validation's question.
/// </remarks>
public static class ZoneJson
{
    /// <summary>Reads a zone.</summary>
    /// <param name="utf8">The text of zone.json.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    /// <returns>The zone.</returns>
    /// <exception cref="ZoneFormatException">The text isn't a zone of this format; it has every finding.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public static Zone Read(ReadOnlySpan<byte> utf8, CancellationToken cancellationToken = default) =>
        TryRead(utf8, out var zone, out var diagnostics, cancellationToken) ? zone! : throw new ZoneFormatException(diagnostics);

    /// <summary>Reads a zone.</summary>
    /// <param name="utf8">The text of zone.json.</param>
    /// <param name="zone">The zone, or <see langword="null"/> if there is a finding.</param>
    /// <param name="diagnostics">What is wrong with the text, in its order; empty if the zone was read.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    /// <returns><see langword="true"/> if the zone was read without a finding.</returns>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public static bool TryRead(ReadOnlySpan<byte> utf8, out Zone? zone, out ValueList<Diagnostic> diagnostics, CancellationToken cancellationToken = default)
    {
        var reading = Inspect(utf8, cancellationToken);
        diagnostics = reading.Diagnostics;
        zone = diagnostics.IsEmpty ? reading.Zone : null;
        return diagnostics.IsEmpty;
    }

    /// <summary>Reads as much as can be read, so that all mistakes are reported at once.</summary>
    /// <param name="utf8">The text of zone.json.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    /// <returns>The zone, possibly in part, and the findings: a thousand are listed, any others counted in one more.</returns>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public static ZoneReading Inspect(ReadOnlySpan<byte> utf8, CancellationToken cancellationToken = default)
    {
        utf8 = JsonText.WithoutByteOrderMark(utf8);
        var log = new FindingLog();
        if (JsonText.FirstInvalidByte(utf8) is { } invalid)
        {
            log.Add(invalid, FormatFindings.NotUtf8.At(string.Empty, "The text is not UTF-8 from here on: save the file as UTF-8."));
            return new ZoneReading(null, log.InOrder(utf8));
        }

        var json = new JsonCursor(utf8, log, cancellationToken);
        Zone? zone = null;
        try
        {
            zone = ZoneReader.Read(ref json);
        }
        catch (JsonException exception)
        {
            SyntaxFinding.AddTo(log, utf8, exception, json.Nesting);
        }

        return new ZoneReading(zone, log.InOrder(utf8));
    }

    /// <summary>Writes a zone: its properties in the model's order, defaults left out, two spaces, <c>\n</c>, a line end at the end.</summary>
    /// <remarks>
    /// What the format can't say (a missing name, ports of a protocol without ports, services beside an offering) is written
    /// as it stands, and the reader says what is wrong with it. Every other zone reads back equal.
    /// </remarks>
    /// <param name="zone">The zone.</param>
    /// <param name="output">Where the UTF-8 text goes.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static void Write(Zone zone, IBufferWriter<byte> output)
    {
        ArgumentNullException.ThrowIfNull(zone);
        ArgumentNullException.ThrowIfNull(output);
        ZoneWriter.Write(zone, output);
    }

    /// <summary>Finds the places that diagnostics name, in one pass over the text.</summary>
    /// <param name="utf8">The text that the zone was read from; it may be broken.</param>
    /// <param name="diagnostics">The diagnostics.</param>
    /// <returns>
    /// The same diagnostics in the same order, those without a line with the line and column of the value at their path, or
    /// of the nearest value around it that the text has.
    /// </returns>
    public static ValueList<Diagnostic> Locate(ReadOnlySpan<byte> utf8, ValueList<Diagnostic> diagnostics) =>
        PathLocator.Locate(JsonText.WithoutByteOrderMark(utf8), diagnostics);
}
