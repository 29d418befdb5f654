using System.Runtime.InteropServices;

namespace Inhaul.Intake;

/// <summary>The key hash of every row in the order of rows, eight bytes each, in a temporary file: memory does not grow with the input.</summary>
internal sealed class KeyHashSpool : IDisposable
{
    private const int BufferRows = 1 << 14;

    private readonly FileStream _file;
    private readonly ulong[] _buffer = new ulong[BufferRows];
    private int _buffered;

    public KeyHashSpool()
    {
        var path = Path.Combine(Path.GetTempPath(), $"inhaul-{Guid.NewGuid():N}.keys");
        _file = new FileStream(path, new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Options = FileOptions.DeleteOnClose,
            BufferSize = 0,
        });
        if (!OperatingSystem.IsWindows())
        {
            // Unlinked at once: a killed process leaves nothing behind.
            File.Delete(path);
        }
    }

    /// <summary>The number of rows.</summary>
    public long Rows { get; private set; }

    /// <summary>Takes the hash of the next row.</summary>
    public void Add(ulong hash)
    {
        _buffer[_buffered++] = hash;
        Rows++;
        if (_buffered == BufferRows)
        {
            Flush();
        }
    }

    /// <summary>Calls back with every row's number (from 1) and hash, in order.</summary>
    public void ForEach(Action<long, ulong> visit)
    {
        Flush();
        _file.Position = 0;
        var buffer = new ulong[BufferRows];
        var row = 0L;
        while (row < Rows)
        {
            var rows = (int)Math.Min(BufferRows, Rows - row);
            _file.ReadExactly(MemoryMarshal.AsBytes(buffer.AsSpan(0, rows)));
            for (var i = 0; i < rows; i++)
            {
                visit(++row, buffer[i]);
            }
        }

        _file.Position = _file.Length;
    }

    public void Dispose() => _file.Dispose();

    private void Flush()
    {
        _file.Write(MemoryMarshal.AsBytes(_buffer.AsSpan(0, _buffered)));
        _buffered = 0;
    }
}
