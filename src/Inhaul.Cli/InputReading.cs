using Inhaul.Fetching;
using Inhaul.S3;
using Inhaul.Sources;

namespace Inhaul.Cli;

/// <summary>Input that is fetched and read while the command does something else. What was fetched is gone when this is disposed of.</summary>
internal sealed class InputReading : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop;
    private readonly InputFetcher _fetcher = new([new WebPlace(TimeProvider.System), new S3Place()], StandardInput(), new Download(new DownloadPatience(), TimeProvider.System));
    private readonly TaskCompletionSource<SourceFile?> _beginning = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task<(IReadOnlyList<InputFile> Files, SourceFindings Found)> _reading;

    /// <summary>Begins to fetch and to read.</summary>
    /// <param name="locations">Paths, URLs, or <c>-</c>.</param>
    /// <param name="name">The name of the only one; null takes it from where it is.</param>
    /// <param name="entries">Which entries of zip files are meant; empty for all.</param>
    /// <param name="sheet">Which sheet of workbooks is meant; null for the first with values.</param>
    /// <param name="limits">What the input may measure.</param>
    /// <param name="fetched">Told how far a file is fetched.</param>
    /// <param name="cancellationToken">Stops.</param>
    public InputReading(
        IReadOnlyList<string> locations, string? name, IReadOnlyList<string> entries, string? sheet, SourceLimits limits, Action<FetchedBytes> fetched, CancellationToken cancellationToken)
    {
        _stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        _reading = Task.Run(async () =>
        {
            try
            {
                var files = await _fetcher.FetchAsync(locations, name, limits, fetched, _stop.Token);
                return (files, await SourceFinder.FindAsync(files, entries, sheet, limits, begun => _beginning.TrySetResult(begun), _stop.Token));
            }
            finally
            {
                _beginning.TrySetResult(null);
            }
        });
    }

    /// <summary>The files, and what is in them.</summary>
    /// <exception cref="InvalidConfigurationException">A location cannot be had or cannot be imported.</exception>
    /// <exception cref="IOException">A place cannot be reached.</exception>
    public Task<(IReadOnlyList<InputFile> Files, SourceFindings Found)> FindAsync() => _reading;

    /// <summary>The first source as it seems to be from its beginning, while all of it is still read; null when that tells nothing.</summary>
    public Task<SourceFile?> BeginAsync() => _beginning.Task;

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await ((Task)_reading).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _fetcher.Dispose();
        _stop.Dispose();
    }

    private static Stream? StandardInput() => Console.IsInputRedirected ? Console.OpenStandardInput() : null;
}
