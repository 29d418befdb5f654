using System.Text.Encodings.Web;
using System.Text.Json;

namespace Inhaul.Reporting.Previews;

/// <summary>The file in which a dry run keeps what it predicts, since it keeps nothing in the store: JSON lines, the header and then every row.</summary>
internal static class PredictionFile
{
    private const int FlushAt = 1 << 16;

    private static readonly JsonWriterOptions OneLine = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes all rows.</summary>
    /// <param name="preview">The rows.</param>
    /// <param name="path">The file; an existing one is replaced once the new one is complete.</param>
    /// <param name="cancellationToken">Stops; an existing file stays as it was.</param>
    /// <returns>The number of rows.</returns>
    /// <exception cref="InvalidConfigurationException">The file cannot be written.</exception>
    public static Task<long> WriteAsync(Preview preview, string path, CancellationToken cancellationToken) => WholeFile.WriteAsync(path, async stream =>
    {
        using var lines = new MemoryStream();
        await using var json = new Utf8JsonWriter(lines, OneLine);
        PredictionHeader.Of(preview.Import).Write(json);
        EndLine(json, lines);
        var rows = 0L;
        await foreach (var row in preview.ReadAsync(cancellationToken))
        {
            rows++;
            PreviewJson.Write(json, row);
            EndLine(json, lines);
            if (lines.Length >= FlushAt)
            {
                await EmptyAsync(lines, stream, cancellationToken);
            }
        }

        await EmptyAsync(lines, stream, cancellationToken);
        return rows;
    });

    private static void EndLine(Utf8JsonWriter json, MemoryStream lines)
    {
        json.Flush();
        json.Reset();
        lines.WriteByte((byte)'\n');
    }

    private static async Task EmptyAsync(MemoryStream lines, Stream stream, CancellationToken cancellationToken)
    {
        await stream.WriteAsync(lines.GetBuffer().AsMemory(0, (int)lines.Length), cancellationToken);
        lines.SetLength(0);
    }
}
