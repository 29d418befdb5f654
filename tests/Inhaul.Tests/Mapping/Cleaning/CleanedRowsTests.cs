using System.Text;
using Inhaul.Mapping;
using Inhaul.Mapping.Cleaning;
using Inhaul.Sources;

namespace Inhaul.Tests.Mapping.Cleaning;

/// <summary>Values are cleaned before they are read, and each change is counted for the rows that are not refused.</summary>
public sealed class CleanedRowsTests
{
    private static readonly ImportDefinition Stock = With(Definitions.Of("id", "id:text", "name:text", "ram:integer", "day:date"), new()
    {
        ["id"] = ["trim", "upper"],
        ["name"] = ["control", "trim"],
        ["ram"] = ["unit:GB"],
    });

    [Fact]
    public void Values_are_read_as_they_are_cleaned()
    {
        var mapped = Map("\" a1 \", Ann\u200B ,1.5 TB,\n", out _);
        Assert.Empty(mapped.Refused);
        Assert.Equal(["A1", "Ann", "1536", null], Enumerable.Range(0, 4).Select(field => CellText.Of(mapped.Good, mapped.Good[0][field])));
    }

    [Fact]
    public void Each_change_is_counted_by_column_and_step_with_up_to_three_examples()
    {
        Map(" a,Ann,16 GB,\nB, Bob,16,\nc ,Cy,8 GB,\nD , Di\u200B,,\n e,E,,\n", out var report);

        Assert.Equal(
            [
                "id trim 4: 11 ' a'→'a' 13 'c '→'c' 14 'D '→'D'",
                "id upper 3: 11 'a'→'A' 13 'c'→'C' 15 'e'→'E'",
                "name control 1: 14 ' Di\u200B'→' Di'",
                "name trim 2: 12 ' Bob'→'Bob' 14 ' Di'→'Di'",
                "ram unit:GB 2: 11 '16 GB'→'16' 13 '8 GB'→'8'",
            ],
            report);
    }

    [Fact]
    public void What_is_cleaned_in_refused_rows_does_not_count()
    {
        var mapped = Map(" a,Ann,x,\nb ,Bob,1,\n c,Cy,1,\n", out var report, isKept: row => row != 1);
        Assert.Equal("'x' is not a whole number of 64 bits, such as 1234", Assert.Single(Assert.Single(mapped.Refused).Errors).Message);
        Assert.Equal(["id trim 1: 13 ' c'→'c'", "id upper 1: 13 'c'→'C'"], report);
    }

    [Theory]
    [InlineData("a,b,1.5 XB,", "ram not_an_integer 1.5 XB")]
    [InlineData("a,b,1 MB,", "ram not_an_integer 1 MB")]
    [InlineData("a,b,NaN,", "ram not_an_integer NaN")]
    [InlineData("a,b,inf,", "ram not_an_integer inf")]
    [InlineData("a,b,\"1,234\",", "ram not_an_integer 1,234")]
    [InlineData("a,b,,0000-00-00", "day not_a_date 0000-00-00")]
    [InlineData("a,b,,2025-02-30", "day not_a_date 2025-02-30")]
    [InlineData("a\0,b,,", "id invalid_character a\0")]
    public void A_value_that_stays_wrong_is_an_error_of_its_column_with_what_stood_in_the_input(string line, string error) => Assert.Equal(
        error, Map(line + "\n", out _).Refused.SelectMany(row => row.Errors).Select(found => $"{found.Column} {found.Code} {found.Value}").Single());

    [Fact]
    public void Half_of_a_character_is_an_error_of_its_column()
    {
        byte[] surrogate = [.. "a,b"u8, 0xED, 0xA0, 0x80, .. ",,\n"u8];
        var error = Assert.Single(Assert.Single(Map(surrogate, out _).Refused).Errors);
        Assert.Equal(("name", RowErrorCodes.InvalidEncoding), (error.Column, error.Code));
    }

    [Fact]
    public void Corrections_are_cleaned_too()
    {
        var patches = new Dictionary<long, RowPatch> { [11] = new(11, new Dictionary<string, string> { ["id"] = " z ", ["name"] = "Z", ["ram"] = "1 TB" }) };
        var mapped = ChunkMapper.Map("x\n"u8.ToArray(), new byte[1], new ChunkPosition(11, 2), patches, Stock, Definitions.Layout(Stock), new SourceLimits());
        Assert.Equal(["Z", "1024"], new[] { 0, 2 }.Select(field => CellText.Of(mapped.Good, mapped.Good[0][field])));
    }

    [Fact]
    public void Words_for_no_value_come_after_what_brings_them_to_light()
    {
        var definition = Definitions.Of("", "day:date");
        definition = definition with { Fields = [definition.Fields[0] with { Cleaning = ["control"], NullWords = ["Not On File", "a|b"] }] };
        var notes = new ChunkNotes(definition);
        var mapped = ChunkMapper.Map(
            Encoding.UTF8.GetBytes("Not\u200B On File\nA|B\n"), new byte[2], new ChunkPosition(1, 2), new Dictionary<long, RowPatch>(), definition, Definitions.Layout(definition), new SourceLimits(), notes: notes);
        Assert.Equal(2, mapped.Good.Count);
        Assert.Equal([("control", 1L), ("null", 2L)], notes.Cleaned.Report(definition, 1, _ => true).InOrderOf(definition).Select(values => (values.Step, values.Count)));
    }

    [Fact]
    public void Nothing_is_made_for_fields_that_are_not_cleaned() => Assert.Null(FieldCleaner.Of(Definitions.Of("", "a:text", "b:date").Fields));

    private static ImportDefinition With(ImportDefinition definition, Dictionary<string, string[]> cleaning) =>
        definition with { Fields = [.. definition.Fields.Select(field => field with { Cleaning = cleaning.GetValueOrDefault(field.Source) })] };

    private static MappedChunk Map(string text, out List<string> report, Predicate<int>? isKept = null) => Map(Encoding.UTF8.GetBytes(text), out report, isKept);

    private static MappedChunk Map(byte[] text, out List<string> report, Predicate<int>? isKept = null)
    {
        var notes = new ChunkNotes(Stock);
        var mapped = ChunkMapper.Map(
            text, new byte[text.Count(c => c == '\n')], new ChunkPosition(11, 2), new Dictionary<long, RowPatch>(), Stock, Definitions.Layout(Stock), new SourceLimits(), notes: notes);
        report =
        [
            .. notes.Cleaned.Report(Stock, 11, row => mapped.Refused.All(refused => refused.IndexInChunk != row) && isKept?.Invoke(row) != false).InOrderOf(Stock).Select(values =>
                $"{values.Column} {values.Step} {values.Count}: {string.Join(' ', values.Samples.Select(sample => $"{sample.Row} '{sample.Before}'→'{sample.After}'"))}"),
        ];
        return mapped;
    }
}
