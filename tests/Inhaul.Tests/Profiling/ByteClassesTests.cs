using Inhaul.Profiling;

namespace Inhaul.Tests.Profiling;

public sealed class ByteClassesTests
{
    [Fact]
    public void Each_byte_has_the_class_it_has_alone_and_what_is_behind_the_value_has_none()
    {
        var random = new Random(3);
        for (var length = 1; length <= ByteClasses.Longest; length++)
        {
            for (var run = 0; run < 200; run++)
            {
                var room = new byte[ByteClasses.Longest];
                random.NextBytes(room);
                room.AsSpan(0, random.Next(length)).Fill((byte)"07aZ.-@"[random.Next(7)]);
                var value = room[..length];
                var classes = ByteClasses.Of(room, length);
                Assert.Equal((length, Bits(value, _ => true)), (classes.Length, classes.All));
                Assert.Equal(Bits(value, c => char.IsAsciiDigit(c)), classes.Digits);
                Assert.Equal(Bits(value, c => char.IsAsciiLetter(c)), classes.Letters);
                Assert.Equal(Bits(value, c => c == '.'), classes.Points);
                Assert.Equal(Bits(value, c => c == '-'), classes.Hyphens);
                Assert.Equal(Bits(value, c => c == '@'), classes.Ats);
            }
        }
    }

    [Theory]
    [InlineData("ann-b.c@d.org1", true)]
    [InlineData("ann b", false)]
    [InlineData("a_b", false)]
    [InlineData("é", false)]
    public void A_value_is_known_when_all_its_bytes_are(string value, bool areKnown) => Assert.Equal(areKnown, ClassesOf.Text(value).AreKnown);

    [Fact]
    public void Nothing_is_known_of_no_value() => Assert.False(default(ByteClasses).AreKnown);

    [Fact]
    public void The_last_values_of_a_column_have_classes_too()
    {
        var values = new ColumnValues();
        foreach (var value in (byte[][])[[.. "first"u8], [.. Enumerable.Repeat((byte)'x', 200)], [.. "12.5"u8]])
        {
            values.Add(value);
            Assert.Equal((value.Length <= ByteClasses.Longest, value.Length), (value.Length <= ByteClasses.Longest && values.ClassesOf(values.Count - 1).Length == value.Length, values[values.Count - 1].Length));
        }

        Assert.Equal(0b1011UL, values.ClassesOf(2).Digits);
    }

    private static ulong Bits(byte[] value, Func<char, bool> isOfClass) =>
        value.Select((c, i) => isOfClass((char)c) ? 1UL << i : 0).Aggregate(0UL, (all, bit) => all | bit);
}
