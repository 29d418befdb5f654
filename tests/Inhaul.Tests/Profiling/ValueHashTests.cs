using System.Globalization;
using System.Text;
using Inhaul.Profiling;

namespace Inhaul.Tests.Profiling;

public sealed class ValueHashTests
{
    [Fact]
    public void Equal_bytes_have_equal_hashes() => Assert.Equal(ValueHash.Of("some longer value"u8), ValueHash.Of("some longer value"u8.ToArray()));

    [Fact]
    public void A_hundred_thousand_values_do_not_meet()
    {
        var hashes = Enumerable.Range(0, 100_000).Select(i => ValueHash.Of(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"customer-{i}@example.org"))));
        Assert.Equal(100_000, hashes.Distinct().Count());
    }

    [Theory]
    [InlineData(100_000_000)]
    [InlineData(9_999_950_000)]
    [InlineData(99_999_999_999_950_000)]
    public void Numbers_of_nearly_one_length_do_not_meet(long first)
    {
        var hashes = Enumerable.Range(0, 100_000).SelectMany(i => (string[])[$"{first + i}", $"{(first + i) * 10}"]).Distinct().Select(number => ValueHash.Of(Encoding.UTF8.GetBytes(number))).ToList();
        Assert.Equal(hashes.Count, hashes.Distinct().Count());
    }

    [Fact]
    public void Short_values_do_not_meet()
    {
        var hashes = Enumerable.Range(0, 1 << 16).SelectMany(i => (byte[][])[[(byte)i, (byte)(i >> 8)], [(byte)i, (byte)(i >> 8), 0], [0, 0, 0, 0, 0, (byte)i, (byte)(i >> 8)]]).Select(value => ValueHash.Of(value)).ToList();
        Assert.Equal(3 << 16, hashes.Distinct().Count());
    }

    [Fact]
    public void The_parts_of_a_key_do_not_run_together() => Assert.NotEqual(
        ValueHash.Mix(ValueHash.Mix(ValueHash.Seed, "ab"u8), "c"u8), ValueHash.Mix(ValueHash.Mix(ValueHash.Seed, "a"u8), "bc"u8));

    [Fact]
    public void Zero_bytes_count() => Assert.NotEqual(ValueHash.Of([0]), ValueHash.Of([0, 0]));
}
