using System.Text.Json;
using Inhaul.EndToEnd.Tests.Children;

namespace Inhaul.EndToEnd.Tests.Commands;

public sealed class CleanOptionTests
{
    private const string People = "email,phone,price\n Ann@X.ORG ,+49 (0)30 12-34,\"1.234,50\"\nAnn@x.org,030 12,2\nbob@x.org,call me,\"1,5\"\n";

    [Fact]
    public async Task Clean_changes_values_before_their_types_are_inferred_and_keys_compared_and_show_tells_what()
    {
        using var place = new Workplace();
        place.Write("people.csv", People);
        string[] command = ["import", "people.csv", "--key", "email", "--clean", "email:email", "--clean", "phone:phone", "--clean", "price:decimal_comma", "--output", "json"];
        var import = (await place.RunAsync(command)).Expect(0);

        Assert.Equal((2, 1), (import.Rows("inserted"), import.Rows("duplicate")));
        Assert.Equal(["Ann@x.org|03012|2", "bob@x.org|call me|1.5"], place.Store.Rows("SELECT email, phone, price FROM people ORDER BY email"));
        var id = import.Json.GetProperty("id").GetString()!;
        var json = (await place.RunAsync("show", id, "--output", "json")).Expect(0).Json;
        Assert.Equal(
            ["phone phone 1 2 030 12 03012", "price decimal_comma 1 3 1,5 1.5"],
            json.GetProperty("cleaned").EnumerateArray().Select(values => string.Join(' ', Text(values, "column"), Text(values, "step"), Text(values, "count"), Sample(values))));
        Assert.Contains("'030 12' → '03012'", (await place.RunAsync("show", id)).Expect(0).Output, StringComparison.Ordinal);

        Assert.Contains("already imported", (await place.RunAsync(command)).Expect(0).Errors, StringComparison.Ordinal);
        Assert.Equal(1, (await place.RunAsync([.. command, "--clean", "phone:null:call me"])).Expect(0).Rows("updated"));
    }

    [Theory]
    [InlineData("phone:shout", "--clean phone:shout is not understood. Write column:step[,step…]; the steps are ")]
    [InlineData("fax:trim", "--clean fax: there is no such column; there are email, phone, price.")]
    public async Task Clean_that_is_not_understood_is_refused_before_anything_is_written(string clean, string said)
    {
        using var place = new Workplace();
        place.Write("people.csv", People);
        Assert.Contains(said, (await place.RunAsync("import", "people.csv", "--clean", clean)).Expect(2).Errors, StringComparison.Ordinal);
        Assert.False(place.Has("inhaul.db") && place.Store.Number("SELECT count(*) FROM inhaul_import") > 0);
    }

    private static string Text(JsonElement values, string name) => values.GetProperty(name).ToString();

    private static string Sample(JsonElement values) => string.Join(' ', values.GetProperty("samples").EnumerateArray().SelectMany(sample => new[] { "row", "before", "after" }.Select(name => Text(sample, name))));
}
