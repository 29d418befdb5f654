using System.Security.Cryptography;
using Inhaul.Sources;

namespace Inhaul.Tests.Sources;

public sealed class HashingStreamTests
{
    private static readonly byte[] Bytes = [.. Enumerable.Range(0, 100_000).Select(i => (byte)(i * 31))];

    private static readonly string Hash = Convert.ToHexStringLower(SHA256.HashData(Bytes));

    [Fact]
    public async Task The_hash_is_that_of_all_bytes_even_those_nobody_read()
    {
        await using var stream = new HashingStream(new MemoryStream(Bytes));
        await stream.ReadExactlyAsync(new byte[777]);
        Assert.Equal(Hash, await stream.FinishAsync(default));
    }

    [Fact]
    public async Task Every_way_of_reading_is_hashed()
    {
        await using var stream = new HashingStream(new MemoryStream(Bytes));
        var buffer = new byte[100];
        Assert.Equal(100, stream.Read(buffer, 0, 100));
        Assert.Equal(50, stream.Read(buffer.AsSpan(0, 50)));
        await stream.ReadExactlyAsync(buffer, 0, 10);
        await stream.ReadExactlyAsync(buffer.AsMemory(0, 10));
        Assert.Equal(Hash, await stream.FinishAsync(default));
    }

    [Fact]
    public async Task Reading_through_it_changes_nothing()
    {
        await using var stream = new HashingStream(new MemoryStream(Bytes));
        var copy = new MemoryStream();
        await stream.CopyToAsync(copy);
        Assert.Equal(Bytes, copy.ToArray());
    }
}
