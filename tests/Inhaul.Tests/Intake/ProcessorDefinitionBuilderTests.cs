using Inhaul.Intake;
using Inhaul.Mapping;
using Inhaul.Parsing.Csv;

namespace Inhaul.Tests.Intake;

public sealed class ProcessorDefinitionBuilderTests
{
    [Theory]
    [InlineData("E_Mail", "E_Mail")]
    [InlineData("email,E-Mail", "E-Mail")]
    [InlineData("e mail,address", "address")]
    public void A_column_that_is_written_like_a_name_of_the_field_is_meant_before_one_with_its_letters(string header, string source) =>
        Assert.Equal([source], Build(header).Fields.Select(field => field.Source));

    [Theory]
    [InlineData("e-mail,address")]
    [InlineData("email,e_mail")]
    public void Columns_of_which_none_is_meant_before_the_other_are_refused(string header) => Assert.Equal(
        $"ContactProcessor: the columns {string.Join(" and ", header.Split(',').Select(column => $"'{column}'"))} would both feed Address. Rename one of them in the file.",
        Assert.Throws<InvalidConfigurationException>(() => Build(header)).Message);

    private static ImportDefinition Build(string header) =>
        new ProcessorDefinitionBuilder(new ContactProcessor().Plan("contact"), table: null, areRowsTyped: false).Build(new CsvLayout(',', header.Split(','), []), []).Definition;
}
