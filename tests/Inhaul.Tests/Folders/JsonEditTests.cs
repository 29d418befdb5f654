using System.Text;
using Inhaul.Folders;

namespace Inhaul.Tests.Folders;

public sealed class JsonEditTests
{
    [Theory]
    [InlineData("""{"a":{"b":"old","c":1.50}}""", """{"a":{"b":"new","c":1.50}}""")]
    [InlineData("""{"a":{"c":1,"b":[1,{"b":2}]},"d":3}""", """{"a":{"c":1,"b":"new"},"d":3}""")]
    [InlineData("""{"b":0,"a":{"x":{"b":1},"b":null}}""", """{"b":0,"a":{"x":{"b":1},"b":"new"}}""")]
    [InlineData("""{"a":{"b":{}}}""", """{"a":{"b":"new"}}""")]
    [InlineData("""{"\u0061":{"b":"\ud83d"},"x":"\u00e9"}""", """{"\u0061":{"b":"new"},"x":"\u00e9"}""")]
    public void A_value_is_replaced_and_the_others_stay_as_they_are_written(string json, string expected) => Assert.Equal(expected, Set(json));

    [Theory]
    [InlineData("""{}""", """{"a":{"b":"new"}}""")]
    [InlineData("""{"x":[{}]}""", """{"x":[{}],"a":{"b":"new"}}""")]
    [InlineData("""{"a":{},"x":1}""", """{"a":{"b":"new"},"x":1}""")]
    [InlineData("""{"a":{"c":{"d":1}}}""", """{"a":{"c":{"d":1},"b":"new"}}""")]
    public void What_is_missing_is_added_at_the_end_of_its_object(string json, string expected) => Assert.Equal(expected, Set(json));

    [Theory]
    [InlineData("""{"a":null,"x":1}""", """{"a":{"b":"new"},"x":1}""")]
    [InlineData("""{"a":[{"b":1}]}""", """{"a":{"b":"new"}}""")]
    public void What_is_no_object_gives_way(string json, string expected) => Assert.Equal(expected, Set(json));

    [Fact]
    public void A_value_is_written_as_json() => Assert.Equal("""{"a":{"b":"\u0022\n"}}""", Set("{}", "\"\n"));

    private static string Set(string json, string value = "new") => Encoding.UTF8.GetString(JsonEdit.Set(Encoding.UTF8.GetBytes(json), ["a", "b"], value));
}
