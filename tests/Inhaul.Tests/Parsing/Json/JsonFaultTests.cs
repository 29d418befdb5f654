using System.Text;
using Inhaul.Mapping;
using Inhaul.Parsing.Json;
using Inhaul.Sources;

namespace Inhaul.Tests.Parsing.Json;

/// <summary>One bad record costs one row, and says why.</summary>
public sealed class JsonFaultTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_line_that_is_not_json_costs_that_line()
    {
        var (layout, rows) = await _folder.ReadAsync("{\"a\":1}\n{\"a\":2,}\nnot json\n{\"a\":3} {\"a\":4}\n{\"a\":\n{\"a\":NaN}\n{\"x\":1,\"a\n{\"a\":5}\n");
        Assert.Equal(["a"], layout.Columns);
        Assert.Equal(
            [
                "1@0: 1",
                "2@8: malformed_json: the line is not JSON at position 8: The JSON object contains a trailing comma at the end",
                "3@17: malformed_json: the line is not JSON at position 2: 'not json' is an invalid JSON literal. Expected the literal 'null'",
                "4@26: malformed_json: the line is not JSON at position 9: '{' is invalid after a single JSON value. Expected end of data",
                "5@42: malformed_json: the line is not JSON at position 6: Expected depth to be zero at the end of the JSON payload. There is an open JSON object or array that should be closed",
                "6@48: malformed_json: the line is not JSON at position 6: 'N' is an invalid start of a value",
                "7@58: malformed_json: the line is not JSON at position 10: Expected end of string, but instead reached end of data",
                "8@68: 5",
            ], rows);
    }

    [Theory]
    [InlineData("{\"a\":1,}\n{\"a\":2}\n{\"a\":3}\n")]
    [InlineData("{\"a\":1\n{\"a\":2}\n{\"a\":3}\n")]
    [InlineData("{\"a\n{\"a\":2}\n{\"a\":3}\n")]
    public async Task A_first_line_that_is_not_json_costs_that_line_too(string text)
    {
        var (layout, rows) = await _folder.ReadAsync(text);
        Assert.Equal(JsonForm.Lines, layout.Form);
        Assert.StartsWith("1@0: malformed_json", rows[0], StringComparison.Ordinal);
        Assert.Equal(["2", "3"], rows.Skip(1).Select(row => row.Split(": ")[1]));
    }

    [Theory]
    [InlineData("""[{"a":1},7,"x",null,[1],{"a":2}]""", new[] { "1", "a number", "text", "null", "an array", "2" })]
    [InlineData("""[7,"x",{"a":1}]""", new[] { "a number", "text", "1" })]
    [InlineData("{\"a\":1}\ntrue\n", new[] { "1", "true or false" })]
    public async Task A_record_that_is_no_object_among_objects_is_refused(string text, string[] expected)
    {
        var (layout, rows) = await _folder.ReadAsync(text);
        Assert.Equal(["a"], layout.Columns);
        Assert.Equal(expected.Select(what => what.Length == 1 ? what : $"not_a_record: this is {what}, not an object like other records"), rows.Select(row => row[(row.IndexOf(' ', StringComparison.Ordinal) + 1)..]));
    }

    [Theory]
    [InlineData("""{"a":1,"b":2,"a":3}""", "a")]
    [InlineData("""{"a":1,"b":{"c":1,"c":null}}""", "b.c")]
    [InlineData("""{"a":1,"b":2,"\u0061":3}""", "a")]
    [InlineData("""{"a":null,"b":{"c":1},"b":{"d":1}}""", "b")]
    public async Task A_name_that_stands_twice_in_an_object_is_refused_by_name(string record, string name)
    {
        var (layout, rows) = await _folder.ReadAsync($$"""[{{record}},{"a":7}]""");
        Assert.StartsWith("a", layout.Columns[0], StringComparison.Ordinal);
        Assert.Equal($"1@1: repeated_name: the name '{name}' stands twice in the record; leave one of them out", rows[0]);
        Assert.StartsWith("7", rows[1].Split(": ")[1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"a":"x","b":"\ud83d"}""", "x|invalid_character")]
    [InlineData("""{"a":"\udE00","b":"y"}""", "invalid_character|y")]
    [InlineData("""{"a":"\ud83dA","b":"\ud83d\ud83d\ude00"}""", "invalid_character|invalid_character")]
    [InlineData("""{"a":"\ud83d\n","b":"\ud83d\ude00"}""", "invalid_character|😀")]
    public async Task Half_of_a_surrogate_pair_is_refused_with_its_field(string record, string fields)
    {
        var (_, rows) = await _folder.ReadAsync($$"""[{{record}},{"a":1,"b":2}]""");
        Assert.Equal([fields, "1|2"], rows.Select(row => row.Split(": ")[1]));
    }

    [Theory]
    [InlineData("""{"a":1,"b\u0000":2}""")]
    [InlineData("""{"\ud800":1,"a":2}""")]
    public async Task A_name_that_no_column_can_have_refuses_its_record_and_makes_no_column(string record)
    {
        var (layout, rows) = await _folder.ReadAsync($$"""[{{record}},{"a":7}]""");
        Assert.Equal(["a"], layout.Columns);
        Assert.Equal(["1@1: invalid_character: a name in the record holds a NUL character or half of a surrogate pair, which no column can be called", $"1@{record.Length + 2}: 7"], rows);
    }

    /// <summary>Bytes that are no UTF-8 and NUL characters are looked for when a row is mapped, whatever its format.</summary>
    [Fact]
    public void What_no_database_stores_is_refused_with_its_field_when_the_row_is_mapped()
    {
        var layout = new JsonLayout(JsonForm.Lines, JsonRecordKind.Object, null, [["a"], ["b"]], ["a", "b"], []);
        byte[] raw = [.. "{\"a\":\"x\\u0000\",\"b\":\"\\ud800\"}\n{\"a\":\""u8, 0xE9, .. "\"}\n{\"a\":\"y\",\"b\":\"z\"}\n"u8];
        var mapped = ChunkMapper.Map(raw, new byte[3], new ChunkPosition(1, 5), new Dictionary<long, RowPatch>(), Definitions.Of("", "a:text", "b:text"), layout, new SourceLimits());
        Assert.Equal(1, mapped.Good.Count);
        Assert.Equal(
            ["5 invalid_character a", "5 invalid_character b", "6 invalid_encoding "],
            mapped.Refused.SelectMany(row => row.Errors.Select(error => $"{row.Line} {error.Code} {error.Column}")));
        Assert.Equal("x\0", mapped.Refused[0].Errors[0].Value);
        Assert.Equal("{\"a\":\"x\\u0000\",\"b\":\"\\ud800\"}", mapped.Refused[0].Raw);
    }

    [Fact]
    public async Task A_refused_record_shows_the_fields_that_could_be_read()
    {
        using var records = await _folder.OpenAsync("{\"a\":1,\"b\":2}\n{\"a\":3,\"b\":\"4\"\n");
        records.ReadLayout();
        Assert.True(records.Read() && records.Read() && records.IsMalformed);
        Assert.Equal(("3|4", "{\"a\":3,\"b\":\"4\""), (JsonCases.Fields(records), Encoding.UTF8.GetString(records.Raw)));
    }
}
