using System.Text;
using Inhaul.Mapping;
using Inhaul.Parsing.Csv;
using Inhaul.Sources;

namespace Inhaul.Tests.Mapping;

public sealed class ChunkMapperTests
{
    private static readonly ImportDefinition Plain = Definitions.Of("", "id:integer", "name:text");

    [Fact]
    public void Good_rows_are_typed_and_keep_their_order() =>
        Assert.Equal(["0: 1|Ann", "1: 2|Bob"], Good(Map(Plain, "1,Ann\n2,Bob\n")));

    [Fact]
    public void All_errors_of_a_row_are_collected_with_column_code_message_and_value()
    {
        var definition = Definitions.Of("", "id:integer", "born:date:dd.MM.yyyy", "active:boolean", "name:text");
        var refused = Assert.Single(Map(definition, "1,01.02.2025,yes,Ann\nx1,2025-02-01,maybe,Bob\n").Refused);
        Assert.Equal(
            [
                new RowError(12, "not_an_integer", "'x1' is not a whole number of 64 bits, such as 1234") { Column = "id", Value = "x1" },
                new RowError(12, "not_a_date", "'2025-02-01' is not a date as dd.MM.yyyy") { Column = "born", Value = "2025-02-01" },
                new RowError(12, "not_a_boolean", "'maybe' is neither true nor false (also read: yes/no, y/n, t/f, 1/0)") { Column = "active", Value = "maybe" },
            ],
            refused.Errors);
    }

    [Fact]
    public void A_refused_row_says_where_it_stands_and_keeps_its_text()
    {
        var refused = Assert.Single(Map(Plain, "1,Ann\nx,\"Bob\nJones\"\n").Refused);
        Assert.Equal((1, 102L, "x,\"Bob\nJones\""), (refused.IndexInChunk, refused.Line, refused.Raw));
    }

    [Fact]
    public void A_bad_row_does_not_stop_the_others() => Assert.Equal(["0: 1|Ann", "2: 3|Cid"], Good(Map(Plain, "1,Ann\nx,Bob\n3,Cid\n")));

    [Theory]
    [InlineData("1", "the row has 1 fields, the header has 2")]
    [InlineData("1,Ann,x", "the row has 3 fields, the header has 2")]
    public void A_ragged_row_names_both_counts(string row, string message) =>
        Assert.Equal(new RowError(11, "field_count", message) { Value = row }, ErrorOf(Map(Plain, row)));

    [Fact]
    public void Text_after_a_closing_quote_is_refused() => Assert.Equal(
        new RowError(11, "malformed_quotes", "text follows the closing quote of a field; double the quotes inside a quoted field"),
        ErrorOf(Map(Plain, "1,\"An\"n\n")));

    [Fact]
    public void A_quote_that_is_never_closed_takes_the_rest_of_the_file_and_says_so()
    {
        var refused = Assert.Single(Map(Plain, "1,\"Ann\n2,Bob\n3,Cid\n", rows: 1).Refused);
        Assert.Equal(
            [new RowError(11, "malformed_quotes", "a quote is opened in this row and never closed, so everything to the end of the file belongs to it; close the quote")],
            refused.Errors);
    }

    [Fact]
    public void Bytes_that_are_no_text_are_refused() => Assert.Equal(
        new RowError(11, "invalid_encoding", "the row has bytes that are no text in the file's encoding") { Value = "1,A\uFFFDn" },
        ErrorOf(Map(Plain, [.. "1,A"u8, 0xFF, .. "n\n"u8])));

    [Fact]
    public void A_nul_in_a_text_is_refused() => Assert.Equal(
        new RowError(11, "invalid_character", "the text holds a NUL character, which databases do not store") { Column = "name", Value = "A\0n" },
        ErrorOf(Map(Plain, "1,A\0n\n")));

    [Fact]
    public void A_field_beyond_the_limit_is_refused_with_the_way_to_raise_it() => Assert.Equal(
        new RowError(11, "field_too_long", "the value has 4 bytes, more than the limit of 3; raise it with --limit field-bytes=4") { Column = "name", Value = "Anna" },
        ErrorOf(Map(Plain, "1,Anna\n", limits: new SourceLimits { FieldBytes = 3 })));

    [Fact]
    public void A_row_without_a_key_is_refused() => Assert.Equal(
        new RowError(11, "key_missing", "the row has no key, so it cannot be told from others") { Column = "id" },
        ErrorOf(Map(Definitions.Of("id", "id:integer", "name:text"), " ,Ann\n")));

    [Fact]
    public void A_key_of_several_columns_may_have_a_gap() =>
        Assert.Equal(["0: 1|"], Good(Map(Definitions.Of("id,name", "id:integer", "name:text"), "1,\n")));

    [Fact]
    public void A_key_of_several_columns_may_not_be_all_gaps() =>
        Assert.Equal("id,name", ErrorOf(Map(Definitions.Of("id,name", "id:integer", "name:text"), ",\n")).Column);

    [Fact]
    public void A_key_that_cannot_be_read_is_no_missing_key() =>
        Assert.Equal("not_a_decimal", ErrorOf(Map(Definitions.Of("id", "id:decimal", "name:text"), "x,Ann\n")).Code);

    [Fact]
    public void Only_pending_rows_are_mapped()
    {
        byte[] outcomes = [(byte)RowOutcome.Duplicate, (byte)RowOutcome.Pending, (byte)RowOutcome.Rejected, (byte)RowOutcome.Pending];
        var mapped = ChunkMapper.Map("1,a\n2,b\nx,c\ny,d\n"u8.ToArray(), outcomes, new ChunkPosition(1, 2), Patches(), Plain, Definitions.Layout(Plain), new SourceLimits());
        Assert.Equal(["1: 2|b"], Good(mapped));
        Assert.Equal([3], mapped.Refused.Select(row => row.IndexInChunk));
    }

    [Fact]
    public void A_refused_row_names_the_line_it_starts_on() =>
        Assert.Equal([104, 106], Map(Plain, "1,\"a\nb\"\n\nx,\"c\nd\"\ny,e\n").Refused.Select(row => row.Line));

    [Fact]
    public void A_correction_replaces_the_whole_row()
    {
        var mapped = Map(Plain, "1,Ann\nx,Bob\n", patches: Patches((12, new() { ["id"] = "2", ["name"] = "Bobby" })));
        Assert.Equal(["0: 1|Ann", "1: 2|Bobby"], Good(mapped));
    }

    [Fact]
    public void A_field_that_a_correction_leaves_out_is_empty() =>
        Assert.Equal(["0: 2|"], Good(Map(Plain, "1,Ann\n", patches: Patches((11, new() { ["id"] = "2" })))));

    [Fact]
    public void A_correction_mends_a_ragged_row() =>
        Assert.Equal(["0: 1|Ann"], Good(Map(Plain, "1\n", patches: Patches((11, new() { ["id"] = "1", ["name"] = "Ann" })))));

    [Fact]
    public void A_correction_that_is_wrong_is_refused_as_corrected()
    {
        var error = ErrorOf(Map(Plain, "x,Ann\n", patches: Patches((11, new() { ["id"] = "y", ["name"] = "Ann" }))));
        Assert.Equal(("id", "y", "'y' is not a whole number of 64 bits, such as 1234"), (error.Column, error.Value, error.Message));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void A_chunk_whose_rows_are_not_those_of_the_ledger_stops_everything(int ledgerRows)
    {
        var error = Assert.Throws<InvalidDataException>(() => Map(Plain, "1,Ann\n2,Bob\n", rows: ledgerRows));
        Assert.Equal($"The chunk from row 11 holds 2 rows where the ledger says {ledgerRows}; its bytes were changed. Run 'inhaul verify'.", error.Message);
    }

    [Fact]
    public void Columns_without_a_field_are_passed_over()
    {
        var definition = Definitions.Of("", "name:text");
        var layout = Definitions.Layout(Plain);
        var mapped = ChunkMapper.Map("1,Ann\n"u8.ToArray(), new byte[1], new ChunkPosition(1, 2), Patches(), definition, layout, new SourceLimits());
        Assert.Equal(["0: Ann"], Good(mapped));
    }

    [Fact]
    public void A_definition_that_the_source_does_not_feed_is_refused()
    {
        var refusal = Assert.Throws<InvalidConfigurationException>(() => ChunkMapper.Map(
            "1,Ann\n"u8.ToArray(), new byte[1], new ChunkPosition(1, 2), Patches(), Definitions.Of("", "mail:text"), Definitions.Layout(Plain), new SourceLimits()));
        Assert.Equal("The source has no column 'mail'; it has id, name.", refusal.Message);
    }

    [Fact]
    public void Long_values_are_shortened_in_errors_and_long_rows_beside_them()
    {
        var refused = Assert.Single(Map(Plain, $"{new string('x', 1_500)},Ann\n").Refused);
        Assert.Equal($"'{new string('x', 60)}…' is not a whole number of 64 bits, such as 1234", refused.Errors[0].Message);
        Assert.Equal((new string('x', 200) + "…", new string('x', 1_000) + "…"), (refused.Errors[0].Value, refused.Raw));
    }

    [Fact]
    public void Columns_without_a_place_are_gathered_by_name_and_those_without_a_value_left_out() => Assert.Equal(
        ["0: 1|{\"Managed By\":\"Zoë \\\"Z\\\"\",\"Cost Center\":\"7\"}", "1: 2|{\"Cost Center\":\"8\"}", "2: 3|"],
        Good(MapGathered("1,\"Zoë \"\"Z\"\"\",7\n2,,8\n3,,\n")));

    [Fact]
    public void A_correction_counts_for_gathered_columns_as_well()
    {
        var patches = Patches((11, new() { ["id"] = "1", ["Managed By"] = "Ann" }));
        Assert.Equal(["0: 1|{\"Managed By\":\"Ann\"}"], Good(MapGathered("1,Bob,7\n", patches)));
    }

    [Fact]
    public void A_gathered_column_cannot_hide_what_databases_do_not_store() => Assert.Equal(
        ("invalid_character", "custom"), (ErrorOf(MapGathered("1,a\0b,7\n")).Code, ErrorOf(MapGathered("1,a\0b,7\n")).Column));

    private static MappedChunk MapGathered(string text, Dictionary<long, RowPatch>? patches = null)
    {
        var custom = new FieldDefinition("custom", "custom", ColumnType.Text, null) { Gathers = ["Managed By", "Cost Center"] };
        var definition = Definitions.Of("", "id:integer");
        var layout = new CsvLayout(',', ["id", "Managed By", "Cost Center"], []);
        return ChunkMapper.Map(
            Encoding.UTF8.GetBytes(text), new byte[text.Count(letter => letter == '\n')], new ChunkPosition(11, 101), patches ?? Patches(),
            definition with { Fields = [.. definition.Fields, custom] }, layout, new SourceLimits());
    }

    private static Dictionary<long, RowPatch> Patches(params (long Row, Dictionary<string, string> Values)[] patches) =>
        patches.ToDictionary(patch => patch.Row, patch => new RowPatch(patch.Row, patch.Values));

    private static MappedChunk Map(ImportDefinition definition, string text, int? rows = null, SourceLimits? limits = null, Dictionary<long, RowPatch>? patches = null) =>
        Map(definition, Encoding.UTF8.GetBytes(text), rows, limits, patches);

    /// <summary>Maps rows that begin at row 11 on line 101.</summary>
    private static MappedChunk Map(ImportDefinition definition, byte[] raw, int? rows = null, SourceLimits? limits = null, Dictionary<long, RowPatch>? patches = null)
    {
        var layout = Definitions.Layout(definition);
        var count = 0;
        RawRows.ForEach(raw, layout, new SourceLimits(), _ => true, (_, _) => count++);
        return ChunkMapper.Map(raw, new byte[rows ?? count], new ChunkPosition(11, 101), patches ?? Patches(), definition, layout, limits ?? new SourceLimits());
    }

    private static RowError ErrorOf(MappedChunk mapped) => Assert.Single(Assert.Single(mapped.Refused).Errors);

    private static List<string> Good(MappedChunk mapped)
    {
        var rows = new List<string>();
        for (var row = 0; row < mapped.Good.Count; row++)
        {
            var values = mapped.Good[row].ToArray().Select(cell => CellText.Of(mapped.Good, cell));
            rows.Add($"{mapped.Good.IndexInChunk(row)}: {string.Join('|', values)}");
        }

        return rows;
    }
}
