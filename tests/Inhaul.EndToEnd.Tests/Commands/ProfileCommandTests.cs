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
    public async Task Few_values_that_do_not_fit_are_counted_and_the_first_is_shown()
    {
        using var place = new Workplace();
        place.Write("ages.csv", "age\n" + string.Concat(Enumerable.Range(1, 40).Select(row => row == 30 ? "unknown\n" : $"{row}\n")));
        var column = (await place.RunAsync("profile", "ages.csv", "--output", "json")).Expect(0).Json.GetProperty("columns")[0];

        Assert.Equal(("integer", 1), (column.GetProperty("type").GetString(), column.GetProperty("misfits").GetInt32()));
        Assert.Contains("the first is 'unknown' on line 31", column.GetProperty("problems")[0].GetString(), StringComparison.Ordinal);
    }
}
