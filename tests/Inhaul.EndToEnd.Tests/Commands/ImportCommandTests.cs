using System.Text;
using System.Text.Json;
using Inhaul.EndToEnd.Tests.Children;
using Inhaul.EndToEnd.Tests.Inputs;
using Inhaul.EndToEnd.Tests.Outside;

namespace Inhaul.EndToEnd.Tests.Commands;

public sealed class ImportCommandTests
{
    private const string Customers = "email,name,visits\nada@example.org,Ada,1\nzoe@example.org,Zoë,2\nbob@example.org,Bob,3\n";

    private static readonly string[] Keyed = ["import", "customers.csv", "--key", "email", "--output", "json"];

    [Fact]
    public async Task Json_has_the_documented_fields_in_their_order()
    {
        using var place = new Workplace();
        place.Write("customers.csv", Customers + "eve@example.org,Eve,often\n");
        var json = (await place.RunAsync([.. Keyed, "--column", "visits:integer"])).Expect(3).Json;

        Assert.Equal(["id", "type", "state", "rows", "errors", "resumed", "elapsedSeconds", "rowsPerSecond", "phases"], Names(json));
        Assert.Equal(
            ["read", "inserted", "updated", "unchanged", "stale", "duplicate", "skipped", "rejected", "failed", "pending"], Names(json.GetProperty("rows")));
        var error = Assert.Single(json.GetProperty("errors").EnumerateArray());
        Assert.Equal(["code", "column", "count", "example"], Names(error));
        Assert.Equal(("not_an_integer", "visits", 1), (error.GetProperty("code").GetString(), error.GetProperty("column").GetString(), error.GetProperty("count").GetInt32()));
        Assert.Equal(("customers", "completed_with_errors", false), (json.GetProperty("type").GetString(), json.GetProperty("state").GetString(), json.GetProperty("resumed").GetBoolean()));
        Assert.True(Guid.TryParse(json.GetProperty("id").GetString(), out _));
        Assert.True(json.GetProperty("elapsedSeconds").GetDouble() > 0 && json.GetProperty("rowsPerSecond").GetDouble() > 0);
    }

    [Fact]
    public async Task Dry_run_leaves_an_existing_database_byte_for_byte()
    {
        using var place = new Workplace();
        place.Write("customers.csv", Customers);
        (await place.RunAsync(Keyed)).Expect(0);
        place.Write("customers.csv", Customers.Replace("Bob", "Robert", StringComparison.Ordinal) + "new@example.org,New,9\n");
        var before = await File.ReadAllBytesAsync(place.PathOf("inhaul.db"));

        var dry = (await place.RunAsync([.. Keyed, "--dry-run"])).Expect(0);

        Assert.Equal((1, 1, 2), (dry.Rows("inserted"), dry.Rows("updated"), dry.Rows("unchanged")));
        Assert.Equal(before, await File.ReadAllBytesAsync(place.PathOf("inhaul.db")));
        Assert.Equal(1, place.Store.Number("SELECT count(*) FROM inhaul_import"));
    }

    [Fact]
    public async Task Errors_to_writes_the_refused_rows_beside_the_import()
    {
        using var place = new Workplace();
        place.Write("customers.csv", Customers + "eve@example.org,Eve,often\nrag,ged\n");
        (await place.RunAsync([.. Keyed, "--column", "visits:integer", "--errors-to", "bad.csv"])).Expect(3);

        var lines = place.Read("bad.csv").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal("email,name,visits,inhaul_row,inhaul_line,inhaul_reasons", lines[0].TrimStart('\uFEFF'));
        Assert.StartsWith("eve@example.org,Eve,often,4,5,", lines[1], StringComparison.Ordinal);
        Assert.StartsWith("rag,ged,,5,6,", lines[2], StringComparison.Ordinal);
        Assert.Equal(3, lines.Length);
    }

    [Theory]
    [InlineData("5%", 3)]
    [InlineData("4.9%", 1)]
    [InlineData("2", 3)]
    [InlineData("1", 1)]
    public async Task Max_errors_is_a_number_or_a_share_of_all_rows(string most, int exitCode)
    {
        using var place = new Workplace();
        place.Write("customers.csv", "email,n\n" + string.Concat(Enumerable.Range(1, 40).Select(row => $"{row}@example.org,{(row is 7 or 31 ? "x" : "1")}\n")));
        (await place.RunAsync([.. Keyed, "--column", "n:integer", "--chunk-rows", "10", "--max-errors", most])).Expect(exitCode);
    }

    [Fact]
    public async Task Map_and_column_and_table_and_type_decide_where_values_go()
    {
        using var place = new Workplace();
        place.Write("customers.csv", "E-Mail,Signup,Zip\nada@example.org,31.12.2024,01234\n");
        var json = (await place.RunAsync(
            "import", "customers.csv", "--map", "E-Mail=email", "--map", "Signup=signed_up", "--column", "signed_up:date:dd.MM.yyyy", "--key", "email",
            "--table", "people", "--type", "newsletter", "--output", "json")).Expect(0).Json;

        Assert.Equal("newsletter", json.GetProperty("type").GetString());
        Assert.Equal(["ada@example.org|2024-12-31|01234"], place.Store.Rows("SELECT email, signed_up, Zip FROM people"));
    }

    [Fact]
    public async Task Chunk_rows_cuts_the_rows_into_transactions()
    {
        using var place = new Workplace();
        place.Write("customers.csv", Customers);
        (await place.RunAsync([.. Keyed, "--chunk-rows", "2"])).Expect(0);
        Assert.Equal(["1|1|2", "2|3|1"], place.Store.Rows("SELECT number, first_row, row_count FROM inhaul_chunk ORDER BY number"));
    }

    [Theory]
    [InlineData("file-bytes=10", "customers.csv has 85 bytes, more than the limit of 10")]
    [InlineData("rows=2", "more rows than the limit of 2")]
    [InlineData("columns=2", "columns")]
    public async Task Limit_that_is_passed_is_named_and_nothing_is_imported(string limit, string said)
    {
        using var place = new Workplace();
        place.Write("customers.csv", Customers);
        var refused = (await place.RunAsync([.. Keyed, "--limit", limit])).Expect(2);
        Assert.Contains(said, refused.Errors, StringComparison.Ordinal);
        Assert.Equal(0, place.Store.Number("SELECT count(*) FROM inhaul_import"));
    }

    [Fact]
    public async Task Quote_that_is_never_closed_is_found_by_its_line()
    {
        using var place = new Workplace();
        place.Write("customers.csv", "email,name\n1@example.org,\"open\n" + string.Concat(Enumerable.Range(2, 20_000).Select(row => $"{row}@example.org,x\n")));
        var refused = (await place.RunAsync([.. Keyed, "--limit", "record-bytes=100000"])).Expect(2);
        Assert.Contains("line 2", refused.Errors, StringComparison.Ordinal);
        Assert.Contains("a quote is opened there and never closed", refused.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Field_beyond_the_limit_costs_its_row()
    {
        using var place = new Workplace();
        place.Write("customers.csv", Customers);
        var json = (await place.RunAsync([.. Keyed, "--limit", "field-bytes=3", "--key", "name"])).Expect(3).Json;
        Assert.Equal("field_too_long", json.GetProperty("errors")[0].GetProperty("code").GetString());
    }

    [Fact]
    public async Task Several_files_are_one_import_and_the_last_row_of_a_key_wins_across_them()
    {
        using var place = new Workplace();
        place.Write("one.csv", "id,name\n1,a\n2,b\n");
        place.Write("two.csv", "name,id\nB,2\nC,3\n");
        var both = (await place.RunAsync("import", "one.csv", "two.csv", "--key", "id", "--table", "t", "--output", "json")).Expect(0);

        Assert.Equal((4, 3, 1), (both.Rows("read"), both.Rows("inserted"), both.Rows("duplicate")));
        Assert.Equal(["1|a", "2|B", "3|C"], place.Store.Rows("SELECT id, name FROM t ORDER BY id"));
        Assert.Equal(["0|1", "1|3"], place.Store.Rows("SELECT source, first_row FROM inhaul_chunk ORDER BY number"));
    }

    [Fact]
    public async Task Header_without_rows_is_a_completed_import_of_none()
    {
        using var place = new Workplace();
        place.Write("customers.csv", "email,name\n");
        Assert.Equal(0, (await place.RunAsync(Keyed)).Expect(0).Rows("read"));
    }

    [Theory]
    [InlineData("utf-16", "utf-16")]
    [InlineData("utf-16BE", "utf-16")]
    [InlineData("iso-8859-1", "windows-1252")]
    [InlineData("utf-8", "utf-8")]
    public async Task Encoding_is_found_out_and_shown(string written, string shown)
    {
        using var place = new Workplace();
        var encoding = Encoding.GetEncoding(written);
        place.Write("customers.csv", [.. encoding.GetPreamble(), .. encoding.GetBytes(Customers)]);
        var id = (await place.RunAsync(Keyed)).Expect(0).Id;

        Assert.Equal("Zoë", place.Store.Text("SELECT name FROM customers WHERE visits = 2"));
        var source = (await place.RunAsync("show", id, "--output", "json")).Expect(0).Json.GetProperty("sources")[0];
        Assert.StartsWith(shown, source.GetProperty("encoding").GetString(), StringComparison.OrdinalIgnoreCase);
        Assert.Contains(source.GetProperty("encoding").GetString()!, (await place.RunAsync("show", id)).Expect(0).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Identifiers_and_ambiguous_dates_stay_text_and_a_note_says_what_decides()
    {
        using var place = new Workplace();
        place.Write("orders.csv", "code,day,sure\n02,03/04/2025,2025-04-03\n17,05/06/2025,2025-06-05\n");
        var told = (await place.RunAsync("import", "orders.csv", "--key", "code")).Expect(0);

        Assert.Contains("--column day:date:d/M/yyyy or --column day:date:M/d/yyyy", told.Output, StringComparison.Ordinal);
        Assert.Equal(["02|text|03/04/2025|text|2025-04-03", "17|text|05/06/2025|text|2025-06-05"],
            place.Store.Rows("SELECT code, typeof(code), day, typeof(day), sure FROM orders ORDER BY code"));
        Assert.Equal(["code|TEXT", "day|TEXT", "sure|DATE"], place.Store.Columns("orders"));
    }

    [Fact]
    public async Task The_next_file_for_a_table_may_have_its_dates_in_another_order()
    {
        using var place = new Workplace();
        place.Write("us.csv", "day,seen\n2/28/2027,1\n3/1/2027,1\n");
        place.Write("more.csv", "day,seen\n2/27/2027,2\n02/28/2027,3\n02/28/2027,4\n");
        place.Write("eu.csv", "day,seen\n26.2.2027,5\n");
        (await place.RunAsync("import", "us.csv", "--table", "visits", "--key", "day")).Expect(0);
        (await place.RunAsync("import", "more.csv", "--table", "visits", "--key", "day")).Expect(0);
        (await place.RunAsync("import", "eu.csv", "--table", "visits", "--key", "day")).Expect(0);

        Assert.Equal(["2027-02-26|5", "2027-02-27|2", "2027-02-28|4", "2027-03-01|1"], place.Store.Rows("SELECT day, seen FROM visits ORDER BY day"));
    }

    [Fact]
    public async Task Store_is_named_by_the_option()
    {
        using var place = new Workplace();
        place.Write("customers.csv", Customers);
        (await place.RunAsync([.. Keyed, "--store", "sqlite:other.db"])).Expect(0);
        Assert.False(place.Has("inhaul.db"));
        Assert.Equal(3, new StoreFile(place.PathOf("other.db")).Number("SELECT count(*) FROM customers"));
    }

    private static string[] Names(JsonElement json) => [.. json.EnumerateObject().Select(property => property.Name)];
}
