using Inhaul.EndToEnd.Tests.Children;

namespace Inhaul.EndToEnd.Tests.Commands;

/// <summary>The command on JSON files: what is the same as for CSV is tested there.</summary>
public sealed class JsonCommandTests
{
    private const string People = "{\"meta\":{\"pages\":1},\"response\":{\"people\":[\n{\"id\":1,\"home\":{\"city\":\"Ulm\"}},\n{\"id\":2},\n\"none\",\n{\"id\":3,\"home\":{\"city\":\"Ems\"}}\n]}}\n";

    private static readonly string[] Import = ["import", "people.json", "--key", "id", "--records", "response.people", "--chunk-rows", "2"];

    [Fact]
    public async Task Killed_import_of_a_document_is_resumed_and_its_rows_are_shown_as_they_stood()
    {
        using var place = new Workplace();
        place.Write("people.json", People);
        (await place.RunWithAsync("intake.after-chunk=kill", Import)).Expect(CommandResult.Killed);

        var resumed = (await place.RunAsync([.. Import, "--output", "json"])).Expect(3);

        Assert.True(resumed.Json.GetProperty("resumed").GetBoolean());
        Assert.Equal((3, 1), (resumed.Rows("inserted"), resumed.Rows("rejected")));
        var id = resumed.Json.GetProperty("id").GetString()!;
        var rows = (await place.RunAsync("rows", id, "--output", "json")).Expect(0).Json;
        Assert.Equal(
            ["1 2 43 {\"id\":1,\"home\":{\"city\":\"Ulm\"}}", "2 3 75 {\"id\":2}", "3 4 85 \"none\"", "4 5 93 {\"id\":3,\"home\":{\"city\":\"Ems\"}}"],
            rows.EnumerateArray().Select(row => $"{row.GetProperty("row")} {row.GetProperty("line")} {row.GetProperty("byteOffset")} {row.GetProperty("raw").GetString()}"));
        Assert.Equal("1|Ulm 2|- 3|Ems", place.Store.Text("SELECT group_concat(id || '|' || coalesce(\"home.city\", '-'), ' ') FROM (SELECT * FROM people ORDER BY id)"));
    }

    [Fact]
    public async Task Profile_tells_where_the_records_are_and_what_their_columns_hold()
    {
        using var place = new Workplace();
        place.Write("people.json", People);

        var json = (await place.RunAsync("profile", "people.json", "--records", "response.people", "--output", "json")).Expect(0).Json;

        Assert.Equal(("JSON, the records in response.people", 4, 1), (json.GetProperty("format").GetString(), json.GetProperty("rows").GetInt32(), json.GetProperty("malformedRows").GetInt32()));
        Assert.Equal(["id integer 3", "home.city text 2"], json.GetProperty("columns").EnumerateArray().Select(column => $"{column.GetProperty("name")} {column.GetProperty("type")} {column.GetProperty("filled")}"));
    }
}
