using Inhaul.Reporting;
using System.Globalization;
using Inhaul.Reporting.Previews;
using Spectre.Console;

namespace Inhaul.Cli.Output;

/// <summary>The first rows of a preview that are not as the table has them already, for people.</summary>
internal static class DiffTable
{
    private const int LongestReason = 96;

    /// <summary>Writes the rows.</summary>
    /// <param name="console">Where to.</param>
    /// <param name="preview">All rows.</param>
    /// <param name="most">How many to show.</param>
    /// <param name="cancellationToken">Stops.</param>
    public static async Task WriteAsync(IAnsiConsole console, Preview preview, int most, CancellationToken cancellationToken)
    {
        var counts = preview.Import.Counts;
        var rows = new List<PreviewedRow>();
        if (most > 0)
        {
            await foreach (var row in preview.ReadAsync(cancellationToken).Where(row => row.Outcome != RowOutcome.Unchanged).Take(most).WithCancellation(cancellationToken))
            {
                rows.Add(row);
            }
        }

        console.WriteLine();
        if (rows.Count > 0)
        {
            console.Write(Table(rows));
        }

        var others = counts.Read - counts.Pending - counts.Unchanged - rows.Count;
        console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{rows.Count:N0} rows shown; {counts.Unchanged:N0} that the table has already and {Math.Max(0, others):N0} others are not. --diff-rows shows more, --diff-to f.csv or --output json all."));
    }

    private static Table Table(List<PreviewedRow> rows)
    {
        var table = new Table().Border(TableBorder.Rounded)
            .AddColumn(new TableColumn("row").RightAligned()).AddColumn(new TableColumn("line").RightAligned()).AddColumn("outcome").AddColumn("key").AddColumn("old → new");
        foreach (var row in rows)
        {
            table.AddRow(
                row.Row.ToString(CultureInfo.InvariantCulture), row.Line.ToString(CultureInfo.InvariantCulture), Word.Of(row.Outcome),
                Markup.Escape(string.Join(", ", (row.Key ?? []).Select(part => $"{part.Key}={ShownValue.Of(part.Value)}"))),
                row.Reason is null ? string.Join('\n', row.Changes.Where(change => change.Old != change.New).Select(change => Change(row.Outcome, change))) : Markup.Escape(ShownValue.Of(row.Reason, LongestReason)));
        }

        return table;
    }

    private static string Change(RowOutcome outcome, PreviewedChange change)
    {
        var now = $"[green]{Markup.Escape(ShownValue.Of(change.New))}[/]";
        return outcome == RowOutcome.Inserted
            ? $"{Markup.Escape(change.Column)}: {now}"
            : $"{Markup.Escape(change.Column)}: [red]{Markup.Escape(ShownValue.Of(change.Old))}[/] → {now}";
    }
}
