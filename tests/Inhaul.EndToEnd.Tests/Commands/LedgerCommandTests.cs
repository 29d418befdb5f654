using System.Text.Json;
using Inhaul.EndToEnd.Tests.Children;

namespace Inhaul.EndToEnd.Tests.Commands;

/// <summary>The commands that look at imports that were done.</summary>
public abstract class LedgerCommandTests(MembersImport members, StoreKind kind)
{
    [Fact]
    public async Task List_shows_the_newest_import_first()
    {
        using var place = members.Place.Copy();
        var first = members.Id;
        place.Write("more.csv", "id,name\n7,x\n");
        var second = (await place.RunAsync("import", "more.csv", "--key", "id", "--output", "json")).Expect(0).Id;

        var listed = (await place.RunAsync("list", "--output", "json")).Expect(0).Json;
        Assert.Equal([second, first], listed.EnumerateArray().Select(import => import.GetProperty("id").GetString()!));
        Assert.Equal(["ended", "ended"], listed.EnumerateArray().Select(import => import.GetProperty("liveness").GetString()!));
        Assert.Single((await place.RunAsync("list", "--limit", "1", "--output", "json")).Expect(0).Json.EnumerateArray());
        var text = (await place.RunAsync("list")).Expect(0).Output;
        Assert.Contains(first, text, StringComparison.Ordinal);
        Assert.Contains("completed_with_errors", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Show_tells_counts_source_columns_and_history()
    {
        var (place, id) = members;
        var json = (await place.RunAsync("show", id, "--output", "json")).Expect(0).Json;

        Assert.Equal((5, 2, 1, 2), (Rows(json, "read"), Rows(json, "inserted"), Rows(json, "duplicate"), Rows(json, "rejected")));
        Assert.Equal(["id:integer", "name:text", "age:integer"],
            json.GetProperty("columns").EnumerateArray().Select(column => $"{column.GetProperty("column").GetString()}:{column.GetProperty("type").GetString()}"));
        Assert.Equal(["queued", "active", "completed_with_errors"], json.GetProperty("history").EnumerateArray().Select(change => change.GetProperty("to").GetString()!));
        Assert.Equal("members.csv", json.GetProperty("sources")[0].GetProperty("name").GetString());
        Assert.Equal("Ada", json.GetProperty("sample")[0].GetProperty("name").GetString());

        var text = (await place.RunAsync("show", id)).Expect(0).Output;
        Assert.Contains("source members.csv: ", text, StringComparison.Ordinal);
        Assert.Contains("on conflict update, duplicates last", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rows_gives_every_row_with_its_place_outcome_and_text()
    {
        var (place, id) = members;
        var rows = (await place.RunAsync("rows", id, "--output", "json")).Expect(0).Json.EnumerateArray().ToList();

        Assert.Equal(
            ["1 2 inserted", "2 3 rejected", "3 4 duplicate", "4 6 inserted", "5 7 rejected"],
            rows.Select(row => $"{row.GetProperty("row").GetInt64()} {row.GetProperty("line").GetInt64()} {row.GetProperty("outcome").GetString()}"));
        Assert.Equal("3,\"two\nlines\",40", rows[2].GetProperty("raw").GetString());
        var bytes = System.Text.Encoding.UTF8.GetBytes(MembersImport.Csv);
        Assert.All(rows, row => Assert.StartsWith(
            row.GetProperty("raw").GetString()!, System.Text.Encoding.UTF8.GetString(bytes.AsSpan(row.GetProperty("byteOffset").GetInt32())), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("inserted", 2)]
    [InlineData("duplicate", 1)]
    [InlineData("rejected", 2)]
    [InlineData("failed", 0)]
    public async Task Rows_can_be_asked_for_by_outcome(string outcome, int count)
    {
        var (place, id) = members;
        var rows = (await place.RunAsync("rows", id, "--outcome", outcome, "--output", "json")).Expect(0).Json;
        Assert.Equal(count, rows.EnumerateArray().Count(row => row.GetProperty("outcome").GetString() == outcome));
        Assert.Equal(count, rows.GetArrayLength());
    }

    [Fact]
    public async Task Errors_gives_every_reason_with_line_column_code_and_value()
    {
        var (place, id) = members;
        var errors = (await place.RunAsync("errors", id, "--output", "json")).Expect(0).Json.EnumerateArray().ToList();

        Assert.Equal(["2 3 not_an_integer age old", "5 7 field_count  5,Eve,12,13"], errors.Select(error => string.Join(' ',
            error.GetProperty("row").GetInt64(), error.GetProperty("line").GetInt64(), error.GetProperty("code").GetString(),
            error.GetProperty("column").GetString(), error.GetProperty("value").GetString())));
        var text = (await place.RunAsync("errors", id)).Expect(0).Output;
        Assert.Contains("row 2, line 3  not_an_integer  age: 'old' is not a whole number", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Log_tells_what_happened_in_order()
    {
        var (place, id) = members;
        var log = (await place.RunAsync("log", id, "--output", "json")).Expect(0).Json.EnumerateArray().Select(entry => entry.GetProperty("message").GetString()!).ToList();

        Assert.Equal(3, log.Count);
        Assert.StartsWith("queued by ", log[0], StringComparison.Ordinal);
        Assert.StartsWith("queued → active by ", log[1], StringComparison.Ordinal);
        Assert.StartsWith("active → completed_with_errors by ", log[2], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Log_keeps_the_whole_error_of_a_defect()
    {
        using var place = new Workplace(kind);
        place.Write("members.csv", MembersImport.Csv);
        (await place.RunWithAsync("settle.after-fence=throw", "import", "members.csv", "--key", "id", "--workers", "1")).Expect(1);
        var id = place.Store.Text("SELECT id FROM inhaul_import");

        var forPeople = (await place.RunAsync("log", id)).Expect(0);
        Assert.Contains("active → paused", forPeople.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("FailpointException", forPeople.Output, StringComparison.Ordinal);

        var forPrograms = await place.RunAsync("log", id, "--output", "json");
        Assert.Contains("FailpointException", forPrograms.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_of_an_id_is_enough_while_it_is_the_only_one()
    {
        using var place = members.Place.Copy();
        var id = members.Id;
        Assert.Equal(id, (await place.RunAsync("show", id[..13], "--output", "json")).Expect(0).Id);

        (await place.RunAsync("import", "members.csv", "--key", "id", "--again")).Expect(3);
        var refused = (await place.RunAsync("show", id[..2])).Expect(2);
        Assert.Contains($"'{id[..2]}' is the start of several imports", refused.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Unknown_id_is_said_so_by_every_command()
    {
        const string id = "0197fe10-0000-7000-8000-000000000000";
        var place = members.Place;
        foreach (var command in (string[])["show", "rows", "errors", "log", "retry", "pause", "resume", "cancel", "verify"])
        {
            Assert.Contains($"There is no import {id}", (await place.RunAsync(command, id)).Expect(2).Errors, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task What_is_no_id_is_an_unknown_one() =>
        Assert.Contains("There is no import nothing", (await members.Place.RunAsync("show", "nothing")).Expect(2).Errors, StringComparison.Ordinal);

    [Fact]
    public async Task Verify_is_clean_after_an_import()
    {
        var (place, id) = members;
        var verified = (await place.RunAsync("verify", id, "--output", "json")).Expect(0).Json;
        Assert.True(verified.GetProperty("clean").GetBoolean());
        Assert.Equal(2, verified.GetProperty("target").GetProperty("same").GetInt64());
    }

    [Theory]
    [InlineData("UPDATE members SET age = 99 WHERE id = 1", "different in members")]
    [InlineData("DELETE FROM members WHERE id = 3", "missing from members")]
    [InlineData("UPDATE inhaul_chunk SET outcomes = x'0101050107'", "but its rows say")]
    [InlineData("UPDATE inhaul_import SET inserted = 3, duplicate = 0", "the import says")]
    [InlineData("UPDATE inhaul_chunk_raw SET raw = substr(raw, 1, 20)", "its bytes were changed")]
    public async Task Verify_finds_what_was_tampered_with(string tampering, string found)
    {
        using var place = members.Place.Copy();
        var id = members.Id;
        place.Store.Execute(tampering);
        Assert.Contains(found, (await place.RunAsync("verify", id)).Expect(1).Output, StringComparison.Ordinal);
        Assert.False((await place.RunAsync("verify", id, "--output", "json")).Expect(1).Json.GetProperty("clean").GetBoolean());
    }

    private static long Rows(JsonElement json, string outcome) => json.GetProperty("rows").GetProperty(outcome).GetInt64();
}
