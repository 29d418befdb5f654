using System.Text;
using Inhaul.Mapping;

namespace Inhaul.Tests.Mapping;

public sealed class KeyOrderTests
{
    [Fact]
    public void Texts_are_ordered_as_bytes() => Assert.Equal([3, 2, 0, 1, 4], Order("b", "ba", "B", "", "é"));

    [Fact]
    public void Texts_that_start_alike_are_told_apart_by_their_ends() =>
        Assert.Equal([2, 0, 1], Order("customer-number-00000002", "customer-number-00000003", "customer-number-00000001"));

    [Fact]
    public void Texts_that_share_eight_bytes_behind_their_common_start_are_compared_in_full() =>
        Assert.Equal([3, 1, 2, 0], Order("x12345678b", "x12345678", "x12345678a", "w"));

    [Fact]
    public void Equal_keys_keep_the_order_of_the_input() => Assert.Equal([1, 0, 2], Order("b", "a", "b"));

    [Fact]
    public void Whole_numbers_are_ordered_below_zero_too()
    {
        var rows = new RowBatch(1);
        long[] numbers = [5, -7, 0, long.MinValue, long.MaxValue];
        for (var i = 0; i < numbers.Length; i++)
        {
            rows.Add(i)[0] = new Cell(CellKind.Integer, 0, numbers[i]);
        }

        Assert.Equal([3, 1, 2, 0, 4], KeyOrder.Of(rows, [0]));
    }

    [Fact]
    public void Random_texts_are_ordered_as_a_plain_sort_does()
    {
        var random = new Random(7);
        var texts = Enumerable.Range(0, 2000).Select(_ => new string('a', random.Next(3)) + random.Next(500).ToString("D4", null) + new string('z', random.Next(9))).ToArray();
        var expected = Enumerable.Range(0, texts.Length).OrderBy(i => texts[i], StringComparer.Ordinal).ThenBy(i => i);
        Assert.Equal(expected, Order(texts));
    }

    [Fact]
    public void Without_a_key_the_order_is_that_of_the_input() => Assert.Equal([0, 1], KeyOrder.Of(Texts("b", "a"), []));

    private static int[] Order(params string[] texts) => KeyOrder.Of(Texts(texts), [0]);

    private static RowBatch Texts(params string[] texts)
    {
        var rows = new RowBatch(1);
        for (var i = 0; i < texts.Length; i++)
        {
            rows.Add(i)[0] = rows.Keep(CellKind.Text, Encoding.UTF8.GetBytes(texts[i]));
        }

        return rows;
    }
}
