using System.Text.Json;

namespace Inhaul.Reporting.Previews;

/// <summary>Reads a prediction row by row, as far as it is asked for.</summary>
internal sealed class PredictionReader : IDisposable
{
    private readonly string _path;
    private readonly StreamReader _lines;
    private long _line;

    private PredictionReader(string path, StreamReader lines)
    {
        _path = path;
        _lines = lines;
    }

    /// <summary>What the prediction is about.</summary>
    public PredictionHeader Header { get; private set; } = null!;

    /// <summary>The next row; null after the last one.</summary>
    public PreviewedRow? Next { get; private set; }

    /// <summary>Opens a prediction.</summary>
    /// <exception cref="InvalidConfigurationException">The file is missing or is no prediction.</exception>
    public static async Task<PredictionReader> OpenAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            var reader = new PredictionReader(path, new StreamReader(path));
            try
            {
                reader.Header = await reader.ReadAsync(PredictionHeader.Read, cancellationToken) ?? throw reader.IsNone("it is empty");
                await reader.MoveAsync(cancellationToken);
                return reader;
            }
            catch
            {
                reader.Dispose();
                throw;
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new InvalidConfigurationException($"The prediction {path} cannot be read: {exception.Message}");
        }
    }

    /// <summary>Goes on to the row behind <see cref="Next"/>.</summary>
    /// <exception cref="InvalidConfigurationException">There is something that is no row, or one out of order.</exception>
    public async Task MoveAsync(CancellationToken cancellationToken)
    {
        var last = Next?.Row ?? 0;
        Next = await ReadAsync(PreviewJson.Read, cancellationToken);
        if (Next is { } next && next.Row <= last)
        {
            throw IsNone($"row {next.Row} in line {_line} comes after row {last}");
        }
    }

    public void Dispose() => _lines.Dispose();

    private async Task<T?> ReadAsync<T>(Func<JsonElement, T> read, CancellationToken cancellationToken) where T : class
    {
        if (await _lines.ReadLineAsync(cancellationToken) is not { } text)
        {
            return null;
        }

        _line++;
        try
        {
            using var json = JsonDocument.Parse(text);
            return read(json.RootElement);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or KeyNotFoundException or FormatException or InvalidConfigurationException)
        {
            throw IsNone($"line {_line} cannot be understood");
        }
    }

    private InvalidConfigurationException IsNone(string reason) =>
        new($"{_path} is no prediction: {reason}. Make one with 'inhaul import … --dry-run --diff-to {Path.GetFileNameWithoutExtension(_path)}.json'.");
}
