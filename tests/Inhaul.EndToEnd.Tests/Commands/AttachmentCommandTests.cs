using System.Text;
using Inhaul.Buckets;
using Inhaul.EndToEnd.Tests.Children;
using Inhaul.EndToEnd.Tests.Inputs;

namespace Inhaul.EndToEnd.Tests.Commands;

/// <summary>Stored attachments are verified and collected on the command line.</summary>
public abstract class AttachmentCommandTests : IDisposable
{
    private readonly Workplace _place;

    private protected AttachmentCommandTests(StoreKind kind)
    {
        _place = new Workplace(kind);
        Directory.CreateDirectory(_place.PathOf("pictures"));
        foreach (var number in (int[])[1, 2, 3])
        {
            _place.Write($"pictures/{number}.png", Shot.Content(number));
        }
    }

    public void Dispose()
    {
        _place.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task What_no_row_names_is_removed_once_it_is_old_enough()
    {
        await AttachAsync();
        Assert.Equal($"{Kept}: 0 attachments (0 bytes) removed\n", (await _place.RunAsync("attachments", "gc")).Expect(0).Output);
        Assert.Equal($"{Kept}: 2 attachments (18 bytes) would be removed\n", (await _place.RunAsync("attachments", "gc", "--older-than", "0s", "--dry-run")).Expect(0).Output);
        Assert.Equal([Shot.Address(1), Shot.Address(2), Shot.Address(3)], Stored());

        var removed = (await _place.RunAsync("attachments", "gc", "--older-than", "0s", "--attachments", "kept", "--output", "json")).Expect(0).Json[0];

        Assert.Equal((Kept, 2, 18, 0), (removed.GetProperty("storage").GetString(), removed.GetProperty("removed").GetInt32(), removed.GetProperty("removedBytes").GetInt32(), removed.GetProperty("left").GetInt32()));
        Assert.Equal([Shot.Address(2)], Stored());
        Assert.Equal([Shot.Address(2)], _place.Store.Rows("SELECT address FROM inhaul_attachment"));
    }

    [Fact]
    public async Task What_is_missing_or_damaged_is_found_and_is_1()
    {
        await AttachAsync();
        Assert.Equal($"{Kept}: 3 attachments (27 bytes) read back; 0 are missing, 0 are damaged, 0 cannot be read\n", (await _place.RunAsync("attachments", "verify")).Expect(0).Output);

        File.Delete(_place.PathOf($"kept/{Shot.Address(1)}"));
        File.WriteAllText(_place.PathOf($"kept/{Shot.Address(2)}"), "picture X");

        var text = (await _place.RunAsync("attachments", "verify")).Expect(1).Output;
        Assert.Equal(
            new[] { $"- {Shot.Address(1)}: is not there", $"- {Shot.Address(2)}: has other bytes", $"{Kept}: 3 attachments (27 bytes) read back; 1 are missing, 1 are damaged, 0 cannot be read" }.Order(StringComparer.Ordinal),
            text.TrimEnd().Split('\n').Order(StringComparer.Ordinal));
        var json = (await _place.RunAsync("attachments", "verify", "--attachments", "kept", "--output", "json")).Expect(1).Json[0];
        Assert.Equal((3, 1, 1, 2), (json.GetProperty("verified").GetInt32(), json.GetProperty("missing").GetInt32(), json.GetProperty("damaged").GetInt32(), json.GetProperty("problems").GetArrayLength()));
    }

    [Fact]
    public async Task Nothing_is_removed_while_nobody_can_say_what_is_needed()
    {
        await AttachAsync();
        _place.Store.Execute("ALTER TABLE people RENAME TO persons");
        Assert.StartsWith($"inhaul: people.picture names attachments in {Kept}, and there is no such column any more", (await _place.RunAsync("attachments", "gc", "--older-than", "0s")).Expect(2).Errors, StringComparison.Ordinal);
        Assert.Equal(3, Stored().Count);

        Assert.Equal(
            "inhaul: --forget people.name: no such column names attachments. Those that do are people.picture.\n",
            (await _place.RunAsync("attachments", "gc", "--forget", "people.name")).Expect(2).Errors);
        (await _place.RunAsync("attachments", "gc", "--forget", "people.picture", "--dry-run")).Expect(2);
        (await _place.RunAsync("attachments", "gc", "--forget", "people.picture", "--older-than", "0s")).Expect(0);
        Assert.Empty(Stored());
    }

    [Theory]
    [InlineData("soon")]
    [InlineData("24")]
    [InlineData("-1h")]
    [InlineData("1.5h")]
    [InlineData("h")]
    public async Task A_time_that_is_not_understood_is_2(string time) => Assert.Equal(
        $"inhaul: --older-than {time} is not understood. Write a number and s, m, h or d, for example 24h.\n", (await _place.RunAsync("attachments", "gc", $"--older-than={time}")).Expect(2).Errors);

    [Fact]
    public async Task A_bucket_is_verified_and_collected_like_a_folder()
    {
        await AttachAsync();
        using var server = new BucketServer { Faults = new BucketFaults { BusyPercent = 5, RetryAfter = 0 } };
        foreach (var number in (int[])[1, 2, 3])
        {
            server.Contents[$"shots/{Shot.Address(number)}"] = Encoding.UTF8.GetBytes(Shot.Content(number));
        }

        _place.Store.Execute("UPDATE inhaul_attachment SET storage = 's3://shop/shots'");
        _place.Store.Execute("UPDATE inhaul_attachment_column SET storage = 's3://shop/shots'");
        using var verified = StartWithBucket(server, "verify");
        Assert.Equal("s3://shop/shots: 3 attachments (27 bytes) read back; 0 are missing, 0 are damaged, 0 cannot be read\n", (await verified.WaitAsync()).Expect(0).Output);
        using var collected = StartWithBucket(server, "gc", "--older-than", "0s");
        Assert.Equal("s3://shop/shots: 2 attachments (18 bytes) removed\n", (await collected.WaitAsync()).Expect(0).Output);
        Assert.Equal([$"shots/{Shot.Address(2)}"], server.Contents.Keys);
    }

    private RunningCommand StartWithBucket(BucketServer server, params string[] arguments) => _place.StartProgram(
        "/usr/bin/env", [$"AWS_ENDPOINT_URL={server.Url}", $"AWS_ACCESS_KEY_ID={BucketServer.AccessKey}", "AWS_SECRET_ACCESS_KEY=secret", RunningCommand.Host, RunningCommand.Assembly, "attachments", .. arguments]);

    private string Kept => _place.PathOf("kept");

    private async Task AttachAsync()
    {
        using var running = _place.StartProgram(RunningCommand.Host, RunningCommand.Application("Inhaul.ProcessorApp"), "attach", "pictures", "kept");
        (await running.WaitAsync()).Expect(0);
        _place.Store.Execute("CREATE TABLE people (id integer PRIMARY KEY, picture text)");
        _place.Store.Execute($"INSERT INTO people VALUES (1, '{Shot.Address(2)}')");
        _place.Store.Execute($"INSERT INTO inhaul_attachment_column VALUES ('default', '{Kept}', 'people', 'picture')");
    }

    private IReadOnlyList<string> Stored() =>
        [.. Shot.Addresses(3).Where(address => File.Exists(_place.PathOf($"kept/{address}")))];
}
