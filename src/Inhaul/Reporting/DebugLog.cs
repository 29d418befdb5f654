using System.Runtime.ExceptionServices;
using System.Text;
using Inhaul.Stores;

namespace Inhaul.Reporting;

/// <summary>
/// A file with a line for each row and what became of it, written from the ledger as chunks are settled: it never tells more than what is committed.
/// It is appended to. What is told of a chunk is written at once and closed by a line of its own, so that a later run neither repeats nor leaves out a row,
/// wherever the one before was killed.
/// </summary>
internal sealed class DebugLog : IDisposable
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    private readonly FileStream _file;
    private readonly Dictionary<(Guid Import, int Chunk), int> _told = [];

    private DebugLog(FileStream file) => _file = file;

    /// <summary>Opens a log.</summary>
    /// <param name="path">The file; it is created when there is none. Null for no log.</param>
    /// <exception cref="InvalidConfigurationException">It cannot be written to.</exception>
    public static DebugLog? Open(string? path)
    {
        if (path is null)
        {
            return null;
        }

        FileStream file;
        try
        {
            file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new InvalidConfigurationException($"The debug log {path} cannot be written to: {exception.Message}");
        }

        var log = new DebugLog(file);
        if (log.ReadTold())
        {
            return log;
        }

        log.Dispose();
        throw new InvalidConfigurationException($"The file {path} is there and is no debug log; nothing is written to it. Name another file.");
    }

    /// <summary>Follows an import while somebody works on it, to the end of that work.</summary>
    /// <param name="store">The store.</param>
    /// <param name="import">The import.</param>
    /// <param name="work">The work.</param>
    /// <param name="cancellationToken">Stops before the work has begun. What is committed by the end of it is told in any case.</param>
    public async Task<T> FollowAsync<T>(IImportStore store, ImportRecord import, Func<Task<T>> work, CancellationToken cancellationToken)
    {
        var follower = new DebugLogFollower(store, import, this);
        await follower.BeginAsync(cancellationToken);
        var signal = store.Work.Listen();
        var working = work();
        ExceptionDispatchInfo? trouble = null;
        while (!working.IsCompleted)
        {
            await Task.WhenAny(working, signal.WaitAsync(signal.Count, DebugLogFollower.Poll, CancellationToken.None));
            trouble ??= await TryTellAsync(follower);
        }

        trouble ??= await TryTellAsync(follower);
        var result = await working;
        trouble?.Throw();
        return result;
    }

    /// <summary>The attempt as of which a chunk was told last; null when it was not told yet.</summary>
    public int? ToldOf(Guid import, int chunk) => _told.TryGetValue((import, chunk), out var attempt) ? attempt : null;

    /// <summary>Writes lines at once.</summary>
    public void Write(IEnumerable<string> lines)
    {
        _file.Write(Utf8.GetBytes(string.Concat(lines.Select(line => line + "\n"))));
        _file.Flush();
    }

    /// <summary>Writes the rows of a chunk and that they are told.</summary>
    public void Write(IEnumerable<string> lines, Guid import, int chunk, int attempt)
    {
        Write([.. lines, DebugLogLine.End(TimeProvider.System.GetUtcNow(), import, chunk, attempt)]);
        _told[(import, chunk)] = attempt;
    }

    public void Dispose() => _file.Dispose();

    /// <summary>Tells what is settled by now. The work goes on when that cannot be written, and the one who asked for it hears of it at the end.</summary>
    private static async Task<ExceptionDispatchInfo?> TryTellAsync(DebugLogFollower follower)
    {
        try
        {
            await follower.TellAsync(CancellationToken.None);
            return null;
        }
        catch (Exception exception)
        {
            return ExceptionDispatchInfo.Capture(exception);
        }
    }

    /// <summary>Finds out what earlier runs have told. A line that one of them could not end is ended; its chunk is told again.</summary>
    /// <returns>False when the file is something else.</returns>
    private bool ReadTold()
    {
        using (var reader = new StreamReader(_file, Utf8, detectEncodingFromByteOrderMarks: false, bufferSize: 1 << 16, leaveOpen: true))
        {
            for (var isFirst = true; reader.ReadLine() is { } line; isFirst = false)
            {
                if (isFirst && !DebugLogLine.IsHead(line))
                {
                    return false;
                }

                if (DebugLogLine.ReadEnd(line) is { } end)
                {
                    _told[(end.Import, end.Chunk)] = end.Attempt;
                }
            }
        }

        if (_file.Length > 0)
        {
            _file.Seek(-1, SeekOrigin.End);
            if (_file.ReadByte() != '\n')
            {
                _file.WriteByte((byte)'\n');
            }
        }

        return true;
    }
}
