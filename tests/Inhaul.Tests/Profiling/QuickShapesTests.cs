using System.Text;
using Inhaul.Profiling;

namespace Inhaul.Tests.Profiling;

public sealed class QuickShapesTests
{
    [Theory]
    [MemberData(nameof(ValueShapesTests.Examples), MemberType = typeof(ValueShapesTests))]
    public void A_value_has_the_shape_it_looks_like(string shape, string[] values) =>
        Assert.All(values.Where(value => value.Length > 0), value => Assert.Equal(shape, Quick(Encoding.UTF8.GetBytes(value)).ToString()));

    [Theory]
    [InlineData("0123456789-.")]
    [InlineData("01.- ")]
    [InlineData("ab019-_/ ")]
    [InlineData("abcdefghijklmnopqrstuvwxyz0123456789.,@é")]
    [InlineData("trueyesnofal ")]
    public void It_is_the_one_that_is_told_byte_by_byte(string alphabet)
    {
        var (random, letters) = (new Random(7), Encoding.UTF8.GetBytes(alphabet));
        for (var run = 0; run < 20_000; run++)
        {
            var value = new byte[random.Next(1, run % 4 == 0 ? ByteClasses.Longest + 1 : 7)];
            for (var i = 0; i < value.Length; i++)
            {
                value[i] = letters[random.Next(letters.Length)];
            }

            Assert.True(ValueShapes.Of(value) == Quick(value), Encoding.UTF8.GetString(value));
        }
    }

    private static ValueShape Quick(byte[] value) => QuickShapes.Of(value, ClassesOf.Bytes(value));
}
