using System.Net;
using System.Text;
using Inhaul.Attachments;
using Inhaul.Buckets;
using Inhaul.S3;
using Inhaul.Tests.Attachments;
using Inhaul.Tests.Fetching;

namespace Inhaul.Tests.S3;

/// <summary>Contents in a bucket: kept as they are, confirmed, and whatever goes wrong is told apart.</summary>
[Collection(nameof(S3Environment))]
public sealed class S3AttachmentTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly BucketServer _server = new();
    private readonly S3Environment _environment;
    private readonly S3AttachmentStorage _storage;

    public S3AttachmentTests()
    {
        _environment = new S3Environment(_server.Url);
        _storage = S3AttachmentStorage.Open("s3://shop/shots/");
    }

    public void Dispose()
    {
        _storage.Dispose();
        _environment.Dispose();
        _server.Dispose();
        _folder.Dispose();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1_000)]
    [InlineData(3_000_000)]
    public async Task A_content_is_kept_found_read_and_removed(int bytes)
    {
        var file = Picture(1, bytes);
        var address = file.Address.ToString();
        Assert.Null(await _storage.FindAsync(address, default));

        Assert.True(await _storage.PutAsync(address, file.Content, default));

        Assert.Equal(await File.ReadAllBytesAsync(file.Path), _server.Contents[$"shots/{address}"]);
        var put = _server.Requests.Single(request => request.Method == "PUT");
        Assert.Equal((file.Address.Sha256, "image/png", null), (put["x-amz-content-sha256"], put["Content-Type"], put["Content-Encoding"]));
        Assert.Equal(bytes, (await _storage.FindAsync(address, default))!.Length);
        await using (var stream = await _storage.OpenAsync(address, default))
        {
            Assert.Equal((file.Address.Sha256, bytes), await ContentHash.OfAsync(stream, default));
        }

        await _storage.DeleteAsync(address, default);
        await _storage.DeleteAsync(address, default);
        Assert.Empty(_server.Contents);
    }

    [Fact]
    public async Task Everything_under_the_prefix_is_listed_over_all_pages()
    {
        foreach (var number in Enumerable.Range(0, 250))
        {
            _server.Contents[$"shots/sha256/{number}"] = new byte[number];
        }

        _server.Contents["shots/other"] = [];
        _server.Contents["others/sha256/1"] = [];
        var found = new List<StoredContent>();
        await foreach (var content in _storage.ListAsync("sha256/", default))
        {
            found.Add(content);
        }

        Assert.Equal(Enumerable.Range(0, 250).Select(number => ($"sha256/{number}", (long)number)).Order(), found.Select(content => (content.Address, content.Length)).Order());
        Assert.All(found, content => Assert.Equal(DateTimeOffset.UnixEpoch, content.WrittenAt));
    }

    [Fact]
    public async Task A_file_that_changes_while_it_is_sent_is_not_kept_and_not_tried_again()
    {
        var file = Picture(1);
        await File.WriteAllBytesAsync(file.Path, new byte[1_000]);

        var failure = await Assert.ThrowsAsync<AttachmentStorageException>(() => _storage.PutAsync(file.Address.ToString(), file.Content, default));

        Assert.Equal((false, $"{file.Path} was changed while it was imported. Retry the row when nobody writes to the file."), (failure.IsTransient, failure.Message));
        Assert.Empty(_server.Contents);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(7)]
    public async Task A_storage_that_is_busy_may_pass_and_says_for_how_long(int? seconds)
    {
        _server.Faults = new BucketFaults { BusyPercent = 100, RetryAfter = seconds };
        foreach (var ask in Everything())
        {
            var failure = await Assert.ThrowsAsync<AttachmentStorageException>(ask);
            Assert.Equal((true, (double?)seconds), (failure.IsTransient, failure.RetryAfter?.TotalSeconds));
        }
    }

    [Fact]
    public async Task A_dropped_connection_may_pass()
    {
        _server.Faults = new BucketFaults { DropPercent = 100 };
        foreach (var ask in Everything())
        {
            var failure = await Assert.ThrowsAsync<AttachmentStorageException>(ask);
            Assert.True(failure.IsTransient);
            Assert.StartsWith("no connection (", failure.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Wrong_credentials_do_not_pass()
    {
        using var nobody = new S3Environment(_server.Url, "somebody");
        using var storage = S3AttachmentStorage.Open("s3://shop/shots");
        foreach (var ask in Everything(storage))
        {
            var failure = await Assert.ThrowsAsync<AttachmentStorageException>(ask);
            Assert.False(failure.IsTransient);
            Assert.Contains("is forbidden (403 ", failure.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Nothing_there_is_told_from_no_bucket()
    {
        var nothing = await Assert.ThrowsAsync<AttachmentStorageException>(() => _storage.OpenAsync("sha256/none", default));
        Assert.Equal((false, "s3://shop/shots/sha256/none does not exist"), (nothing.IsTransient, nothing.Message));
        using var storage = S3AttachmentStorage.Open("s3://none");
        var noBucket = await Assert.ThrowsAsync<AttachmentStorageException>(() => storage.PutAsync("a", Picture(1).Content, default));
        Assert.Equal((false, "there is no bucket none"), (noBucket.IsTransient, noBucket.Message));
    }

    [Theory]
    [InlineData("s3://shop", "s3://shop")]
    [InlineData("s3://shop/", "s3://shop")]
    [InlineData("s3://shop/a/b/", "s3://shop/a/b")]
    public void The_same_place_has_one_name(string written, string location) => Assert.Equal(location, S3Folder.Parse(written).ToString());

    [Fact]
    public void A_place_without_a_bucket_is_refused() => Assert.Equal(
        "'s3:///a' names no bucket. Write s3://bucket, or s3://bucket/folder for a part of it.", Assert.Throws<InvalidConfigurationException>(() => S3Folder.Parse("s3:///a")).Message);

    [Fact]
    public async Task The_stand_in_refuses_what_would_be_kept_damaged()
    {
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Put, new Uri($"{_server.Url}/shop/a")) { Content = new StringContent("5;chunk-signature=x\r\nhello\r\n", Encoding.ASCII) };
        request.Content.Headers.ContentEncoding.Add("aws-chunked");
        request.Headers.TryAddWithoutValidation("Authorization", "AWS4-HMAC-SHA256 Credential=tester/x, Signature=x");

        Assert.Equal(HttpStatusCode.BadRequest, (await client.SendAsync(request)).StatusCode);
    }

    [Fact]
    public async Task Five_hundred_pictures_arrive_at_an_unreliable_storage()
    {
        _server.Faults = new BucketFaults { BusyPercent = 10, DropPercent = 1, RetryAfter = 1 };
        var files = Enumerable.Range(1, 500).Select(number => Picture(number)).ToList();

        // Each try is three requests. The step of an import that stores attachments tries twice as often as the uploader, which is alone here.
        using var uploader = new AttachmentUploader(_storage, new AttachmentOptions { Attempts = 12 }, new NoWait());

        var results = await Task.WhenAll(files.Select(file => uploader.UploadAsync(file.Address.ToString(), file.Content, default)));

        Assert.Equal(500, _server.Contents.Count);
        Assert.All(files, file => Assert.Equal(File.ReadAllBytes(file.Path), _server.Contents[$"shots/{file.Address}"]));
        Assert.All(results, result => Assert.True(result.IsWritten));
        Assert.InRange(results.Sum(result => result.Failures), 40, 400);
        Assert.InRange(_server.MostAtOnce, 2, 10);
    }

    private IEnumerable<Func<Task>> Everything(S3AttachmentStorage? storage = null)
    {
        var (asked, file) = (storage ?? _storage, Picture(1));
        return
        [
            () => asked.PutAsync(file.Address.ToString(), file.Content, default),
            () => asked.FindAsync("a", default),
            () => asked.OpenAsync("a", default),
            () => asked.DeleteAsync("a", default),
            async () => await asked.ListAsync("", default).GetAsyncEnumerator().MoveNextAsync(),
        ];
    }

    private HashedFile Picture(int seed, int bytes = 1_000) => Pictures.Hash(Pictures.Write(_folder, $"{seed}.png", seed, bytes));
}
