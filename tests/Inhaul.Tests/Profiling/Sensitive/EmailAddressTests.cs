using System.Text;
using Inhaul.Profiling;
using Inhaul.Profiling.Sensitive;

namespace Inhaul.Tests.Profiling.Sensitive;

public sealed class EmailAddressTests
{
    [Theory]
    [InlineData("ann@example.org", true)]
    [InlineData("a.b-c9@mail.example.co", true)]
    [InlineData("@example.org", false)]
    [InlineData(".a@example.org", false)]
    [InlineData("a.@example.org", false)]
    [InlineData("a@.example.org", false)]
    [InlineData("a@example..org", false)]
    [InlineData("a@example", false)]
    [InlineData("a@example.o", false)]
    [InlineData("a@example.", false)]
    [InlineData("a@example.or9", false)]
    [InlineData("a@b@example.org", false)]
    public void One_of_plain_characters_is_told_by_their_classes(string value, bool isOne) => Assert.Equal((isOne, isOne), Both(Encoding.UTF8.GetBytes(value)));

    [Fact]
    public void The_classes_tell_what_the_bytes_do()
    {
        var (random, alphabet, told) = (new Random(5), "aaaabbbbZZZZ09..-@"u8.ToArray(), 0);
        for (var run = 0; run < 200_000; run++)
        {
            var value = new byte[random.Next(6, 14)];
            for (var i = 0; i < value.Length; i++)
            {
                value[i] = alphabet[random.Next(alphabet.Length)];
            }

            var (byBytes, byClasses) = Both(value);
            Assert.True(byBytes == byClasses, Encoding.UTF8.GetString(value));
            told += byClasses ? 1 : 0;
        }

        Assert.True(told > 1000);
    }

    private static (bool ByBytes, bool ByClasses) Both(byte[] value) => (EmailAddress.Is(value), EmailAddress.IsPlain(ClassesOf.Bytes(value)));
}
