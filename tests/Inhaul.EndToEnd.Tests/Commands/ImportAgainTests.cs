using Inhaul.EndToEnd.Tests.Children;
using Inhaul.EndToEnd.Tests.Outside;

namespace Inhaul.EndToEnd.Tests.Commands;

/// <summary>A file that was imported before, unchanged, edited, or by somebody else.</summary>
public abstract class ImportAgainTests(StoreKind kind)
{
    private const string Customers = "email,name,visits\nada@example.org,Ada,1\nzoe@example.org,Zoë,2\nbob@example.org,Bob,3\n";

    private static readonly string[] Keyed = ["import", "customers.csv", "--key", "email", "--output", "json"];

    [Fact]
    public async Task Same_file_again_is_recognised_and_nothing_is_done()
    {
        using var place = new Workplace(kind);
        place.Write("customers.csv", Customers);
        var first = (await place.RunAsync(Keyed)).Expect(0);
        var before = FinalState.Of(place.Store, "customers");

        File.Copy(place.PathOf("customers.csv"), place.PathOf("copy.csv"));
        foreach (var arguments in (string[][])[Keyed, ["import", "copy.csv", "--type", "customers", "--key", "email", "--output", "json"]])
        {
            var again = (await place.RunAsync(arguments)).Expect(0);
            Assert.Equal(first.Id, again.Id);
            Assert.Contains($"already imported as {first.Id}", again.Errors, StringComparison.Ordinal);
        }

        FinalState.AssertSame(before, FinalState.Of(place.Store, "customers"));
    }

    [Fact]
    public async Task Again_makes_a_new_import_that_writes_no_row()
    {
        using var place = new Workplace(kind);
        place.Store.Execute("CREATE TABLE customers (email TEXT PRIMARY KEY, name TEXT, visits INTEGER)");
        place.Store.NoteWrites("customers", key: "email");
        place.Write("customers.csv", Customers);
        var first = (await place.RunAsync(Keyed)).Expect(0);
        var again = (await place.RunAsync([.. Keyed, "--again"])).Expect(0);

        Assert.NotEqual(first.Id, again.Id);
        Assert.Equal((3, 3), (again.Rows("read"), again.Rows("unchanged")));
        Assert.Equal(3, place.Store.Number("SELECT count(*) FROM customers_write"));
    }

    [Fact]
    public async Task Edited_copy_changes_exactly_the_edited_rows()
    {
        using var place = new Workplace(kind);
        place.Write("customers.csv", Customers);
        (await place.RunAsync(Keyed)).Expect(0);
        place.Store.NoteWrites("customers", key: "email");

        place.Write("customers.csv", "email,name,visits\nada@example.org,Ada,1\nzoe@example.org,Zoë Å,2\nnew@example.org,New,9\n");
        var edited = (await place.RunAsync(Keyed)).Expect(0);

        Assert.Equal((1, 1, 1), (edited.Rows("inserted"), edited.Rows("updated"), edited.Rows("unchanged")));
        Assert.Equal(["new@example.org|insert", "zoe@example.org|update"], place.Store.Rows("SELECT email, kind FROM customers_write ORDER BY email"));
        Assert.Equal(
            ["ada@example.org|Ada|1", "bob@example.org|Bob|3", "new@example.org|New|9", "zoe@example.org|Zoë Å|2"],
            place.Store.Rows("SELECT * FROM customers ORDER BY email"));
    }

    [Fact]
    public async Task Another_tenant_neither_sees_an_import_nor_shares_its_recognition()
    {
        using var place = new Workplace(kind);
        place.Write("customers.csv", Customers);
        var acme = (await place.RunAsync([.. Keyed, "--tenant", "acme"])).Expect(0);

        foreach (var command in (string[])["show", "rows", "errors", "log", "retry", "pause", "resume", "cancel", "verify"])
        {
            var refused = (await place.RunAsync(command, acme.Id, "--tenant", "acme/spring-audit")).Expect(2);
            Assert.Contains($"There is no import {acme.Id}", refused.Errors, StringComparison.Ordinal);
        }

        Assert.Empty((await place.RunAsync("list", "--output", "json")).Expect(0).Json.EnumerateArray());
        var other = (await place.RunAsync([.. Keyed, "--tenant", "other"])).Expect(0);
        Assert.NotEqual(acme.Id, other.Id);
        Assert.Equal(3, other.Rows("unchanged"));
    }
}
