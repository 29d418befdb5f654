using System.Net;
using System.Text;
using Inhaul.Fetching;
using Inhaul.Sources;

namespace Inhaul.Tests.Fetching;

/// <summary>Files of web servers as they are: redirected, busy, slow, gone, dropped in the middle.</summary>
public sealed class WebFetchTests : IDisposable
{
    private const string Rows = "id,name\n1,Ann\n2,Bob\n";

    private readonly NoWait _time = new();
    private readonly InputFetcher _fetcher;

    public WebFetchTests() => _fetcher = new InputFetcher(
        [new WebPlace(_time)], standardInput: null, new Download(new DownloadPatience { Tries = 4, Silence = TimeSpan.FromSeconds(20) }, _time));

    public void Dispose() => _fetcher.Dispose();

    [Fact]
    public async Task File_is_fetched_and_shown_without_secrets()
    {
        using var server = new WebServer(_ => WebAnswer.Text(Rows));
        var file = await FetchAsync($"http://ann:s3cr%C3%A9t@{server.Host}/data/orders%202024.csv?token=s3cret&flag#part");

        Assert.Equal(Rows, await File.ReadAllTextAsync(file.Path));
        Assert.Equal(("orders 2024.csv", $"{server.Url}/data/orders%202024.csv?token=…&…"), (file.Name, file.Origin));
        Assert.Equal(file.Origin, file.Shown);
        var request = Assert.Single(server.Requests);
        Assert.Equal("/data/orders%202024.csv?token=s3cret&flag", request.Target);
        Assert.Equal($"Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes("ann:s3crét"))}", request["Authorization"]);
    }

    [Fact]
    public async Task Fetched_file_is_for_nobody_else_and_gone_in_the_end()
    {
        using var server = new WebServer(_ => WebAnswer.Text(Rows));
        var file = await FetchAsync(server.Url);
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(Path.GetDirectoryName(file.Path)!));
        }

        _fetcher.Dispose();
        Assert.False(Directory.Exists(Path.GetDirectoryName(file.Path)));
    }

    [Theory]
    [InlineData("/a/orders.csv", null, "orders.csv")]
    [InlineData("/export?id=7", "attachment; filename=\"may orders.csv\"", "may orders.csv")]
    [InlineData("/export", "attachment; filename=x.csv; filename*=UTF-8''gr%C3%B6%C3%9Fe.csv", "größe.csv")]
    [InlineData("/export", "attachment; filename=\"../../etc/passwd\"", "passwd")]
    [InlineData("/export", null, "export")]
    [InlineData("/", null, "127.0.0.1")]
    [InlineData("/latest", "to /files/orders-7.csv", "orders-7.csv")]
    public async Task Name_comes_from_the_server_or_the_url(string target, string? header, string name)
    {
        using var server = new WebServer(request =>
            header is null || request.Target == "/files/orders-7.csv" ? WebAnswer.Text(Rows)
            : header.StartsWith("to ", StringComparison.Ordinal) ? WebAnswer.Of(HttpStatusCode.Found, ("Location", header[3..]))
            : WebAnswer.Text(Rows) with { Headers = [("Content-Disposition", header)] });
        Assert.Equal(name, (await FetchAsync(server.Url + target)).Name);
    }

    [Fact]
    public async Task Redirections_are_followed_and_credentials_stay_with_their_server()
    {
        using var other = new WebServer(_ => WebAnswer.Text(Rows));
        using var server = new WebServer(request => request.Target == "/a" ? WebAnswer.Of(HttpStatusCode.MovedPermanently, ("Location", "/b")) : WebAnswer.Of(HttpStatusCode.TemporaryRedirect, ("Location", $"{other.Url}/c")));
        Assert.Equal(Rows, await File.ReadAllTextAsync((await FetchAsync($"http://ann:secret@{server.Host}/a")).Path));
        Assert.Equal([true, true], server.Requests.Select(request => request["Authorization"] is not null));
        Assert.Null(Assert.Single(other.Requests)["Authorization"]);
    }

    [Fact]
    public async Task Redirection_in_a_circle_ends()
    {
        using var server = new WebServer(_ => WebAnswer.Of(HttpStatusCode.Found, ("Location", "/again")));
        Assert.StartsWith($"{server.Url}/a is redirected more than 10 times.", (await RefusalOf(server.Url + "/a")).Message, StringComparison.Ordinal);
        Assert.Equal(11, server.Requests.Count);
    }

    [Theory]
    [InlineData(HttpStatusCode.NotFound, "does not exist (404 NotFound).")]
    [InlineData(HttpStatusCode.Unauthorized, "may not be read (401 Unauthorized). Write user and password into the URL, as in https://user:password@host/path, or fetch the file another way and import that.")]
    [InlineData(HttpStatusCode.MethodNotAllowed, "cannot be fetched: the server says 405 MethodNotAllowed.")]
    public async Task What_waiting_does_not_mend_is_said_at_once(HttpStatusCode status, string said)
    {
        using var server = new WebServer(_ => WebAnswer.Of(status));
        Assert.Equal($"{server.Url}/a.csv?key=… {said}", (await RefusalOf(server.Url + "/a.csv?key=secret")).Message);
        Assert.Single(server.Requests);
        Assert.Empty(_time.Waits);
    }

    [Fact]
    public async Task Busy_server_is_asked_again_after_growing_waits_with_jitter()
    {
        var asked = 0;
        using var server = new WebServer(_ => ++asked < 4 ? WebAnswer.Of(HttpStatusCode.ServiceUnavailable) : WebAnswer.Text(Rows));
        Assert.Equal(Rows, await File.ReadAllTextAsync((await FetchAsync(server.Url)).Path));
        Assert.Equal(3, _time.Waits.Count);
        Assert.All(_time.Waits.Zip([1.0, 2.0, 4.0]), wait => Assert.InRange(wait.First.TotalSeconds, 0, wait.Second));
    }

    [Fact]
    public async Task Server_says_how_long_to_wait_in_seconds_or_by_a_date()
    {
        var asked = 0;
        using var server = new WebServer(_ => ++asked switch
        {
            1 => WebAnswer.Of(HttpStatusCode.TooManyRequests, ("Retry-After", "7")),
            2 => WebAnswer.Of(HttpStatusCode.ServiceUnavailable, ("Retry-After", NoWait.Now.AddSeconds(90).ToString("R"))),
            _ => WebAnswer.Text(Rows),
        });
        await FetchAsync(server.Url);
        Assert.Equal([TimeSpan.FromSeconds(7), TimeSpan.FromSeconds(90)], _time.Waits);
    }

    [Fact]
    public async Task Server_that_asks_for_too_long_a_wait_or_stays_busy_is_given_up()
    {
        using var patient = new WebServer(_ => WebAnswer.Of(HttpStatusCode.TooManyRequests, ("Retry-After", "3600")));
        Assert.Equal(
            $"{patient.Url}/a cannot be fetched now: the server says 429 TooManyRequests, and asks to be left alone for 3600 s. Run the same command again then.",
            (await Assert.ThrowsAsync<IOException>(() => FetchAsync(patient.Url + "/a"))).Message);
        Assert.Single(patient.Requests);

        using var broken = new WebServer(_ => WebAnswer.Of(HttpStatusCode.BadGateway));
        Assert.Equal(
            $"{broken.Url}/a cannot be fetched now: the server says 502 BadGateway, 4 times in a row. Run the same command again later.",
            (await Assert.ThrowsAsync<IOException>(() => FetchAsync(broken.Url + "/a"))).Message);
        Assert.Equal(4, broken.Requests.Count);
    }

    [Fact]
    public async Task Dropped_download_goes_on_where_it_broke_off()
    {
        var content = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(Rows, 50_000)));
        using var server = new WebServer(request => WebAnswer.File(request, content, "\"v1\"") is var answer && answer.Body.Length > 300_000 ? answer with { DropAfter = 300_000 } : answer);
        var fetched = new List<FetchedBytes>();
        var files = await _fetcher.FetchAsync([server.Url + "/a.csv"], name: null, new SourceLimits(), fetched.Add, default);

        Assert.Equal(content, await File.ReadAllBytesAsync(files[0].Path));
        Assert.Equal([null, "bytes=300000-", "bytes=600000-", "bytes=900000-"], server.Requests.Select(request => request["Range"]));
        Assert.All(server.Requests.Skip(1), request => Assert.Equal("\"v1\"", request["If-Range"]));
        Assert.Equal(new FetchedBytes(content.Length, content.Length), fetched[^1]);
    }

    [Fact]
    public async Task Dropped_download_starts_over_when_the_file_changed_or_there_are_no_parts()
    {
        var content = Encoding.UTF8.GetBytes(Rows);
        var asked = 0;
        using var changing = new WebServer(request => ++asked == 1 ? WebAnswer.File(request, "old,"u8.ToArray(), "\"v1\"") with { DropAfter = 2 } : WebAnswer.File(request, content, "\"v2\""));
        Assert.Equal(Rows, await File.ReadAllTextAsync((await FetchAsync(changing.Url)).Path));
        Assert.Equal("bytes=2-", changing.Requests[1]["Range"]);

        asked = 0;
        using var plain = new WebServer(_ => WebAnswer.Text(Rows) with { DropAfter = ++asked == 1 ? 9 : null });
        Assert.Equal(Rows, await File.ReadAllTextAsync((await FetchAsync(plain.Url)).Path));
        Assert.Null(plain.Requests[1]["Range"]);

        asked = 0;
        using var shrunk = new WebServer(request => ++asked == 1 ? WebAnswer.File(request, new byte[100], "\"v1\"") with { DropAfter = 50 } : WebAnswer.File(request, content, "\"v1\""));
        Assert.Equal(Rows, await File.ReadAllTextAsync((await FetchAsync(shrunk.Url)).Path));
        Assert.Equal([null, "bytes=50-", null], shrunk.Requests.Select(request => request["Range"]));
    }

    [Fact]
    public async Task Server_that_is_not_there_is_tried_some_times_and_a_host_that_is_none_is_not()
    {
        string url;
        using (var gone = new WebServer(_ => WebAnswer.Text(Rows)))
        {
            url = gone.Url;
        }

        Assert.Contains("no connection (", (await Assert.ThrowsAsync<IOException>(() => FetchAsync(url))).Message, StringComparison.Ordinal);
        Assert.Equal(3, _time.Waits.Count);
    }

    [Fact]
    public async Task File_beyond_the_limit_is_refused_before_it_is_fetched()
    {
        using var server = new WebServer(_ => WebAnswer.Text(Rows));
        var refusal = await Assert.ThrowsAsync<InvalidConfigurationException>(() => _fetcher.FetchAsync([server.Url], null, new SourceLimits { FileBytes = 10 }, _ => { }, default));
        Assert.Equal($"{server.Url}/ has more bytes than the limit of 10. Raise it with --limit file-bytes={Rows.Length} if that is meant.", refusal.Message);
    }

    [Fact]
    public async Task Content_that_is_sent_compressed_is_unpacked_when_it_is_read()
    {
        using var server = new WebServer(request => request.Target == "/br"
            ? WebAnswer.Text("?") with { Headers = [("Content-Encoding", "br")] }
            : new WebAnswer(HttpStatusCode.OK, Sources.Packed.Gzip(Rows)) { Headers = [("Content-Encoding", "gzip")] });
        var found = await SourceFinder.FindAsync([await FetchAsync(server.Url + "/orders.csv")], [], sheet: null, new SourceLimits(), default);
        using var reader = new StreamReader(found.Files[0].OpenUtf8());
        Assert.Equal(("orders.csv", Rows, $"{server.Url}/orders.csv"), (found.Files[0].Name, await reader.ReadToEndAsync(), found.Files[0].Origin));
        Assert.Contains("is sent in the encoding br", (await RefusalOf(server.Url + "/br")).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://")]
    [InlineData("https://a b/c")]
    public async Task Url_that_is_none_is_refused_without_repeating_it(string url) =>
        Assert.Equal("A URL is not well formed. Write it as https://host/path, with signs such as spaces escaped (%20).", (await RefusalOf(url)).Message);

    private async Task<InputFile> FetchAsync(string url) => Assert.Single(await _fetcher.FetchAsync([url], name: null, new SourceLimits(), _ => { }, default));

    private Task<InvalidConfigurationException> RefusalOf(string url) => Assert.ThrowsAsync<InvalidConfigurationException>(() => FetchAsync(url));
}
