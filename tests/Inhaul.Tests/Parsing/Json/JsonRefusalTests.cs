using Inhaul.Sources;

namespace Inhaul.Tests.Parsing.Json;

/// <summary>What cannot be an import is refused as a whole, in one sentence that says where and what to do.</summary>
public sealed class JsonRefusalTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("[{\"a\":1},\n {\"a\":2,}\n]", 2, 9, "The JSON object contains a trailing comma at the end")]
    [InlineData("{\n  \"data\": [\n    {\"a\": 1}\n    {\"a\": 2}\n  ]\n}", 4, 5, "'{' is invalid after a value. Expected either ',', '}', or ']'")]
    [InlineData("\n\n{\"data\":[{\"a\":1}],\n\"next\":nul}", 4, 11, "'nul}' is an invalid JSON literal. Expected the literal 'null'")]
    [InlineData("{\n\"a\":1}\n{\n\"a\":2,,\n}", 4, 7, "',' is invalid as a property name", true)]
    [InlineData("\uFEFF[{\"a\":1}\n7]", 2, 1, "'7' is invalid after a value. Expected either ',', '}', or ']'")]
    [InlineData("[{\"a\":1}]\n]", 2, 1, "something follows the end of the document on this line")]
    [InlineData("{\n\"a\":1}\n,", 3, 1, "something follows the end of the document on this line")]
    public async Task A_syntax_error_in_a_document_names_its_line_and_position(string text, int line, int position, string reason, bool startsLike = false)
    {
        var refusal = await _folder.RefusalAsync(text);
        var expected = $"rows.json, line {line}, position {position}: this is not JSON: {reason}";
        Assert.StartsWith(startsLike ? $"rows.json, line {line}, position " : expected, refusal, StringComparison.Ordinal);
        Assert.EndsWith(" Correct it and import the file again; nothing of it was imported.", refusal, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[{\"a\":1},\n{\"a\"", 1)]
    [InlineData("\n[{\"a\":1}", 2)]
    [InlineData("{\"a\":\n1}\n{\"a\":\n", 3)]
    public async Task A_document_that_was_cut_off_is_refused(string text, int line) => Assert.Equal(
        $"rows.json ends in the middle of the value that starts on line {line}: it is not JSON. Most often it was cut off while it was written; get the whole file.",
        await _folder.RefusalAsync(text));

    [Theory]
    [InlineData("[]", "no records")]
    [InlineData("{\"data\":[]}", "no records")]
    [InlineData("[{},{}]", "only empty records")]
    [InlineData("{}\n{}\n", "only empty records")]
    [InlineData("[[],[]]", "only empty records")]
    public async Task A_source_without_a_column_is_refused(string text, string what) =>
        Assert.Equal($"rows.json has {what}: there is nothing to import.", await _folder.RefusalAsync(text));

    [Theory]
    [InlineData("[1]", "rows.json has no array at 'x.y'. It is an array itself; leave --records out.")]
    [InlineData("{\"a\":1}", "rows.json has no array at 'x.y'. It has no array at all; leave --records out to import it as one record.")]
    [InlineData("{\"x\":{\"y\":{},\"z\":[]},\"data\":[[]]}", "rows.json has no array at 'x.y'. It has arrays at x.z, data; name one of them with --records.")]
    [InlineData("{\"a\":1}\n{\"a\":2}", "rows.json is no single document but has one value after the other: each is a record, and there is nothing at 'x.y'. Leave --records out.")]
    public async Task A_path_of_records_that_leads_nowhere_is_refused_with_what_there_is(string text, string refusal) =>
        Assert.Equal(refusal, await _folder.RefusalAsync(text, records: "x.y"));

    [Theory]
    [InlineData("[{\"a\":1},\n{\"b\":BOMB}]", 2)]
    [InlineData("{\"b\":\nBOMB,\"data\":[{\"a\":1}]}", 2)]
    [InlineData("{\"a\":1}\n{\"b\":BOMB}\n", 2)]
    [InlineData("BOMB", 1)]
    public async Task Values_nested_too_deep_are_refused_with_the_way_to_raise_the_limit(string text, int line)
    {
        var bomb = new string('[', 100_000);
        Assert.Equal(
            $"rows.json, line {line}: a value here is nested deeper than the limit of 64. Raise it with --limit json-depth=256 if that is meant.",
            await _folder.RefusalAsync(text.Replace("BOMB", bomb, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task The_deepest_value_allowed_is_read()
    {
        var limits = new SourceLimits { JsonDepth = 3 };
        Assert.Equal(["1@1: [1]"], (await _folder.ReadAsync("[{\"a\":[1]}]", limits: limits)).Rows);
        Assert.Contains("deeper than the limit of 3", await _folder.RefusalAsync("[{\"a\":[[1]]}]", limits: limits), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[{\"a\":1},\n{\"a\":\"LONG\"}]", 2)]
    [InlineData("[{\"a\":1},\n{\"a\":[LONG]}]", 2)]
    [InlineData("{\"a\":1}\n{\"a\":\"LONG\"}\n", 2)]
    [InlineData("{\"a\":1}\n\n{\"a\":\"LONG", 3)]
    [InlineData("{\"x\":\n\"LONG\",\"data\":[{\"a\":1}]}", 2)]
    [InlineData("{\"a\":1}\n{\"a\":2}\nLONG", 3)]
    public async Task A_record_without_end_stops_at_the_limit_and_names_its_line(string text, int line)
    {
        var limits = new SourceLimits { RecordBytes = 1_000 };
        var refusal = await _folder.RefusalAsync(text.Replace("LONG", string.Concat(Enumerable.Repeat("1111111111", 60_000)), StringComparison.Ordinal), limits: limits);
        Assert.Equal(
            $"rows.json, line {line}: the record that starts here is longer than 1000 bytes. Most often a quote or bracket is never closed; " +
            "if such long records are meant, raise the limit with --limit record-bytes=4000.", refusal);
    }

    [Theory]
    [InlineData("[1BLANK,2]")]
    [InlineData("{\"a\":1}\nBLANK{\"a\":2}\n")]
    public async Task White_space_without_end_is_refused(string text)
    {
        var refusal = await _folder.RefusalAsync(text.Replace("BLANK", new string('\n', 700_000), StringComparison.Ordinal), limits: new SourceLimits { RecordBytes = 1_000 });
        Assert.EndsWith("in front of the record that starts here are more than 1000 bytes without any. Take the white space out.", refusal, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{\"a\":1}\n{\"b\":1,\"c\":1}\n", 2)]
    [InlineData("[{\"x\":{\"a\":1,\"b\":2,\"c\":3}}]", 1)]
    [InlineData("[[1,2,3]]", 1)]
    [InlineData("[{\"a\":{\"b\":1}},{\"a\":1},\n{\"a\":{\"c\":1}}]", 2)]
    public async Task More_columns_than_the_limit_are_refused_with_the_way_to_raise_it(string text, int line) => Assert.Equal(
        $"rows.json, line {line}: with the record that starts here there are more columns than the limit of 2. " +
        "Most often an object has ids for names; if so many columns are meant, raise the limit with --limit columns=20.",
        await _folder.RefusalAsync(text, limits: new SourceLimits { Columns = 2 }));
}
