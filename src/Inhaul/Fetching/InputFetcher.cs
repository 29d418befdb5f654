using System.Text.RegularExpressions;
using Inhaul.Sources;

namespace Inhaul.Fetching;

/// <summary>
/// Brings what a person named to local files: files are there already, standard input and what is in other places is
/// written to temporary ones, which are gone when this is disposed of.
/// </summary>
/// <param name="places">The places.</param>
/// <param name="standardInput">What <c>-</c> is; null when nothing is piped in.</param>
/// <param name="download">Fetches.</param>
internal sealed partial class InputFetcher(IReadOnlyList<IRemotePlace> places, Stream? standardInput, Download download) : IDisposable
{
    /// <summary>How standard input is written.</summary>
    public const string StandardInput = "-";

    private readonly List<SpoolFile> _spools = [];

    /// <summary>Brings files here.</summary>
    /// <param name="locations">Paths, URLs, or <c>-</c>.</param>
    /// <param name="name">The name of the only one; null takes it from where it is.</param>
    /// <param name="limits">What a file may measure.</param>
    /// <param name="progress">Told how far a file is.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <exception cref="InvalidConfigurationException">A location is not well formed, or what it names cannot be had.</exception>
    /// <exception cref="IOException">A place cannot be reached.</exception>
    public async Task<IReadOnlyList<InputFile>> FetchAsync(
        IReadOnlyList<string> locations, string? name, SourceLimits limits, Action<FetchedBytes> progress, CancellationToken cancellationToken)
    {
        if (locations.Count(location => location == StandardInput) > 1)
        {
            throw new InvalidConfigurationException("Standard input (-) can be read only once. Name it once.");
        }

        var files = new List<InputFile>();
        foreach (var location in locations)
        {
            files.AddRange(await FetchAsync(location, limits, progress, cancellationToken));
        }

        return name is null ? files
            : files.Count == 1 ? [files[0] with { Name = name }]
            : throw new InvalidConfigurationException($"--name {name} is a name for one input, and there are {files.Count}.");
    }

    /// <summary>Removes the temporary files.</summary>
    public void Dispose()
    {
        _spools.ForEach(spool => spool.Delete());
        _spools.Clear();
    }

    private async Task<IReadOnlyList<InputFile>> FetchAsync(string location, SourceLimits limits, Action<FetchedBytes> progress, CancellationToken cancellationToken)
    {
        if (location == StandardInput)
        {
            return [await SpoolStandardInputAsync(limits, progress, cancellationToken)];
        }

        if (places.FirstOrDefault(place => place.Holds(location)) is not { } place)
        {
            return Scheme().Match(location) is { Success: true, Value: var scheme } && !File.Exists(location)
                ? throw new InvalidConfigurationException($"Nothing is fetched from {scheme}… Name a file, - for standard input, or {string.Join(" or ", places.Select(other => other.Form))}.")
                : [InputFile.At(location)];
        }

        var files = new List<InputFile>();
        foreach (var remote in await place.FindAsync(location, cancellationToken))
        {
            var spool = NewSpool();
            await using var file = spool.Open();
            var name = await download.RunAsync(remote, file, limits, progress, cancellationToken);
            files.Add(new InputFile(spool.Path, name, remote.Shown) { Origin = remote.Shown });
        }

        return files;
    }

    private async Task<InputFile> SpoolStandardInputAsync(SourceLimits limits, Action<FetchedBytes> progress, CancellationToken cancellationToken)
    {
        const string shown = "standard input";
        if (standardInput is null)
        {
            throw new InvalidConfigurationException("- is standard input, and nothing is piped in. Write for example: cat orders.csv | inhaul import - --name orders.csv");
        }

        var spool = NewSpool();
        await using var file = spool.Open();
        var buffer = new byte[1 << 16];

        // A read from a terminal or a pipe cannot be stopped, only left.
        while (await standardInput.ReadAsync(buffer, cancellationToken).AsTask().WaitAsync(cancellationToken) is > 0 and var read)
        {
            await file.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
            Download.Check(shown, file.Position, limits);
            progress(new FetchedBytes(file.Position, null));
        }

        return new InputFile(spool.Path, "stdin", shown) { Origin = shown };
    }

    private SpoolFile NewSpool()
    {
        var spool = SpoolFile.In(Path.GetTempPath(), "content", "Name another folder for temporary files in the environment variable TMPDIR.");
        _spools.Add(spool);
        return spool;
    }

    [GeneratedRegex("^[a-z][a-z0-9+.-]+://", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Scheme();
}
