using Inhaul.Attachments;
using Inhaul.Tests.Fetching;

namespace Inhaul.Tests.Attachments;

/// <summary>What may pass is tried again with patience, what will not is not, and no more is done at once than is allowed.</summary>
public sealed class AttachmentUploaderTests
{
    private static readonly AttachmentContent Content = new("", 0, "image/png", () => Stream.Null);
    private static readonly AttachmentOptions Options = new() { Attempts = 4, FirstWait = TimeSpan.FromSeconds(1), LongestWait = TimeSpan.FromSeconds(3), Uploads = 3 };

    private readonly NoWait _time = new();

    [Fact]
    public async Task What_may_pass_is_tried_again_after_waits_whose_bound_doubles()
    {
        var storage = new ScriptedStorage((_, before, _) => before < 3 ? throw Trouble() : Task.FromResult(true));
        using var uploader = new AttachmentUploader(storage, Options, _time);

        Assert.Equal(new UploadResult(IsWritten: true, Failures: 3), await uploader.UploadAsync("a", Content, default));

        Assert.Equal(3, _time.Waits.Count);
        Assert.All(_time.Waits.Zip([1, 2, 3]), wait => Assert.InRange(wait.First.TotalSeconds, 0, wait.Second));
    }

    [Fact]
    public async Task What_does_not_pass_is_given_up_after_the_last_try()
    {
        var storage = new ScriptedStorage((_, _, _) => throw Trouble());
        using var uploader = new AttachmentUploader(storage, Options, _time);

        var failure = await Assert.ThrowsAsync<AttachmentStorageException>(() => uploader.UploadAsync("a", Content, default));

        Assert.Equal((false, "it is busy, 4 times in a row", 4), (failure.IsTransient, failure.Message, storage.Puts("a")));
    }

    [Fact]
    public async Task What_will_not_pass_is_not_tried_again()
    {
        var storage = new ScriptedStorage((_, _, _) => throw new AttachmentStorageException("it is forbidden", isTransient: false));
        using var uploader = new AttachmentUploader(storage, Options, _time);

        Assert.Equal("it is forbidden", (await Assert.ThrowsAsync<AttachmentStorageException>(() => uploader.UploadAsync("a", Content, default))).Message);
        Assert.Equal((1, 0), (storage.Puts("a"), _time.Waits.Count));
    }

    [Fact]
    public async Task What_the_storage_asks_for_is_waited_and_no_more_than_is_sensible()
    {
        var storage = new ScriptedStorage((address, before, _) => before > 0 ? Task.FromResult(true) : throw Trouble(TimeSpan.FromMinutes(address == "a" ? 4 : 6)));
        using var uploader = new AttachmentUploader(storage, Options, _time);

        await uploader.UploadAsync("a", Content, default);
        Assert.Equal([TimeSpan.FromMinutes(4)], _time.Waits);
        Assert.Equal(
            "it is busy, and asks to be left alone for 360 s",
            (await Assert.ThrowsAsync<AttachmentStorageException>(() => uploader.UploadAsync("b", Content, default))).Message);
    }

    [Fact]
    public async Task A_try_that_takes_too_long_counts_as_failed()
    {
        var storage = new ScriptedStorage(async (_, before, token) =>
        {
            await Task.Delay(before == 0 ? Timeout.InfiniteTimeSpan : TimeSpan.Zero, token);
            return true;
        });
        using var uploader = new AttachmentUploader(storage, Options with { LongestTry = TimeSpan.FromMilliseconds(1) }, _time);

        Assert.InRange((await uploader.UploadAsync("a", Content, default)).Failures, 1, 3);
    }

    [Fact]
    public async Task As_many_as_allowed_are_in_work_at_once_and_never_more()
    {
        var (atOnce, most) = (0, 0);
        var full = new TaskCompletionSource();
        var storage = new ScriptedStorage(async (_, _, _) =>
        {
            most = Math.Max(most, Interlocked.Increment(ref atOnce));
            if (Volatile.Read(ref atOnce) == Options.Uploads)
            {
                full.TrySetResult();
            }

            await full.Task;
            await Task.Yield();
            Interlocked.Decrement(ref atOnce);
            return true;
        });
        using var uploader = new AttachmentUploader(storage, Options, _time);

        await Task.WhenAll(Enumerable.Range(0, 50).Select(number => uploader.UploadAsync($"{number}", Content, default)));

        Assert.Equal(Options.Uploads, most);
    }

    [Fact]
    public async Task Those_that_wait_for_their_next_try_hold_nobody_up()
    {
        var storage = new ScriptedStorage((address, before, _) => address.StartsWith("bad", StringComparison.Ordinal) ? throw Trouble() : Task.FromResult(true));
        using var stop = new CancellationTokenSource();
        using var uploader = new AttachmentUploader(storage, Options with { FirstWait = TimeSpan.FromDays(1), LongestWait = TimeSpan.FromDays(1) }, TimeProvider.System);
        var bad = Enumerable.Range(0, 20).Select(number => uploader.UploadAsync($"bad{number}", Content, stop.Token)).ToList();

        Assert.True((await uploader.UploadAsync("good", Content, default)).IsWritten);

        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Task.WhenAll(bad));
    }

    [Fact]
    public async Task A_content_that_several_need_at_once_is_stored_once_and_goes_on_while_one_of_them_waits()
    {
        var (begun, end) = (new TaskCompletionSource(), new TaskCompletionSource());
        var storage = new ScriptedStorage(async (_, _, token) =>
        {
            begun.TrySetResult();
            await end.Task.WaitAsync(token);
            return true;
        });
        using var stop = new CancellationTokenSource();
        using var uploader = new AttachmentUploader(storage, Options, _time);
        var first = uploader.UploadAsync("a", Content, stop.Token);
        var second = uploader.UploadAsync("a", Content, default);
        await begun.Task;

        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        end.SetResult();

        Assert.True((await second).IsWritten);
        Assert.Equal(1, storage.Puts("a"));
    }

    [Fact]
    public async Task A_content_that_several_had_stored_at_once_counts_for_one_of_them()
    {
        var end = new TaskCompletionSource();
        var storage = new ScriptedStorage(async (_, _, token) =>
        {
            await end.Task.WaitAsync(token);
            return true;
        });
        using var uploader = new AttachmentUploader(storage, Options, _time);
        var uploads = Enumerable.Range(0, 3).Select(_ => uploader.UploadAsync("a", Content, default)).ToList();
        end.SetResult();

        Assert.Single(await Task.WhenAll(uploads), upload => upload.IsWritten);
    }

    [Fact]
    public async Task An_upload_for_which_nobody_waits_any_more_is_stopped_and_can_be_begun_again()
    {
        var (begun, stopped) = (new TaskCompletionSource(), new TaskCompletionSource());
        var storage = new ScriptedStorage(async (_, before, token) =>
        {
            if (before == 0)
            {
                await using var registration = token.Register(() => stopped.TrySetResult());
                begun.TrySetResult();
                await Task.Delay(Timeout.InfiniteTimeSpan, token);
            }

            return true;
        });
        using var stop = new CancellationTokenSource();
        using var uploader = new AttachmentUploader(storage, Options, _time);
        var first = uploader.UploadAsync("a", Content, stop.Token);
        await begun.Task;

        await stop.CancelAsync();
        await stopped.Task;
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);

        Assert.True((await uploader.UploadAsync("a", Content, default)).IsWritten);
        Assert.Equal(2, storage.Puts("a"));
    }

    private static AttachmentStorageException Trouble(TimeSpan? retryAfter = null) => new("it is busy", isTransient: true, retryAfter);
}
