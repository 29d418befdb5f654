using Inhaul.Sources;

namespace Inhaul.Intake;

/// <summary>Reads planned chunks of one source in order, passing over what lies between them.</summary>
/// <param name="source">The source.</param>
/// <param name="utf8">Its text, from its start.</param>
internal sealed class ChunkSlices(SourceFile source, Stream utf8) : IAsyncDisposable
{
    private readonly byte[] _skipped = new byte[1 << 16];
    private byte[] _raw = [];
    private long _position;
    private long _sourcePosition;

    /// <summary>The bytes of a chunk that lies behind those read so far, valid until the next is read, and the byte of the source at which it starts.</summary>
    /// <exception cref="ImportFailedException">The source is shorter than it was when the chunk was planned.</exception>
    public async Task<(ReadOnlyMemory<byte> Raw, long SourceOffset)> ReadAsync(PlannedChunk chunk, CancellationToken cancellationToken)
    {
        try
        {
            while (_position < chunk.Offset)
            {
                await PassAsync(_skipped.AsMemory(0, (int)Math.Min(_skipped.Length, chunk.Offset - _position)), cancellationToken);
            }

            var start = _sourcePosition;
            if (_raw.Length < chunk.Bytes)
            {
                _raw = new byte[chunk.Bytes];
            }

            var raw = _raw.AsMemory(0, chunk.Bytes);
            await PassAsync(raw, cancellationToken);
            return (raw, start);
        }
        catch (Exception exception) when (exception is EndOfStreamException or InvalidDataException or InvalidConfigurationException)
        {
            // The first look read all of it, within all limits.
            throw SourceChanged(source);
        }
    }

    /// <summary>The error of a source that is not what it was when it was first looked at.</summary>
    public static ImportFailedException SourceChanged(SourceFile source) => new(
        $"{source.Path} changed while it was being read. Rows up to here were imported from what it was; import it again once nobody writes to it.");

    public ValueTask DisposeAsync() => utf8.DisposeAsync();

    private async Task PassAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        await utf8.ReadExactlyAsync(buffer, cancellationToken);
        _position += buffer.Length;
        _sourcePosition += source.Encoding.SourceBytes(buffer.Span);
    }
}
