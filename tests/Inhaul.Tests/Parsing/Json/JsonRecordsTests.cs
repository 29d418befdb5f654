using System.Text;
using Inhaul.Parsing;
using Inhaul.Parsing.Json;
using Inhaul.Sources;

namespace Inhaul.Tests.Parsing.Json;

/// <summary>What is read from JSON: columns, fields, and where each record starts.</summary>
public sealed class JsonRecordsTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("""[{"id":1,"name":"Ann"},{"id":2}]""", new[] { "1@1: 1|Ann", "1@23: 2|" })]
    [InlineData("[\n  {\n    \"id\": 1,\n    \"name\": \"Ann\"\n  },\n  {\n    \"name\": \"Bob\"\n  }\n]\n", new[] { "2@4: 1|Ann", "6@44: |Bob" })]
    [InlineData("""{"data":[{"id":1,"name":"Ann"}]}""", new[] { "1@9: 1|Ann" })]
    [InlineData("{\"total\":1,\n\"rows\":\n[\n{\"id\":1,\"name\":\"Ann\"}\n],\"next\":null}\n", new[] { "4@22: 1|Ann" })]
    [InlineData("""{"id":1,"name":"Ann"}""", new[] { "1@0: 1|Ann" })]
    [InlineData("\n\n{\n\"id\":1,\n\"name\":\"Ann\"\n}", new[] { "3@2: 1|Ann" })]
    [InlineData("{\"id\":1,\"name\":\"Ann\"}\n{\"id\":2}\n", new[] { "1@0: 1|Ann", "2@22: 2|" })]
    [InlineData("{\"id\":1,\"name\":\"Ann\"}\r\n\r\n \t{\"id\":2} \r\n", new[] { "1@0: 1|Ann", "3@27: 2|" })]
    [InlineData("\uFEFF{\"id\":1,\"name\":\"Ann\"}\n{\"id\":2}", new[] { "1@3: 1|Ann", "2@25: 2|" })]
    [InlineData("\uFEFF[{\"id\":1,\"name\":\"Ann\"}\n,{\"id\":2}]", new[] { "1@4: 1|Ann", "2@27: 2|" })]
    [InlineData("""{"id":1,"name":"Ann"}{"id":2} {"id":3}""", new[] { "1@0: 1|Ann", "1@21: 2|", "1@30: 3|" })]
    [InlineData("{\n\"id\":1,\n\"name\":\"Ann\"}\n{\n\"id\":2}\n", new[] { "1@0: 1|Ann", "4@24: 2|" })]
    [InlineData("{\"id\":1,\"name\":\"Ann\"}\n{\n\"id\":2}\n", new[] { "1@0: 1|Ann", "2@22: 2|" })]
    [InlineData("{\"id\":1,\"name\":\"Ann\"}\n{\"id\":2}{\"id\":3}\n", new[] { "1@0: 1|Ann", "2@22: 2|", "2@30: 3|" })]
    public async Task Every_form_gives_the_same_records_with_line_and_offset(string text, string[] rows)
    {
        var (layout, found) = await _folder.ReadAsync(text);
        Assert.Equal(["id", "name"], layout.Columns);
        Assert.Equal(rows, found);
    }

    [Theory]
    [InlineData("""{"items":[{"a":1}],"data":[{"a":2}]}""", null, "1@27: 2", "JSON, the records in data")]
    [InlineData("""{"data":{"a":1},"rows":[{"a":2}]}""", null, "1@24: 2", "JSON, the records in rows")]
    [InlineData("""{"items":[{"a":1}],"data":[{"a":2}]}""", "items", "1@10: 1", "JSON, the records in items")]
    [InlineData("""{"x":{"data":[{"a":1}],"y":[{"a":2}]},"z":[[{"y":[]}]]}""", "x.y", "1@28: 2", "JSON, the records in x.y")]
    [InlineData("""{"x.y":[{"a":1}]}""", "x.y", "1@8: 1", "JSON, the records in x.y")]
    [InlineData("""{"\u0064ata":[{"a":1}]}""", null, "1@14: 1", "JSON, the records in data")]
    [InlineData("""[{"a":1}]""", null, "1@1: 1", "JSON, an array of records")]
    [InlineData("{\"a\":1}\n{\"a\":2}\n", null, "1@0: 1", "JSON, one record on each line")]
    [InlineData("{\"data\":[1]}\n{\"data\":[2]}\n", null, "1@0: [1]", "JSON, one record on each line")]
    [InlineData("{\"a\":\n1}", null, "1@0: 1", "JSON, one record after the other")]
    public async Task The_records_are_where_a_person_would_look_for_them(string text, string? path, string first, string format)
    {
        var (layout, rows) = await _folder.ReadAsync(text, path);
        Assert.Equal((first, format), (rows[0], layout.Format));
    }

    [Fact]
    public async Task Columns_are_the_paths_of_all_records_in_the_order_of_their_first_appearance()
    {
        var (layout, rows) = await _folder.ReadAsync(
            """
            {"id":1,"address":{"city":"Ulm","geo":{"lat":1.5}},"x":1}
            {"new":true,"address":{"zip":"01234","city":"Ems"},"id":2}
            {"address":null,"id":3}
            {"address":"unknown","id":4}
            """);
        Assert.Equal(["id", "address", "address.city", "address.geo.lat", "x", "new", "address.zip"], layout.Columns);
        Assert.Equal(["1@0: 1||Ulm|1.5|1||", "2@58: 2||Ems|||true|01234", "3@117: 3||||||", "4@141: 4|unknown|||||"], rows);
    }

    [Theory]
    [InlineData("""[{"a.b":1,"a":{"b":2}}]""", new[] { "a.b", "a.b_2" }, "1|2")]
    [InlineData("""[{"a":{"b":1},"a.b":2}]""", new[] { "a.b", "a.b_2" }, "1|2")]
    [InlineData("""[{"ID":1,"id":2," id ":3}]""", new[] { "ID", "id_2", "id_3" }, "1|2|3")]
    [InlineData("""[{"":1,"b":2}]""", new[] { "column_1", "b" }, "1|2")]
    [InlineData("""[{"Stra\u00dfe":1,"n":2},{"Straße":3}]""", new[] { "Straße", "n" }, "1|2")]
    public async Task Names_that_meet_get_columns_of_their_own(string text, string[] columns, string first)
    {
        var (layout, rows) = await _folder.ReadAsync(text);
        Assert.Equal(columns, layout.Columns);
        Assert.Equal(first, rows[0].Split(": ")[1]);
    }

    [Theory]
    [InlineData("1E2")]
    [InlineData("-1.10")]
    [InlineData("123456789012345678901234567890")]
    [InlineData("-0")]
    [InlineData("true")]
    [InlineData("false")]
    [InlineData("\"00123\"", "00123")]
    [InlineData("\" spaces \"", " spaces ")]
    [InlineData("\"\"", "")]
    [InlineData("null", "")]
    [InlineData("{}", "")]
    [InlineData("[]")]
    [InlineData("[1, {\"a\": [\"\\u0041\\n\"]},\n 2]")]
    [InlineData("""
        "\"\\\/\b\f\n\r\t"
        """, "\"\\/\b\f\n\r\t")]
    [InlineData("""
        "\u0041\u00e9\u6f22\ud83d\ude00z"
        """, "Aé漢😀z")]
    [InlineData("\"é漢😀\"", "é漢😀")]
    public async Task A_value_is_text_as_it_was_meant_or_written(string json, string? text = null)
    {
        var (layout, rows) = await _folder.ReadAsync($$"""[{"v":{{json}},"w":"end"}]""");
        Assert.Equal(["v", "w"], layout.Columns);
        Assert.Equal([$"1@1: {text ?? json}|end"], rows);
    }

    [Fact]
    public async Task A_name_without_a_value_anywhere_is_a_column_unless_it_is_an_object_somewhere()
    {
        var (layout, rows) = await _folder.ReadAsync("""[{"a":null,"b":{},"c":null,"d":1},{"c":{"e":2}}]""");
        Assert.Equal(["a", "b", "d", "c.e"], layout.Columns);
        Assert.Equal(["1@1: ||1|", "1@34: |||2"], rows);
    }

    [Theory]
    [InlineData("[1,\"b\",null,true]", new[] { "value" }, new[] { "1@1: 1", "1@3: b", "1@7: ", "1@12: true" })]
    [InlineData("""[["a",1],["b",2,[3]],[],[{"x":4},5]]""", new[] { "column_1", "column_2", "column_3", "column_1.x" }, new[] { "1@1: a|1||", "1@9: b|2|[3]|", "1@21: |||", "1@24: |5||4" })]
    [InlineData("[\"a\",1]\n[\"b\",2]\n", new[] { "column_1", "column_2" }, new[] { "1@0: a|1", "2@8: b|2" })]
    public async Task Records_without_names_have_columns_by_position(string text, string[] columns, string[] rows)
    {
        var (layout, found) = await _folder.ReadAsync(text);
        Assert.Equal(columns, layout.Columns);
        Assert.Equal(rows, found);
    }

    [Theory]
    [InlineData("utf-16le", true)]
    [InlineData("utf-16be", false)]
    [InlineData("windows-1252", false)]
    [InlineData("utf-8", true)]
    public async Task Every_encoding_is_read_and_offsets_are_those_of_its_utf8_text(string encoding, bool withMark)
    {
        var text = (withMark ? "\uFEFF" : "") + "[{\"näme\":\"Zoë, a few words more\"},\n{\"näme\":\"ß\"}]";
        var source = await _folder.SourceAsync(SourceEncoding.Codec(encoding).GetBytes(text), "rows.json");
        Assert.Equal((ContentKind.Json, encoding), (source.Kind, source.Encoding.Name));
        using var records = JsonRecords.OfSource(source, ParseOptions.None, new SourceLimits(), CancellationToken.None);
        var layout = records.ReadLayout();
        var second = Encoding.UTF8.GetByteCount(text[..text.IndexOf('\n', StringComparison.Ordinal)]) + 1;
        Assert.Equal([$"1@{(withMark ? 4 : 1)}: Zoë, a few words more", $"2@{second}: ß"], JsonCases.Rows(records, layout));
    }

    [Fact]
    public async Task Records_far_longer_than_the_window_on_the_text_are_whole()
    {
        var (a, b) = (new string('a', 700_000), new string('b', 300_000) + "\\n");
        var (_, rows) = await _folder.ReadAsync($$"""[{"v":"{{a}}"},{"v":"{{b}}"},{"v":1}]""");
        Assert.Equal([$"1@1: {a}", $"1@700010: {b[..^2]}\n", "1@1000021: 1"], rows);
    }

    [Theory]
    [InlineData("[{\"a\":1}]")]
    [InlineData("{\"a\":1}\n{\"a\":2}\n")]
    public async Task Finding_the_layout_can_be_stopped(string text)
    {
        using var records = await _folder.OpenAsync(text, cancellationToken: new CancellationToken(canceled: true));
        Assert.Throws<OperationCanceledException>(() => records.ReadLayout());
    }

    [Fact]
    public async Task A_layout_keeps_its_paths_as_json_and_reads_a_chunk_with_them()
    {
        var (layout, _) = await _folder.ReadAsync("""[{"a.b":1,"a":{"b":2}},{"a":{"b":"x"}}]""");
        using var chunk = layout.OpenChunk("{\"a\":{\"b\":\"\\u0041\"}} , 7, [1] ,\n\n{\"a.b\":3},"u8.ToArray(), new SourceLimits());
        Assert.Equal(
            [
                "1@0: |A", "1@23: not_a_record: this is a number, not an object like other records",
                "1@26: not_a_record: this is an array, not an object like other records", "3@33: 3|",
            ], JsonCases.Rows(chunk, layout));
    }
}
