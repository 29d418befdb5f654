using Inhaul.Reporting;
using System.Globalization;
using System.Text.Json.Nodes;
using Spectre.Console;

namespace Inhaul.Cli.Output;

/// <summary>What cleaning changed in an import, for people and for programs.</summary>
/// <param name="cleaned">What it changed.</param>
internal sealed class CleanedReport(IReadOnlyList<CleanedValues> cleaned)
{
    /// <summary>The array of <c>show --output json</c>.</summary>
    public JsonArray ToJson() => new([.. cleaned.Select(values => new JsonObject
    {
        ["column"] = values.Column,
        ["step"] = values.Step,
        ["count"] = values.Count,
        ["samples"] = new JsonArray([.. values.Samples.Select(sample => new JsonObject
        {
            ["row"] = sample.Row,
            ["before"] = sample.Before,
            ["after"] = sample.After,
        })]),
    })]);

    /// <summary>Writes a table, if there is anything to tell.</summary>
    public void Write(IAnsiConsole console)
    {
        if (cleaned.Count == 0)
        {
            return;
        }

        var table = new Table().Border(TableBorder.Rounded).AddColumn("cleaned").AddColumn("by").AddColumn(new TableColumn("values").RightAligned()).AddColumn("examples");
        foreach (var values in cleaned)
        {
            table.AddRow(
                Markup.Escape(values.Column), Markup.Escape(values.Step), values.Count.ToString("N0", CultureInfo.InvariantCulture),
                Markup.Escape(string.Join("\n", values.Samples.Select(sample => $"'{ShownValue.Of(sample.Before)}' → '{ShownValue.Of(sample.After)}'"))));
        }

        console.Write(table);
    }
}
