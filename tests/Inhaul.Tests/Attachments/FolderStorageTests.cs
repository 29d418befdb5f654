using Inhaul.Attachments;
using Inhaul.Diagnostics;
using Inhaul.Stores;

namespace Inhaul.Tests.Attachments;

/// <summary>A folder never shows a part of a content under its address, and leaves nothing behind.</summary>
public sealed class FolderStorageTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly FolderStorage _storage;

    public FolderStorageTests() => _storage = new FolderStorage(PathOf("kept/"));

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_content_is_kept_found_read_listed_and_removed()
    {
        var file = Picture(1);
        var address = file.Address.ToString();
        Assert.Null(await _storage.FindAsync(address, default));
        Assert.Empty(await ListAsync(""));

        Assert.True(await _storage.PutAsync(address, file.Content, default));

        Assert.Equal(1_000, (await _storage.FindAsync(address, default))!.Length);
        await using (var stream = await _storage.OpenAsync(address, default))
        {
            Assert.Equal((file.Address.Sha256, 1_000), await ContentHash.OfAsync(stream, default));
        }

        var found = Assert.Single(await ListAsync("sha256/"));
        Assert.Equal((address, 1_000L), (found.Address, found.Length));
        Assert.InRange(found.WrittenAt, DateTimeOffset.UtcNow.AddMinutes(-1), DateTimeOffset.UtcNow.AddMinutes(1));
        Assert.Empty(await ListAsync("sha256/zz"));
        Assert.Equal([address], Files());

        await _storage.DeleteAsync(address, default);
        await _storage.DeleteAsync(address, default);
        Assert.Null(await _storage.FindAsync(address, default));
        Assert.Empty(Files());
    }

    [Fact]
    public async Task What_is_there_is_not_written_again_and_what_is_short_is_replaced()
    {
        var file = Picture(1);
        var address = file.Address.ToString();
        await _storage.PutAsync(address, file.Content, default);
        var before = File.GetLastWriteTimeUtc(PathOf($"kept/{address}"));

        Assert.False(await _storage.PutAsync(address, file.Content, default));
        Assert.Equal(before, File.GetLastWriteTimeUtc(PathOf($"kept/{address}")));

        await File.WriteAllBytesAsync(PathOf($"kept/{address}"), new byte[999]);
        Assert.True(await _storage.PutAsync(address, file.Content, default));
        Assert.Equal(await File.ReadAllBytesAsync(file.Path), await File.ReadAllBytesAsync(PathOf($"kept/{address}")));
    }

    [Fact]
    public async Task Many_writers_of_one_content_do_not_disturb_each_other()
    {
        var file = Picture(1);
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => new FolderStorage(PathOf("kept")).PutAsync(file.Address.ToString(), file.Content, default))));

        Assert.Equal([file.Address.ToString()], Files());
        Assert.Equal(await File.ReadAllBytesAsync(file.Path), await File.ReadAllBytesAsync(PathOf($"kept/{file.Address}")));
    }

    [Fact]
    public async Task A_write_that_fails_leaves_nothing()
    {
        var file = Picture(1);
        await File.WriteAllBytesAsync(file.Path, new byte[1_000]);
        await Assert.ThrowsAsync<AttachmentStorageException>(() => _storage.PutAsync(file.Address.ToString(), file.Content, default));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _storage.PutAsync(file.Address.ToString(), Picture(2).Content, new CancellationToken(canceled: true)));

        Assert.Empty(Files());
    }

    [Fact]
    public async Task Nothing_is_under_the_address_before_all_of_it_is()
    {
        var file = Picture(1);
        Assert.Equal((string[])[], await Task.Run(async () =>
        {
            string[] seen = ["never asked"];
            Failpoint.WatchFlow(name => seen = name == FailpointName.AttachmentBeforeRename ? [.. Directory.GetFiles(PathOf("kept"), "*", SearchOption.AllDirectories).Where(path => !path.Contains(".unfinished", StringComparison.Ordinal))] : seen);
            await _storage.PutAsync(file.Address.ToString(), file.Content, default);
            return seen;
        }));
        Assert.Equal([file.Address.ToString()], Files());
    }

    [Fact]
    public async Task What_dead_writers_left_is_removed_and_what_others_are_at_is_not()
    {
        Directory.CreateDirectory(PathOf("kept/.unfinished"));
        var alive = WorkerIdentity.Next();
        var dead = alive.Split('/') is [var scope, _, .. var rest] ? $"{scope}/999999999/{string.Join('/', rest)}" : "";
        Leave(alive, DateTime.UtcNow);
        Leave(dead, DateTime.UtcNow);
        Leave("elsewhere:1/1/1/1", DateTime.UtcNow);
        Leave("elsewhere:1/1/1/2", DateTime.UtcNow.AddDays(-2));

        await _storage.PutAsync(Picture(1).Address.ToString(), Picture(1).Content, default);

        Assert.Equal(
            new[] { alive, "elsewhere:1/1/1/1" }.Select(owner => owner.Replace('/', '~')).Order(StringComparer.Ordinal),
            Directory.GetFiles(PathOf("kept/.unfinished")).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal));

        void Leave(string owner, DateTime at)
        {
            var path = PathOf($"kept/.unfinished/{owner.Replace('/', '~')}");
            File.WriteAllText(path, "half");
            File.SetLastWriteTimeUtc(path, at);
        }
    }

    [Fact]
    public void A_folder_has_one_name_whichever_way_leads_to_it()
    {
        Directory.CreateDirectory(PathOf("kept/shots"));
        Directory.CreateSymbolicLink(PathOf("first"), PathOf("kept"));
        Directory.CreateSymbolicLink(PathOf("second"), PathOf("first/shots"));

        Assert.All(
            ["kept/shots", "kept/shots/", "kept/./x/../shots", "first/shots", "second"],
            path => Assert.Equal(PathOf("kept/shots"), new FolderStorage(PathOf(path)).Location));
        Assert.Equal(PathOf("kept/new/one"), new FolderStorage(PathOf("first/new/one")).Location);
    }

    [Theory]
    [InlineData("../out.png")]
    [InlineData("/etc/passwd")]
    [InlineData("")]
    public async Task An_address_that_leads_out_is_refused(string address)
    {
        var failure = await Assert.ThrowsAsync<AttachmentStorageException>(() => _storage.PutAsync(address, Picture(1).Content, default));
        Assert.Equal((false, $"'{address}' leads out of {PathOf("kept")}"), (failure.IsTransient, failure.Message));
    }

    [Fact]
    public async Task What_is_not_there_cannot_be_opened()
    {
        var failure = await Assert.ThrowsAsync<AttachmentStorageException>(() => _storage.OpenAsync("sha256/none", default));
        Assert.False(failure.IsTransient);
    }

    private HashedFile Picture(int seed) => Pictures.Hash(Pictures.Write(_folder, $"{seed}.png", seed));

    private string PathOf(string name) => Path.Combine(_folder.Path, name);

    private async Task<List<StoredContent>> ListAsync(string prefix)
    {
        var found = new List<StoredContent>();
        await foreach (var content in _storage.ListAsync(prefix, default))
        {
            found.Add(content);
        }

        return found;
    }

    private string[] Files() => [.. Directory.GetFiles(PathOf("kept"), "*", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(PathOf("kept"), path))];
}
