using System.Security.Cryptography;
using Inhaul.Buckets;
using Inhaul.EndToEnd.Tests.Children;
using Inhaul.EndToEnd.Tests.Inputs;

namespace Inhaul.EndToEnd.Tests.Commands;

/// <summary>Attachments come from another folder than their rows, and go to another place than the store.</summary>
public sealed class AttachmentStorageTests : IDisposable
{
    private const int Pictures = 60;
    private const int MostUploads = 4;

    private readonly Workplace _place = new();

    public AttachmentStorageTests()
    {
        Directory.CreateDirectory(_place.PathOf("shots"));
        foreach (var number in Enumerable.Range(1, Pictures))
        {
            _place.Write($"shots/{number}.png", Shot.Content(number));
        }
    }

    public void Dispose() => _place.Dispose();

    [Fact]
    public async Task Everything_arrives_whole_in_a_bucket_that_often_fails()
    {
        using var server = new BucketServer { Faults = new BucketFaults { BusyPercent = 10, DropPercent = 1, RetryAfter = 0 } };
        var counts = (await ImportAsync(server)).Expect(0).Json.GetProperty("attachments");

        Assert.Equal((Pictures, Pictures, 0, 0), (Number("hashed"), Number("stored"), Number("present"), Number("failed")));
        Assert.InRange(Number("retried"), 1, Pictures * 5);
        Assert.InRange(server.MostAtOnce, 2, MostUploads);
        CheckEnd(server);

        int Number(string name) => counts.GetProperty(name).GetInt32();
    }

    [Theory]
    [InlineData("attachment.after-put", 7)]
    [InlineData("attachment.after-note", 2)]
    [InlineData("settle.after-write", 2)]
    public async Task Killed_while_contents_go_to_a_bucket_only_what_was_on_its_way_is_uploaded_once_more(string point, int occurrence)
    {
        using var server = new BucketServer();
        (await ImportAsync(server, $"{point}:{occurrence}=kill")).Expect(CommandResult.Killed);
        Assert.Empty(_place.Store.HasTable("people") ? _place.Store.Rows("SELECT photo FROM people").Except(server.Contents.Keys.Select(key => key["people/".Length..])) : []);

        (await ImportAsync(server)).Expect(0);
        CheckEnd(server);
        Assert.InRange(server.Requests.Count(request => request.Method == "PUT"), Pictures, Pictures + MostUploads);
    }

    [Fact]
    public async Task Rows_that_come_through_a_pipe_say_where_their_attachments_are()
    {
        string[] command = ["import", "-", "--table", "people", "--key", "id", "--attachment", "photo", "--attachments", "kept"];
        Assert.Contains("Name the folder with --attachment-root", (await _place.PipeAsync("id,photo\n1,1.png\n", null, command)).Expect(2).Errors, StringComparison.Ordinal);
        (await _place.PipeAsync("id,photo\n1,1.png\n", null, [.. command, "--attachment-root", "shots"])).Expect(0);
        Assert.Equal(Shot.Content(1), _place.Read($"kept/{Shot.Address(1)}"));
    }

    /// <summary>Imports a row for each picture, into a bucket.</summary>
    private async Task<CommandResult> ImportAsync(BucketServer server, string failpoint = "")
    {
        _place.Write("people.csv", "id,photo\n" + string.Concat(Enumerable.Range(1, Pictures).Select(number => $"{number},{number}.png\n")));
        using var running = _place.StartProgram(
            "/usr/bin/env",
            [
                $"AWS_ENDPOINT_URL={server.Url}", $"AWS_ACCESS_KEY_ID={BucketServer.AccessKey}", "AWS_SECRET_ACCESS_KEY=secret", $"INHAUL_FAILPOINT={failpoint}", RunningCommand.Host, RunningCommand.Assembly,
                "import", "people.csv", "--key", "id", "--column", "id:integer", "--attachment", "photo", "--attachment-root", "shots", "--attachments", "s3://shop/people",
                "--max-uploads", $"{MostUploads}", "--chunk-rows", "20", "--output", "json",
            ]);
        return await running.WaitAsync();
    }

    /// <summary>Every row names its picture, and every picture is there once and whole.</summary>
    private void CheckEnd(BucketServer server)
    {
        Assert.Equal(Shot.Addresses(Pictures).Select(address => $"people/{address}").Order(StringComparer.Ordinal), server.Contents.Keys.Order(StringComparer.Ordinal));
        Assert.All(server.Contents, content => Assert.Equal(Path.GetFileNameWithoutExtension(content.Key), Convert.ToHexStringLower(SHA256.HashData(content.Value))));
        Assert.Equal(Shot.Addresses(Pictures).Select((address, i) => $"{i + 1}|{address}"), _place.Store.Rows("SELECT id, photo FROM people ORDER BY id"));
    }
}
