using Inhaul.EndToEnd.Tests.Children;

namespace Inhaul.EndToEnd.Tests.Commands;

/// <summary>A schema is written from a file or a table, and an import reads it back.</summary>
public sealed class SchemaCommandTests
{
    private static readonly string Orders = "id,day,sum,note\n" + string.Concat(Enumerable.Range(1, 30).Select(row => $"A{row:000},{row % 28 + 1}/12/2024,{row * 3 % 7}.50,{(row == 9 ? "" : "x")}\n"));

    [Fact]
    public async Task The_schema_of_a_file_gives_the_same_import_as_the_file_alone()
    {
        using var place = new Workplace();
        place.Write("orders.csv", Orders);
        string[] store = ["--store", $"sqlite:{place.PathOf("inhaul.db")}"];
        var (file, schema) = (place.PathOf("orders.csv"), place.PathOf("schema.json"));
        (await CommandHere.RunAsync(["schema", file, "--key", "id", "--to", schema])).Expect(0);
        var plain = (await CommandHere.RunAsync(["import", file, "--key", "id", "--table", "plain", .. store, "--output", "json"])).Expect(0);
        var again = (await CommandHere.RunAsync(["import", file, "--schema", schema, "--table", "again", .. store, "--output", "json"])).Expect(0);

        Assert.Equal((30, 30), (plain.Rows("inserted"), again.Rows("inserted")));
        Assert.Equal(place.Store.Rows("SELECT * FROM plain ORDER BY id"), place.Store.Rows("SELECT * FROM again ORDER BY id"));
        Assert.Equal(Columns(place, "plain"), Columns(place, "again"));
        Assert.Contains("the file is there already", (await CommandHere.RunAsync(["schema", file, "--to", schema])).Expect(2).Errors, StringComparison.Ordinal);

        var ofTable = (await CommandHere.RunAsync(["schema", "--table", "again", .. store])).Expect(0).Output;
        place.Write("table.json", ofTable);
        Assert.Equal(30, (await CommandHere.RunAsync(["import", file, "--schema", place.PathOf("table.json"), "--column", "day:date:d/M/yyyy", .. store, "--output", "json"])).Expect(0).Rows("unchanged"));
    }

    [Fact]
    public async Task Options_win_over_the_schema_and_what_it_breaks_is_refused()
    {
        using var place = new Workplace();
        place.Write("orders.csv", "id,sum\n1,5\n2,-5\n1,7\n");
        place.Write("schema.json", """{"fields": [{"name": "id", "type": "integer"}, {"name": "sum", "type": "integer", "constraints": {"minimum": 0}}], "primaryKey": "id", "inhaul": {"table": "t", "duplicates": "first"}}""");
        string[] command = ["import", place.PathOf("orders.csv"), "--store", $"sqlite:{place.PathOf("inhaul.db")}", "--output", "json", "--schema"];

        var import = (await CommandHere.RunAsync([.. command, place.PathOf("schema.json")])).Expect(3);
        Assert.Equal((1, 1, 1), (import.Rows("inserted"), import.Rows("duplicate"), import.Rows("rejected")));
        Assert.Equal(["1|5"], place.Store.Rows("SELECT * FROM t"));

        (await CommandHere.RunAsync([.. command, place.PathOf("schema.json"), "--duplicates", "last", "--table", "u", "--column", "sum:text"])).Expect(0);
        Assert.Equal(["1|7", "2|-5"], place.Store.Rows("SELECT * FROM u ORDER BY id"));
        place.Write("wrong.json", """{"fields": [{"name": "id"}, {"name": "total", "type": "integer"}]}""");
        Assert.Contains("wrong.json: the file lacks total, and has sum, which the schema does not have.", (await CommandHere.RunAsync([.. command, place.PathOf("wrong.json")])).Expect(2).Errors, StringComparison.Ordinal);
    }

    private static IReadOnlyList<string> Columns(Workplace place, string table) => place.Store.Rows($"SELECT name, type FROM pragma_table_info('{table}')");
}
