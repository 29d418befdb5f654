using System.Globalization;
using Inhaul.Sources;

namespace Inhaul.Fetching;

/// <summary>Copies a remote file into a local one, and goes on where it broke off.</summary>
/// <param name="patience">How patient it is.</param>
/// <param name="time">By which it waits.</param>
internal sealed class Download(DownloadPatience patience, TimeProvider time)
{
    private const int BufferBytes = 1 << 17;

    /// <summary>Copies a file.</summary>
    /// <param name="remote">The remote file.</param>
    /// <param name="file">The local one, empty.</param>
    /// <param name="limits">What it may measure.</param>
    /// <param name="progress">Told how far it is.</param>
    /// <param name="cancellationToken">Stops; the local file stays as far as it is.</param>
    /// <returns>The name of the file.</returns>
    /// <exception cref="InvalidConfigurationException">The file cannot be fetched, or is too large.</exception>
    /// <exception cref="IOException">The place cannot be reached, or does not answer, for longer than anybody would wait.</exception>
    public async Task<string> RunAsync(IRemoteFile remote, Stream file, SourceLimits limits, Action<FetchedBytes> progress, CancellationToken cancellationToken)
    {
        var backOff = new BackOff(patience.LongestWait, patience.FirstWait);
        var (failures, furthest) = (0, 0L);
        for (string? version = null; ;)
        {
            try
            {
                using var part = await OpenAsync(remote, version is null ? 0 : file.Position, version, cancellationToken);
                version = part.Version;
                file.SetLength(part.From);
                file.Position = part.From;
                await CopyAsync(part, remote, file, limits, progress, cancellationToken);
                return part.Name;
            }
            catch (RemoteTroubleException trouble)
            {
                if (file.Position > furthest)
                {
                    (failures, furthest) = (0, file.Position);
                    backOff.Reset();
                }

                await Task.Delay(WaitAfter(trouble, remote, ++failures, backOff), time, cancellationToken);
            }
        }
    }

    /// <summary>Refuses a file that is larger than the limit.</summary>
    /// <exception cref="InvalidConfigurationException">It is.</exception>
    public static void Check(string shown, long bytes, SourceLimits limits)
    {
        if (bytes > limits.FileBytes)
        {
            throw new InvalidConfigurationException($"{shown} has more bytes than the limit of {limits.FileBytes}. Raise it with --limit file-bytes={Math.Max(bytes, limits.FileBytes * 2)} if that is meant.");
        }
    }

    private TimeSpan WaitAfter(RemoteTroubleException trouble, IRemoteFile remote, int failures, BackOff backOff)
    {
        if (trouble.RetryAfter > patience.LongestRetryAfter)
        {
            throw new IOException(string.Create(CultureInfo.InvariantCulture,
                $"{remote.Shown} cannot be fetched now: {trouble.Message}, and asks to be left alone for {trouble.RetryAfter.Value.TotalSeconds:F0} s. Run the same command again then."));
        }

        return failures < patience.Tries
            ? trouble.RetryAfter ?? backOff.Next()
            : throw new IOException($"{remote.Shown} cannot be fetched now: {trouble.Message}, {failures} times in a row. Run the same command again later.");
    }

    private async Task<RemotePart> OpenAsync(IRemoteFile remote, long from, string? version, CancellationToken cancellationToken)
    {
        using var silence = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        silence.CancelAfter(patience.Silence);
        try
        {
            return await remote.OpenAsync(from, version, silence.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw Silent();
        }
    }

    private async Task CopyAsync(RemotePart part, IRemoteFile remote, Stream file, SourceLimits limits, Action<FetchedBytes> progress, CancellationToken cancellationToken)
    {
        Check(remote.Shown, part.Total ?? 0, limits);
        var buffer = new byte[BufferBytes];
        while (await ReadAsync(part.Content, buffer, cancellationToken) is > 0 and var read)
        {
            Check(remote.Shown, file.Position + read, limits);
            await file.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
            progress(new FetchedBytes(file.Position, part.Total));
        }

        if (part.Total is { } total && file.Position != total)
        {
            throw new RemoteTroubleException($"it ended after {file.Position} of {total} bytes");
        }
    }

    private async Task<int> ReadAsync(Stream content, Memory<byte> buffer, CancellationToken cancellationToken)
    {
        using var silence = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        silence.CancelAfter(patience.Silence);
        try
        {
            return await content.ReadAsync(buffer, silence.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw Silent();
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // A dropped connection, or a checksum that a place gave along and that does not fit.
            throw new RemoteTroubleException($"it broke off ({exception.Message})");
        }
    }

    private RemoteTroubleException Silent() => new(string.Create(CultureInfo.InvariantCulture, $"nothing came for {patience.Silence.TotalSeconds:F0} s"));
}
