using Inhaul.EndToEnd.Tests.Children;
using Inhaul.EndToEnd.Tests.Outside;
using Inhaul.Workbooks;

namespace Inhaul.EndToEnd.Tests.Commands;

/// <summary>Workbooks on the command line: chosen, killed in the middle, resumed, refused.</summary>
public abstract class WorkbookCommandTests(StoreKind kind)
{
    [Fact]
    public async Task Import_of_a_sheet_that_was_killed_in_the_middle_goes_on()
    {
        using var place = new Workplace(kind);
        place.Write("people.xlsx", new WorkbookFile()
            .Sheet("Cover", [["hello"]])
            .Sheet("People", [["People"], [], ["id", "name", "born"], .. Enumerable.Range(1, 200).Select(id => (IReadOnlyList<Cell>)[id, $"name {id}", Cell.Number($"{40_000 + id}", "d/m/yy")])])
            .ToBytes());
        string[] import = ["import", "people.xlsx", "--key", "id", "--chunk-rows", "20", "--sheet", "people", "--header-row", "3", "--workers", "1", "--output", "json"];

        (await place.RunWithAsync("intake.after-chunk:4=kill", import)).Expect(CommandResult.Killed);
        var resumed = (await place.RunAsync(import)).Expect(0);

        Assert.True(resumed.Json.GetProperty("resumed").GetBoolean());
        Assert.Equal((200, 200), (resumed.Rows("read"), resumed.Rows("inserted")));
        Assert.Equal(["1|name 1|2009-07-07", "200|name 200|2010-01-22"], place.Store.Rows("SELECT * FROM people WHERE id IN (1, 200) ORDER BY id"));
        Assert.Equal("4", place.Store.Text("SELECT first_line FROM inhaul_chunk WHERE number = 1"));
        Conservation.Check(place.Store, "people");
        Assert.Contains("already imported", (await place.RunAsync(import)).Expect(0).Errors, StringComparison.Ordinal);

        place.Write("people.xlsx", "PK\x03\x04 and no more");
        var refused = (await place.RunAsync(import)).Expect(2);
        Assert.StartsWith("inhaul: people.xlsx is a damaged zip file or workbook, or a part of one.", refused.Errors.Trim(), StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", refused.Errors, StringComparison.Ordinal);
    }
}
