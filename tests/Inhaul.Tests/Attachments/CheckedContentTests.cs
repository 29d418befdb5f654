using System.Security.Cryptography;
using Inhaul.Attachments;

namespace Inhaul.Tests.Attachments;

/// <summary>What is stored under an address is what was hashed, whatever happens to the file meanwhile.</summary>
public sealed class CheckedContentTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(131_072)]
    [InlineData(1_000_003)]
    public async Task A_file_is_hashed_block_by_block_as_it_would_be_as_a_whole(int bytes)
    {
        var path = Pictures.Write(_folder, "a.png", seed: 1, bytes);

        var file = Pictures.Hash(path);
        await using var stream = file.Content.Open();

        Assert.Equal((Convert.ToHexStringLower(SHA256.HashData(await File.ReadAllBytesAsync(path))), bytes), (file.Address.Sha256, (int)file.Length));
        Assert.Equal((file.Address.Sha256, bytes), await ContentHash.OfAsync(stream, default));
    }

    [Fact]
    public async Task It_can_be_read_again_from_its_begin()
    {
        var file = Pictures.Hash(Pictures.Write(_folder, "a.png", seed: 1));
        await using var stream = file.Content.Open();
        await stream.ReadExactlyAsync(new byte[400]);

        stream.Position = 0;

        Assert.Equal(file.Address.Sha256, (await ContentHash.OfAsync(stream, default)).Sha256);
        stream.Seek(0, SeekOrigin.Begin);
        Assert.Equal(file.Address.Sha256, (await ContentHash.OfAsync(stream, default)).Sha256);
    }

    [Theory]
    [InlineData(1_000)]
    [InlineData(999)]
    [InlineData(1_001)]
    [InlineData(0)]
    public async Task A_file_that_has_changed_does_not_give_its_last_byte(int bytes)
    {
        var path = Pictures.Write(_folder, "a.png", seed: 1);
        var file = Pictures.Hash(path);
        Pictures.Write(_folder, "a.png", seed: 2, bytes);

        using var given = new MemoryStream();
        await using var stream = file.Content.Open();
        var failure = await Assert.ThrowsAsync<AttachmentStorageException>(() => stream.CopyToAsync(given, bufferSize: 100));

        Assert.Equal($"{path} was changed while it was imported. Retry the row when nobody writes to the file.", failure.Message);
        Assert.False(failure.IsTransient);
        Assert.InRange(given.Length, 0, 999);
    }

    [Fact]
    public void A_file_that_is_gone_is_not_tried_again()
    {
        var path = Pictures.Write(_folder, "a.png", seed: 1);
        var file = Pictures.Hash(path);
        File.Delete(path);

        var failure = Assert.Throws<AttachmentStorageException>(() => file.Content.Open());

        Assert.StartsWith($"{path} cannot be read any more: ", failure.Message, StringComparison.Ordinal);
        Assert.False(failure.IsTransient);
    }
}
