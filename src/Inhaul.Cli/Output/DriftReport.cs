using Inhaul.Reporting;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Inhaul.Reporting.Previews;
using Spectre.Console;

namespace Inhaul.Cli.Output;

/// <summary>What became of an import's rows that was not predicted, for people and for programs.</summary>
/// <param name="check">Finds it.</param>
internal sealed class DriftReport(DriftCheck check)
{
    private const int MostShown = 50;

    /// <summary>Writes the object of <c>verify --against --output json</c>, with all rows that drifted.</summary>
    public Task WriteJsonAsync(TextWriter output, JsonObject head, CancellationToken cancellationToken) => LongJson.WriteAsync(
        output, head, "drift", check.FindAsync(cancellationToken), Write,
        () => new JsonObject { ["compared"] = check.Compared, ["drifted"] = check.Drifted });

    /// <summary>Writes a sentence and the first rows that drifted as a table.</summary>
    public async Task WriteAsync(IAnsiConsole console, string prediction, CancellationToken cancellationToken)
    {
        var table = new Table().Border(TableBorder.Rounded)
            .AddColumn(new TableColumn("row").RightAligned()).AddColumn("key").AddColumn("predicted").AddColumn("happened").AddColumn("because");
        await foreach (var row in check.FindAsync(cancellationToken))
        {
            if (check.Drifted <= MostShown)
            {
                table.AddRow(
                    row.Row.ToString(CultureInfo.InvariantCulture), Markup.Escape(ShownValue.Of(row.Key)),
                    Markup.Escape(Told(row.Predicted, row, value => value.Predicted)), Markup.Escape(Told(row.Happened, row, value => value.Happened)), Markup.Escape(row.Reason));
            }
        }

        if (check.Drifted > 0)
        {
            console.Write(table);
        }

        console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{check.Compared:N0} rows compared with {prediction}: {(check.Drifted == 0 ? "all became what was predicted" : $"{check.Drifted:N0} became something else")}"));
        if (check.Drifted > MostShown)
        {
            console.WriteLine($"these are the first {MostShown}; --output json has all");
        }
    }

    private static string Told(RowOutcome? outcome, DriftedRow row, Func<DriftedValue, string?> side) => string.Join('\n',
        [outcome is { } known ? Word.Of(known) : "nothing", .. row.Values.Select(value => $"{value.Column}: {ShownValue.Of(side(value))}")]);

    private static void Write(Utf8JsonWriter json, DriftedRow row) => new JsonObject
    {
        ["row"] = row.Row,
        ["line"] = row.Line,
        ["predicted"] = row.Predicted is { } predicted ? Word.Of(predicted) : null,
        ["happened"] = Word.Of(row.Happened),
        ["reason"] = row.Reason,
        ["values"] = new JsonArray([.. row.Values.Select(value => new JsonObject
        {
            ["column"] = value.Column,
            ["predicted"] = value.Predicted,
            ["happened"] = value.Happened,
        })]),
    }.WriteTo(json);
}
