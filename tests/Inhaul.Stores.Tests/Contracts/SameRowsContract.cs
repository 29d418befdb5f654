using Inhaul.Intake;
using Inhaul.Stores.Tests.Samples;
using Inhaul.Workbooks;

namespace Inhaul.Stores.Tests.Contracts;

/// <summary>The same rows make the same table, in whatever form they come: names, types and every value.</summary>
public abstract class SameRowsContract : ImportTest
{
    private protected SameRowsContract(StoreUnderTest database) : base(database)
    {
    }

    /// <summary>Rows whose columns are text but for the first; the table has every value as it is here.</summary>
    public static TheoryData<string, string[][]> OddTexts { get; } = new()
    {
        {
            "what formats use for themselves",
            [
                ["id", "text", "more"],
                ["1", "say \"hi\"", "a,b;c\td|e"],
                ["2", "two\nlines", "dos\r\nlines"],
                ["3", "  spaces around  ", "\\t \\n \\ \\!x"],
                ["4", "<b>&amp;</b>", "_x000D_ and _x41_"],
                ["5", "{\"a\":[1]}", "=1+1"],
                ["6", "#N/A", "'quoted'"],
                ["7", "\"", "\n"],
            ]
        },
        {
            "every script, and what is missing",
            [
                ["id", "Größe", "漢字", "x.y", "of nobody", "last"],
                ["1", "", "née", "", "", "1st"],
                ["2", "Łódź", "e\u0301\u200B\u00A0", "مرحبا", "", ""],
                ["3", "😀👩‍👩‍👧", "", "\uFEFFmark", "", "3rd"],
                ["4", "", "", "", "", ""],
            ]
        },
        {
            "what only looks like a number or a date",
            [
                ["id", "code", "day", "count", "account", "version", "mixed", "amount"],
                ["1", "00123", "03/04/2025", "1,234", "1.23E+11", "1.10.2", "12", "€ 5"],
                ["2", "7", "05/06/2025", "2,345", "4.56E+12", "1.2.3", "n/a", "10%"],
                ["3", "042", "", "3,456", "", "", "2024-01-01", ""],
            ]
        },
    };

    [Theory]
    [MemberData(nameof(OddTexts))]
    public async Task Text_stays_what_it_is_in_every_form(string what, string[][] rows)
    {
        var expected = rows.Skip(1).Select(row => string.Join('|', row.Select(value => value.Length == 0 ? "∅" : value))).ToArray();
        foreach (var (name, write) in RowForms.All)
        {
            var (fields, lines) = await TableOfAsync(name, write(rows));
            Assert.True(expected.SequenceEqual(lines), $"{what}, {name}: {string.Join(" / ", lines)}");
            Assert.Equal(rows[0].Select((column, i) => $"{column} {(i == 0 ? ColumnType.Integer : ColumnType.Text)}"), fields);
        }
    }

    [Fact]
    public async Task Types_are_found_alike_in_every_form_and_where_a_form_has_types_of_its_own()
    {
        string[][] rows =
        [
            ["id", "count", "price", "day", "at", "active", "note"],
            ["1", "123456789012345678", "1.10", "2024-02-29", "2024-02-29T13:45:00", "true", "first"],
            ["2", "-7", "-0.05", "1999-12-31", "1999-12-31T00:00:00", "false", ""],
            ["3", "", "", "", "", "", "third"],
        ];
        var expected = await TableOfAsync("rows.csv", RowForms.All["rows.csv"](rows));
        Assert.Equal(["id Integer", "count Integer", "price Decimal", "day Date", "at Timestamp", "active Boolean", "note Text"], expected.Fields);
        foreach (var (name, write) in RowForms.All.Skip(1))
        {
            await AssertSameAsync(name, write(rows));
        }

        await AssertSameAsync("typed.json", """
            [{"id":1,"count":123456789012345678,"price":1.10,"day":"2024-02-29","at":"2024-02-29T13:45:00","active":true,"note":"first"},
             {"id":2,"count":-7,"price":-0.05,"day":"1999-12-31","at":"1999-12-31T00:00:00","active":false,"note":null},
             {"id":3,"note":"third"}]
            """u8.ToArray());
        await AssertSameAsync("typed.xlsx", WorkbookFile.Of(
            ["id", "count", "price", "day", "at", "active", "note"],
            [1, Cell.Number("123456789012345678"), Cell.Number("1.1"), Cell.Number("45351", "dd/mm/yyyy"), Cell.Number("45351.572916666664", "yyyy-mm-dd hh:mm"), Cell.Boolean(true), "first"],
            [2, -7, Cell.Number("-0.05"), Cell.Number("36525", "d. mmm yy"), Cell.Number("36525", "yyyy-mm-dd hh:mm"), Cell.Boolean(false)],
            [3, Cell.Blank, Cell.Blank, Cell.Blank, Cell.Blank, Cell.Blank, "third"]));

        async Task AssertSameAsync(string name, byte[] file)
        {
            var (fields, lines) = await TableOfAsync(name, file);
            Assert.Equal([name, .. expected.Fields, .. expected.Lines], [name, .. fields, .. lines]);
        }
    }

    [Fact]
    public async Task A_row_without_any_value_is_a_row_but_in_workbooks_where_it_is_a_blank_one()
    {
        foreach (var (name, write) in RowForms.All)
        {
            await File.WriteAllBytesAsync(PathOf(name), write([["a", "b"], ["1", "x"], ["", ""], ["2", "y"]]), Cancel);
            var import = await ImportAsync(Request(PathOf(name)) with { Table = name.Replace('.', '_'), Key = [] });
            Assert.Equal((name, name.Contains("xlsx", StringComparison.Ordinal) ? 2 : 3), (name, (int)import.Counts.Inserted));
        }
    }

    /// <summary>Imports a file into a table of its own.</summary>
    private async Task<(string[] Fields, string[] Lines)> TableOfAsync(string name, byte[] file)
    {
        var table = name.Replace('.', '_');
        await File.WriteAllBytesAsync(PathOf(name), file, Cancel);
        var import = await ImportAsync(Request(PathOf(name)) with { Table = table });
        Assert.Equal(ImportState.Completed, import.State);
        return ([.. import.Options.Definition.Fields.Select(field => $"{field.Column} {field.Type}")], await Database.LinesAsync($"SELECT * FROM {table} ORDER BY id"));
    }
}
