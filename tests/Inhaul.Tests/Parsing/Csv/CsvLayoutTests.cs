using Inhaul.Parsing.Csv;

namespace Inhaul.Tests.Parsing.Csv;

public sealed class CsvLayoutTests
{
    [Theory]
    [InlineData(',', "comma")]
    [InlineData(';', "semicolon")]
    [InlineData('\t', "tab")]
    [InlineData('|', "pipe")]
    [InlineData('^', "'^'")]
    public void A_separator_has_a_name_that_people_say(char separator, string name) => Assert.Equal(name, new CsvLayout(separator, [], []).SeparatorName);
}
