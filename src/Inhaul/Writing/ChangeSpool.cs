using System.Collections.Concurrent;

namespace Inhaul.Writing;

/// <summary>
/// What the rows of a rehearsed import change, kept in a temporary file until all of them are written: chunks are done in
/// any order, and there may be more changes than memory. In memory is only where the changes of each chunk begin.
/// </summary>
internal sealed class ChangeSpool : IDisposable
{
    /// <summary>Stands behind the last change of a chunk, in the place of a row.</summary>
    private const int End = -1;

    private readonly FileStream _file;
    private readonly BinaryWriter _writer;
    private readonly ConcurrentDictionary<int, long> _chunks = new();

    private ChangeSpool(FileStream file)
    {
        _file = file;
        _writer = new BinaryWriter(file);
    }

    /// <summary>A new spool, which is gone when it is disposed of.</summary>
    /// <exception cref="InvalidConfigurationException">There is no place for temporary files.</exception>
    public static ChangeSpool Create()
    {
        try
        {
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, BufferSize = 1 << 16, Options = FileOptions.DeleteOnClose };
            if (!OperatingSystem.IsWindows())
            {
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            }

            return new ChangeSpool(new FileStream(Path.Combine(Path.GetTempPath(), $"inhaul-{Guid.NewGuid():N}.changes"), options));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw NoPlace(exception);
        }
    }

    /// <summary>Takes what the rows of a chunk change; what an earlier attempt at the chunk left counts no more. In a rehearsal one chunk is written at a time.</summary>
    /// <param name="chunk">The number of the chunk.</param>
    /// <param name="changes">The changes, in the order of its rows.</param>
    /// <param name="cancellationToken">Stops; the chunk is to be done again.</param>
    public async Task AddAsync(int chunk, IAsyncEnumerable<RowChange> changes, CancellationToken cancellationToken)
    {
        var begin = _file.Seek(0, SeekOrigin.End);
        await foreach (var change in changes.WithCancellation(cancellationToken))
        {
            Write(change);
        }

        Write(new RowChange(End, []));
        _chunks[chunk] = begin;
    }

    /// <summary>Whether no chunk was written.</summary>
    public bool IsEmpty => _chunks.IsEmpty;

    /// <summary>Whether a chunk was written in this rehearsal.</summary>
    public bool Has(int chunk) => _chunks.ContainsKey(chunk);

    /// <summary>The changes of a chunk that the spool has, in the order in which they were added. Nothing may be added meanwhile.</summary>
    public IEnumerable<RowChange> Read(int chunk)
    {
        _writer.Flush();
        _file.Seek(_chunks[chunk], SeekOrigin.Begin);
        using var reader = new BinaryReader(_file, System.Text.Encoding.UTF8, leaveOpen: true);
        while (reader.Read7BitEncodedInt() is not End and var row)
        {
            var fields = new FieldChange[reader.Read7BitEncodedInt()];
            for (var i = 0; i < fields.Length; i++)
            {
                fields[i] = new FieldChange(reader.Read7BitEncodedInt(), ReadText(reader), ReadText(reader));
            }

            yield return new RowChange(row, fields);
        }
    }

    public void Dispose() => _writer.Dispose();

    private void Write(RowChange change)
    {
        try
        {
            _writer.Write7BitEncodedInt(change.Row);
            _writer.Write7BitEncodedInt(change.Fields.Count);
            foreach (var (field, old, now) in change.Fields)
            {
                _writer.Write7BitEncodedInt(field);
                Write(old);
                Write(now);
            }
        }
        catch (IOException exception)
        {
            // Said as it is: an input or output error would be taken for the database's, and waited out.
            throw NoPlace(exception);
        }
    }

    private void Write(string? text)
    {
        _writer.Write(text is not null);
        if (text is not null)
        {
            _writer.Write(text);
        }
    }

    private static InvalidConfigurationException NoPlace(Exception exception) =>
        new($"The changes of the rows cannot be kept in {Path.GetTempPath()}: {exception.Message} Name another folder in the environment variable TMPDIR.");

    private static string? ReadText(BinaryReader reader) => reader.ReadBoolean() ? reader.ReadString() : null;
}
