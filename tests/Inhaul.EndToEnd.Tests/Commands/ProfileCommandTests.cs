using System.Xml.Linq;
using Inhaul.EndToEnd.Tests.Children;

namespace Inhaul.EndToEnd.Tests.Commands;

public sealed class ProfileCommandTests
{
    private const string Orders =
        "code;amount;day;seen;ok;note\n02;10;03/04/2025;2025-01-02;true;\n17;12.50;05/06/2025;2025-02-03;false;Zoë\n18;7;07/08/2025;2025-03-04;TRUE;x\n19;ragged\n";

    [Fact]
    public async Task Json_gives_every_type_with_its_evidence()
    {
        using var place = new Workplace();
        place.Write("orders.csv", Orders);
        var json = (await place.RunAsync("profile", "orders.csv", "--output", "json")).Expect(0).Json;

        Assert.Equal(("orders.csv", ";", "utf-8", 4, 1), (
            json.GetProperty("name").GetString(), json.GetProperty("separator").GetString(), json.GetProperty("encoding").GetString(),
            json.GetProperty("rows").GetInt32(), json.GetProperty("malformedRows").GetInt32()));
        var columns = json.GetProperty("columns").EnumerateArray().ToDictionary(column => column.GetProperty("name").GetString()!);
        Assert.Equal(["code:text", "amount:decimal", "day:text", "seen:date", "ok:boolean", "note:text"],
            columns.Select(column => $"{column.Key}:{column.Value.GetProperty("type").GetString()}"));
        Assert.Contains("'02' on line 2 starts with a zero", columns["code"].GetProperty("why").GetString(), StringComparison.Ordinal);
        Assert.Contains("can be day or month first", columns["day"].GetProperty("why").GetString(), StringComparison.Ordinal);
        Assert.Equal((3, 1), (columns["amount"].GetProperty("filled").GetInt32(), columns["amount"].GetProperty("fillRate").GetInt32()));
        Assert.Equal(0.6667, columns["note"].GetProperty("fillRate").GetDouble());
        Assert.Equal(["10", "12.50", "7"], columns["amount"].GetProperty("samples").EnumerateArray().Select(sample => sample.GetString()!));
        Assert.Equal(64, json.GetProperty("sha256").GetString()!.Length);
    }

    [Fact]
    public async Task Text_names_the_problems_and_what_decides_them()
    {
        using var place = new Workplace();
        place.Write("orders.csv", Orders);
        var text = (await place.RunAsync("profile", "orders.csv")).Expect(0).Output;

        Assert.Contains("orders.csv: 4 rows, 6 columns", text, StringComparison.Ordinal);
        Assert.Contains("separated by semicolon", text, StringComparison.Ordinal);
        Assert.Contains("problem: 1 rows are malformed", text, StringComparison.Ordinal);
        Assert.Contains("the first on line 5", text, StringComparison.Ordinal);
        Assert.Contains("problem: day: decide with --column day:date:d/M/yyyy or --column day:date:M/d/yyyy", text, StringComparison.Ordinal);
        Assert.Equal(["orders.csv"], place.Files());
    }

    [Fact]
    public async Task A_file_that_is_large_enough_for_a_rehearsal_has_a_profile_of_its_own_values_only()
    {
        const int Rows = 1 << 10;
        using var place = new Workplace();
        var row = $"7,{new string('x', 1 << 16)}\n";
        place.Write("large.csv", "id,note\n" + string.Concat(Enumerable.Repeat(row, Rows)));
        var result = (await place.RunAsync("profile", "large.csv", "--output", "json")).Expect(0);

        Assert.Equal(Rows, result.Json.GetProperty("rows").GetInt32());
        Assert.Equal(["id: 7", $"note: {new string('x', 40)}…"], result.Json.GetProperty("columns").EnumerateArray().Select(column =>
            $"{column.GetProperty("name").GetString()}: {string.Join(' ', column.GetProperty("samples").EnumerateArray().Select(sample => sample.GetString()))}"));
        Assert.Empty(result.Errors);
        Assert.Equal(["large.csv"], place.Files());
    }

    [Fact]
    public async Task Few_values_that_do_not_fit_are_counted_and_the_first_is_shown()
    {
        using var place = new Workplace();
        place.Write("ages.csv", "age\n" + string.Concat(Enumerable.Range(1, 40).Select(row => row == 30 ? "unknown\n" : $"{row}\n")));
        var column = (await place.RunAsync("profile", "ages.csv", "--output", "json")).Expect(0).Json.GetProperty("columns")[0];

        Assert.Equal(("integer", 1), (column.GetProperty("type").GetString(), column.GetProperty("misfits").GetInt32()));
        Assert.Contains("the first is 'unknown' on line 31", column.GetProperty("problems")[0].GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_needs_nothing_else_escapes_everything_and_shows_nothing_sensitive()
    {
        using var place = new Workplace();
        place.Write("people.csv",
            "id,mail,name,<b>,tags\n1,ann@example.org,<script>alert(1)</script>,x,a;b\n1,bob@example.org,\"O'Neil & \"\"Sons\"\"\",\u0001,c\n2,eve@example.org,]]>,\u202Ey,a;b;c\n3,ann@example.org,<!--,5,\n4,dan@example.org,ö,7,\n");
        var shown = (await CommandHere.RunAsync("profile", place.PathOf("people.csv"), "--key", "mail", "--html", place.PathOf("report.html"))).Expect(0).Output;
        var page = place.Read("report.html");

        var html = XDocument.Parse(page).Root!;
        Assert.Empty(html.Descendants("script"));
        Assert.DoesNotContain(html.DescendantsAndSelf().Attributes(), attribute => attribute.Name.LocalName is "src" || attribute.Name.LocalName.StartsWith("on", StringComparison.Ordinal)
            || (attribute.Name.LocalName == "href" && !attribute.Value.StartsWith('#')));
        Assert.DoesNotContain("url(", page, StringComparison.Ordinal);
        Assert.Contains("<script>alert(1)</script>", html.Value, StringComparison.Ordinal);
        Assert.Equal(["id", "mail", "name", "<b>", "tags"], html.Descendants("article").Select(card => card.Element("h3")!.Value));
        Assert.Contains("the key mail: 1 rows repeat the key of a row before them, 0 have none", html.Value, StringComparison.Ordinal);
        Assert.NotEmpty(html.Descendants("rect"));

        foreach (var text in (string[])[page, shown])
        {
            Assert.All((string[])["ann@", "bob@", "eve@", "dan@", "@example"], raw => Assert.DoesNotContain(raw, text, StringComparison.Ordinal));
        }

        Assert.Contains("repeated: '****@****.org' on the lines 2, 5", shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sensitive_data_keys_and_spread_are_there_for_programs_and_shown_on_request()
    {
        using var place = new Workplace();
        place.Write("people.csv", "no,mail,age\n1,ann@example.org,30\n2,bob@example.org,41\n3,ann@example.org,52\n");
        var masked = (await CommandHere.RunAsync("profile", place.PathOf("people.csv"), "--output", "json")).Expect(0);
        var shown = (await CommandHere.RunAsync("profile", place.PathOf("people.csv"), "--key", "mail", "--show-sensitive", "--output", "json")).Expect(0).Json;

        Assert.DoesNotContain("@example", masked.Output, StringComparison.Ordinal);
        Assert.Equal(["no", "age"], masked.Json.GetProperty("uniqueColumns").EnumerateArray().Select(name => name.GetString()!));
        var (mail, age) = (masked.Json.GetProperty("columns")[1], masked.Json.GetProperty("columns")[2]);
        Assert.Equal(("email", "medium", 3, 1, true), (
            mail.GetProperty("sensitive")[0].GetProperty("kind").GetString(), mail.GetProperty("sensitive")[0].GetProperty("confidence").GetString(),
            mail.GetProperty("sensitive")[0].GetProperty("values").GetInt32(), mail.GetProperty("sensitive")[0].GetProperty("share").GetDouble(), mail.GetProperty("masked").GetBoolean()));
        Assert.Equal(("30", "52", 41, 3), (age.GetProperty("min").GetString(), age.GetProperty("max").GetString(), age.GetProperty("average").GetDouble(), age.GetProperty("shapes").GetProperty("integer").GetInt32()));
        Assert.Equal("ann@example.org", shown.GetProperty("columns")[1].GetProperty("frequent")[0].GetProperty("value").GetString());
        Assert.Equal([2, 4], shown.GetProperty("key").GetProperty("examples")[0].GetProperty("lines").EnumerateArray().Select(line => line.GetInt32()));
    }

    [Fact]
    public async Task A_table_says_beforehand_what_it_would_refuse_and_nothing_is_kept()
    {
        using var place = new Workplace();
        place.Store.Execute("CREATE TABLE people (no INTEGER PRIMARY KEY, name VARCHAR(5))");
        place.Write("people.csv", "no,name\n1,Ann\n2,Elisabeth\n");
        string[] arguments = ["profile", place.PathOf("people.csv"), "--store", $"sqlite:{place.PathOf("inhaul.db")}", "--table"];

        Assert.Contains("problem: name: 1 values are longer than the 5 characters of people.name; the longest has 9, on line 3", (await CommandHere.RunAsync([.. arguments, "people"])).Expect(0).Output, StringComparison.Ordinal);
        Assert.Contains("--table persons: there is no such table", (await CommandHere.RunAsync([.. arguments, "persons"])).Expect(2).Errors, StringComparison.Ordinal);
        Assert.Equal(["people"], place.Store.Rows("SELECT name FROM sqlite_master WHERE type = 'table'"));
    }
}
