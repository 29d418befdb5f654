using Inhaul.Fetching;
using Inhaul.S3;
using Inhaul.Sources;
using Inhaul.Tests.Fetching;

namespace Inhaul.Tests.S3;

/// <summary>Objects of a storage that the environment names, as every program finds it.</summary>
[Collection(nameof(S3Environment))]
public sealed class S3FetchTests : IDisposable
{
    private static readonly string Rows = "id,name\n" + string.Concat(Enumerable.Range(1, 5_000).Select(id => $"{id},name {id}\n"));

    private readonly NoWait _time = new();
    private readonly S3Storage _storage = new();
    private readonly S3Environment _environment;
    private readonly InputFetcher _fetcher;

    public S3FetchTests()
    {
        _environment = new S3Environment(_storage.Server.Url);
        _fetcher = new InputFetcher([new S3Place()], standardInput: null, new Download(new DownloadPatience { Tries = 3 }, _time));
        _storage.Put("in/2024/b.csv", Rows);
        _storage.Put("in/2024/a b.csv", "id\n1\n");
        _storage.Put("in/2024/c.txt", "no");
        _storage.Put("in/2025/d.csv", "id\n4\n");
        _storage.Put("other.csv", "id\n5\n");
    }

    public void Dispose()
    {
        _fetcher.Dispose();
        _storage.Dispose();
        _environment.Dispose();
    }

    [Fact]
    public async Task Object_is_fetched_under_its_last_name()
    {
        var file = Assert.Single(await FetchAsync("s3://shop/in/2024/b.csv"));
        Assert.Equal(("b.csv", "s3://shop/in/2024/b.csv", Rows), (file.Name, file.Origin, await File.ReadAllTextAsync(file.Path)));
    }

    [Fact]
    public async Task Pattern_names_all_objects_that_match_in_the_order_of_their_keys() => Assert.Equal(
        ["s3://shop/in/2024/a b.csv", "s3://shop/in/2024/b.csv", "s3://shop/in/2025/d.csv"], (await FetchAsync("s3://shop/in/*.csv")).Select(file => file.Origin));

    [Fact]
    public async Task Busy_storage_is_asked_again_and_a_dropped_download_goes_on()
    {
        _storage.Busy = 2;
        _storage.DropAfter = 40_000;
        Assert.Equal(Rows, await File.ReadAllTextAsync(Assert.Single(await FetchAsync("s3://shop/in/2024/b.csv")).Path));
        Assert.Equal([null, null, null, "bytes=40000-"], _storage.Server.Requests.Select(request => request["Range"]));
        Assert.Equal(3, _time.Waits.Count);
    }

    [Theory]
    [InlineData("s3://shop/none.csv", "s3://shop/none.csv does not exist.")]
    [InlineData("s3://none/a.csv", "There is no bucket none.")]
    [InlineData("s3://shop/none/*.csv", "Nothing in s3://shop matches none/*.csv.")]
    [InlineData("s3://shop", "'s3://shop' names no object. Write s3://bucket/key, or s3://bucket/folder/*.csv for several.")]
    public async Task What_is_not_there_is_said_so_at_once(string location, string said) =>
        Assert.Equal(said, (await Assert.ThrowsAsync<InvalidConfigurationException>(() => FetchAsync(location))).Message);

    [Fact]
    public async Task Wrong_credentials_are_told_from_trouble_that_passes()
    {
        using var nobody = new S3Environment(_storage.Server.Url, "somebody");
        Assert.StartsWith(
            "s3://shop/other.csv may not be read (403 AccessDenied). Check AWS_ACCESS_KEY_ID",
            (await Assert.ThrowsAsync<InvalidConfigurationException>(() => FetchAsync("s3://shop/other.csv"))).Message, StringComparison.Ordinal);
        Assert.Empty(_time.Waits);
    }

    [Fact]
    public async Task Storage_that_stays_busy_is_given_up()
    {
        _storage.Busy = 100;
        Assert.Equal(
            "s3://shop/other.csv cannot be fetched now: the storage says 503 SlowDown, 3 times in a row. Run the same command again later.",
            (await Assert.ThrowsAsync<IOException>(() => FetchAsync("s3://shop/other.csv"))).Message);
        Assert.Contains("s3://shop/*.csv cannot be listed now", (await Assert.ThrowsAsync<IOException>(() => FetchAsync("s3://shop/*.csv"))).Message, StringComparison.Ordinal);
    }

    private Task<IReadOnlyList<InputFile>> FetchAsync(string location) => _fetcher.FetchAsync([location], name: null, new SourceLimits(), _ => { }, default);
}
