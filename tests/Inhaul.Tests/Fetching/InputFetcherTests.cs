using System.Text;
using Inhaul.Fetching;
using Inhaul.Sources;

namespace Inhaul.Tests.Fetching;

public sealed class InputFetcherTests : IDisposable
{
    private readonly InputFetcher _fetcher = Fetcher(new MemoryStream("id\n1\n"u8.ToArray()));

    public void Dispose() => _fetcher.Dispose();

    [Fact]
    public async Task Standard_input_becomes_a_file_of_a_name_of_its_own_or_a_given_one()
    {
        var file = Assert.Single(await FetchAsync(_fetcher, ["-"]));
        Assert.Equal(("stdin", "standard input", "id\n1\n"), (file.Name, file.Origin, await File.ReadAllTextAsync(file.Path)));

        using var named = Fetcher(new MemoryStream());
        Assert.Equal("orders.csv", Assert.Single(await FetchAsync(named, ["-"], "orders.csv")).Name);
    }

    [Fact]
    public async Task Files_are_taken_where_they_are()
    {
        var files = await FetchAsync(_fetcher, ["a.csv", "-", "b/c.csv"]);
        Assert.Equal([Path.GetFullPath("a.csv"), files[1].Path, Path.GetFullPath("b/c.csv")], files.Select(file => file.Path));
        Assert.Equal(["a.csv", "stdin", "c.csv"], files.Select(file => file.Name));
        Assert.Equal(["a.csv", "standard input", "b/c.csv"], files.Select(file => file.Shown));
    }

    [Fact]
    public async Task Standard_input_beyond_the_limit_is_refused()
    {
        var refusal = await Assert.ThrowsAsync<InvalidConfigurationException>(() => _fetcher.FetchAsync(["-"], null, new SourceLimits { FileBytes = 4 }, _ => { }, default));
        Assert.Equal("standard input has more bytes than the limit of 4. Raise it with --limit file-bytes=8 if that is meant.", refusal.Message);
    }

    [Fact]
    public async Task What_cannot_be_had_is_refused_with_what_can()
    {
        Assert.Equal("Standard input (-) can be read only once. Name it once.", await RefusalOf(_fetcher, ["-", "-"]));
        Assert.Equal("--name x is a name for one input, and there are 2.", await RefusalOf(_fetcher, ["a.csv", "b.csv"], "x"));
        Assert.Equal("Nothing is fetched from ftp://… Name a file, - for standard input, or https://host/path.", await RefusalOf(_fetcher, ["ftp://host/a.csv"]));
        using var terminal = Fetcher(null);
        Assert.StartsWith("- is standard input, and nothing is piped in.", await RefusalOf(terminal, ["-"]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Waiting_for_standard_input_can_be_stopped()
    {
        using var stop = new CancellationTokenSource();
        using var fetcher = Fetcher(new SilentStream());
        var waiting = fetcher.FetchAsync(["-"], null, new SourceLimits(), _ => { }, stop.Token);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
    }

    private static InputFetcher Fetcher(Stream? standardInput) => new([new WebPlace(TimeProvider.System)], standardInput, new Download(new DownloadPatience(), TimeProvider.System));

    private static Task<IReadOnlyList<InputFile>> FetchAsync(InputFetcher fetcher, string[] locations, string? name = null) =>
        fetcher.FetchAsync(locations, name, new SourceLimits(), _ => { }, default);

    private static async Task<string> RefusalOf(InputFetcher fetcher, string[] locations, string? name = null) =>
        (await Assert.ThrowsAsync<InvalidConfigurationException>(() => FetchAsync(fetcher, locations, name))).Message;

    /// <summary>A pipe into which nobody writes, and which cannot be left.</summary>
    private sealed class SilentStream : MemoryStream
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => new(new TaskCompletionSource<int>().Task);
    }
}
