using Inhaul.Mapping;

namespace Inhaul.Tests.Mapping;

public sealed class ImportDefinitionTests
{
    private static readonly ImportDefinition Definition = Definitions.Of("Name,id", "id:integer", "name:text", "age:integer");

    [Fact]
    public void The_fields_of_a_key_stand_in_the_order_of_the_key() => Assert.Equal([1, 0], Definition.KeyFields());

    [Fact]
    public void A_column_is_found_whatever_its_case() => Assert.Equal(2, Definition.Position("AGE"));

    [Fact]
    public void A_column_that_nothing_feeds_is_refused_with_those_there_are()
    {
        var refusal = Assert.Throws<InvalidConfigurationException>(() => Definition.Position("size"));
        Assert.Equal("There is no column 'size' among those imported: id, name, age.", refusal.Message);
    }
}
