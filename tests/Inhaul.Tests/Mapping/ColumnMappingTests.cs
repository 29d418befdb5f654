using Inhaul.Mapping;

namespace Inhaul.Tests.Mapping;

public sealed class ColumnMappingTests
{
    [Theory]
    [InlineData("Signup Date=signup_date", "Signup Date", "signup_date")]
    [InlineData(" a = b ", "a", "b")]
    [InlineData("a=b=c", "a=b", "c")]
    public void A_mapping_is_a_source_and_a_target(string text, string source, string column) =>
        Assert.Equal(new ColumnMapping(source, column), ColumnMapping.Parse(text));

    [Theory]
    [InlineData("name=")]
    [InlineData("name= ")]
    public void A_mapping_to_nothing_leaves_the_column_out(string text) =>
        Assert.True(ColumnMapping.Parse(text) is { Source: "name", IsLeftOut: true });

    [Theory]
    [InlineData("name")]
    [InlineData("=name")]
    [InlineData(" =name")]
    [InlineData("=")]
    [InlineData("")]
    public void A_mapping_without_a_source_is_refused(string text)
    {
        var refusal = Assert.Throws<InvalidConfigurationException>(() => ColumnMapping.Parse(text));
        Assert.Equal($"--map {text} is not understood. Write source=target, for example --map \"Signup Date=signup_date\", or source= to leave the column out.", refusal.Message);
    }
}
