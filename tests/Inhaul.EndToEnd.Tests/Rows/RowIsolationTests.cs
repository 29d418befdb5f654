using System.Text.Json;
using Inhaul.EndToEnd.Tests.Children;
using Inhaul.EndToEnd.Tests.Outside;

namespace Inhaul.EndToEnd.Tests.Rows;

/// <summary>One bad row costs one row, whatever constraint of the table it breaks.</summary>
public abstract class RowIsolationTests(StoreKind kind)
{
    private const string Input = "id,name,team,email\n1,Ada,red,a@x\n2,Bob,red,b@x\n3,Eve,blue,e@x\n4,Zoë,red,z@x\n5,Max,red,m@x\n";

    /// <summary>A table, the one row of the input that it refuses, and what is said about that row.</summary>
    public static TheoryData<string, string, long, string, string> Tables { get; } = new()
    {
        { "(id INTEGER PRIMARY KEY, name TEXT CHECK (name <> 'Eve'), team TEXT, email TEXT)", Input, 3, "check_violation", "name" },
        { "(id INTEGER PRIMARY KEY, name TEXT, team TEXT, email TEXT NOT NULL)", Input.Replace("b@x", "", StringComparison.Ordinal), 2, "not_null_violation", "email" },
        { "(id INTEGER PRIMARY KEY, name TEXT, team TEXT REFERENCES team (name), email TEXT)", Input, 3, "foreign_key_violation", "team" },
        { "(id INTEGER PRIMARY KEY, name TEXT, team TEXT REFERENCES team (name) DEFERRABLE INITIALLY DEFERRED, email TEXT)", Input, 3, "foreign_key_violation", "team" },
        { "(id INTEGER PRIMARY KEY, name TEXT, team TEXT, email TEXT UNIQUE)", Input.Replace("z@x", "b@x", StringComparison.Ordinal), 4, "unique_violation", "email" },
    };

    [Theory]
    [MemberData(nameof(Tables))]
    public async Task Only_the_row_that_the_table_refuses_fails(string table, string input, long culprit, string code, string column)
    {
        using var place = new Workplace(kind);
        place.Store.Execute($"CREATE TABLE team (name TEXT PRIMARY KEY); INSERT INTO team VALUES ('red'); CREATE TABLE members {table};");
        place.Write("members.csv", input);

        var json = (await place.RunAsync("import", "members.csv", "--key", "id", "--output", "json")).Expect(3).Json;

        Assert.Equal((4, 1), (json.GetProperty("rows").GetProperty("inserted").GetInt32(), json.GetProperty("rows").GetProperty("failed").GetInt32()));
        var error = Assert.Single(json.GetProperty("errors").EnumerateArray());
        Assert.Equal((code, place.Store.NamedColumn(code, column)), (error.GetProperty("code").GetString(), Text(error.GetProperty("column"))));
        Assert.Equal($"{culprit}|{culprit + 1}", place.Store.Text("SELECT row, line FROM inhaul_row_error"));
        Assert.Equal(Enumerable.Range(1, 5).Where(id => id != culprit).Select(id => $"{id}"), place.Store.Rows("SELECT id FROM members ORDER BY id"));
        Conservation.Check(place.Store, "members");
    }

    [Fact]
    public async Task Row_that_refers_to_a_later_row_of_its_chunk_survives_the_culprit_beside_it()
    {
        using var place = new Workplace(kind);
        place.Store.Execute("CREATE TABLE members (id INTEGER PRIMARY KEY, boss INTEGER REFERENCES members (id) DEFERRABLE INITIALLY DEFERRED);");
        place.Write("members.csv", "id,boss\n1,8\n2,77\n3,1\n4,\n5,4\n6,3\n7,6\n8,5\n");

        var result = (await place.RunAsync("import", "members.csv", "--key", "id", "--output", "json")).Expect(3);

        Assert.Equal("2|foreign_key_violation", place.Store.Text("SELECT row, code FROM inhaul_row_error"));
        Assert.Equal((7, 1), (result.Rows("inserted"), result.Rows("failed")));
        Conservation.Check(place.Store, "members");
    }

    [Fact]
    public async Task Many_culprits_of_several_kinds_are_each_named()
    {
        using var place = new Workplace(kind);
        place.Store.Execute(
            """
            CREATE TABLE team (name TEXT PRIMARY KEY);
            INSERT INTO team VALUES ('red');
            CREATE TABLE members (id INTEGER PRIMARY KEY, name TEXT NOT NULL CHECK (length(name) < 5), team TEXT REFERENCES team (name) DEFERRABLE INITIALLY DEFERRED, email TEXT UNIQUE);
            INSERT INTO members VALUES (900, 'old', 'red', 'taken@x');
            """);
        place.Write("members.csv", "id,name,team,email\n" + string.Concat(Enumerable.Range(1, 100).Select(id => id switch
        {
            10 => "10,,red,10@x\n",
            20 => "20,toolong,red,20@x\n",
            30 or 31 => $"{id},Bob,green,{id}@x\n",
            40 => "40,Bob,red,taken@x\n",
            _ => $"{id},Bob,red,{id}@x\n",
        })));

        (await place.RunAsync("import", "members.csv", "--key", "id", "--chunk-rows", "64")).Expect(3);

        (int Row, string Code, string Column)[] culprits =
            [(10, "not_null_violation", "name"), (20, "check_violation", "name"), (30, "foreign_key_violation", "team"), (31, "foreign_key_violation", "team"), (40, "unique_violation", "email")];
        Assert.Equal(
            culprits.Select(culprit => $"{culprit.Row}|{culprit.Code}|{place.Store.NamedColumn(culprit.Code, culprit.Column) ?? StoreView.Null}"),
            place.Store.Rows("""SELECT row, code, "column" FROM inhaul_row_error ORDER BY row"""));
        Assert.Equal(96, place.Store.Number("SELECT count(*) FROM members"));
        Conservation.Check(place.Store, "members", rowsBefore: 1);
    }

    private static string? Text(JsonElement value) => value.ValueKind == JsonValueKind.Null ? null : value.GetString();
}
