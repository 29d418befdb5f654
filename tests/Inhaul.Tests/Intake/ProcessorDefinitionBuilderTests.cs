using Inhaul.Intake;
using Inhaul.Mapping;
using Inhaul.Sources;
using Inhaul.Mapping.Suggesting;
using Inhaul.Parsing.Csv;
using Inhaul.Tests.Profiling;

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

    [Fact]
    public void What_is_surely_meant_feeds_the_field_and_a_note_says_so()
    {
        var (definition, notes) = Builder().Build(new CsvLayout(',', ["Addr.", "Hat"], []), []);

        Assert.Equal(["Addr."], definition.Fields.Select(field => field.Source));
        Assert.Equal(
            [
                "'Addr.' feeds address (0.92, the same words); if that is wrong, inhaul map contacts.csv --type contact --reject Addr.=address",
                "ContactProcessor has no property for Hat; their values stay in the ledger",
            ],
            notes);
    }

    [Fact]
    public void A_field_without_a_column_is_refused_with_what_could_be_meant() => Assert.EndsWith(
        " Could be meant: 'Adress' for address (0.68, nearly the same letters). Approve it with inhaul map contacts.csv --type contact --approve Adress=address",
        Assert.Throws<InvalidConfigurationException>(() => Builder().Build(new CsvLayout(',', ["Adress"], []), [])).Message, StringComparison.Ordinal);

    [Fact]
    public void What_a_person_decided_goes_before_names()
    {
        var decision = new MappingDecision(HeaderFingerprint.Of(["address", "post"]), "post", "address", 1, "because", MappingStatus.Approved) { DecidedBy = "ann" };
        Assert.Equal(["Post"], Builder(decision).Build(new CsvLayout(',', ["address", "Post"], []), []).Definition.Fields.Select(field => field.Source));
    }

    [Theory]
    [InlineData("one", "1", "By its name the column 'Num' feeds Number, by its values 'Nr'. Decide with inhaul map people.csv --type person --approve Nr=number")]
    [InlineData("one", "two", "By its name the column 'Num' feeds Number, by its values none. Decide with inhaul map people.csv --type person --approve Num=number")]
    public void A_field_that_must_be_unique_and_that_values_take_from_the_column_of_its_name_is_refused(string num, string nr, string refusal)
    {
        var plan = new PersonProcessor(field => field.Unique()).Plan("person");
        var command = new MappingCommand(Looks.Request() with { Inputs = [InputFile.At("people.csv")], Processor = plan });
        var builder = new ProcessorDefinitionBuilder(plan, table: null, areRowsTyped: false, command: command);

        Assert.Equal(refusal, Assert.Throws<InvalidConfigurationException>(() => builder.Build(new CsvLayout(',', ["Num", "Nr"], []), [EvidenceOf.Values(num), EvidenceOf.Values(nr)])).Message);
    }

    [Fact]
    public void What_a_field_is_cleaned_from_does_not_speak_against_it() => Assert.Equal(
        ["Num"],
        new ProcessorDefinitionBuilder(new PersonProcessor(field => field.Thousands()).Plan("person"), table: null, areRowsTyped: false)
            .Build(new CsvLayout(',', ["Num"], []), [EvidenceOf.Values("1'000 000")]).Definition.Fields.Select(field => field.Source));

    private static ImportDefinition Build(string header) =>
        new ProcessorDefinitionBuilder(new ContactProcessor().Plan("contact"), table: null, areRowsTyped: false).Build(new CsvLayout(',', header.Split(','), []), []).Definition;

    private static ProcessorDefinitionBuilder Builder(params MappingDecision[] decisions)
    {
        var plan = new ContactProcessor().Plan("contact");
        var request = Looks.Request() with { Inputs = [InputFile.At("contacts.csv")], Processor = plan };
        return new ProcessorDefinitionBuilder(plan, table: null, areRowsTyped: false, new MappingKnowledge(AliasTable.None, decisions), new MappingCommand(request));
    }

    private sealed record Person(long? Number);

    private sealed class PersonProcessor(Action<FieldImport> define) : TableProcessor<Person>
    {
        protected override void Define(TableImport<Person> import) => import.Field(person => person.Number, define);
    }
}
