using System.Globalization;
using System.Text.Json.Nodes;
using Inhaul.Stores;
using Spectre.Console;

namespace Inhaul.Cli.Output;

/// <summary>The result of an import, for people and for programs.</summary>
/// <param name="Import">The import at the end.</param>
/// <param name="Errors">Its error classes.</param>
/// <param name="Resumed">Whether it was begun by an earlier command.</param>
/// <param name="Elapsed">How long this command took.</param>
/// <param name="RowsDone">How many rows this command decided.</param>
internal sealed record ImportSummary(ImportRecord Import, IReadOnlyList<ErrorGroup> Errors, bool Resumed, TimeSpan Elapsed, long RowsDone)
{
    private const int LongestExample = 96;

    /// <summary>What it took to have its attachments stored; null when it has none.</summary>
    public AttachmentReport? Attachments { get; init; }

    /// <summary>Its phases.</summary>
    public IReadOnlyList<PhaseStatus> Phases { get; init; } = [];

    /// <summary>What was found in a folder; null for no folder.</summary>
    public JsonObject? Folder { get; init; }

    private double RowsPerSecond => Elapsed > TimeSpan.Zero ? RowsDone / Elapsed.TotalSeconds : 0;

    /// <summary>The object of <c>import --output json</c>.</summary>
    public JsonObject ToJson()
    {
        var json = new JsonObject
        {
            ["id"] = Import.Id.ToString(),
            ["type"] = Import.Type,
            ["state"] = Word.Of(Import.State),
            ["rows"] = Json.Rows(Import.Counts),
            ["errors"] = Json.Errors(Errors),
            ["resumed"] = Resumed,
            ["elapsedSeconds"] = Math.Round(Elapsed.TotalSeconds, 3),
            ["rowsPerSecond"] = Math.Round(RowsPerSecond, 1),
        };
        if (Phases.Count > 0)
        {
            json["phases"] = Json.Phases(Phases);
        }

        if (Folder is not null)
        {
            json["folder"] = Folder;
        }

        if (Attachments is not null)
        {
            json["attachments"] = Attachments.ToJson();
        }

        return json;
    }

    /// <summary>Writes the counts and the error classes as tables.</summary>
    public void Write(IAnsiConsole console)
    {
        console.WriteLine();
        console.Write(CountsTable());
        if (Errors.Count > 0)
        {
            console.WriteLine();
            console.Write(ErrorsTable());
        }

        console.WriteLine();
        console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{Import.Counts.Read:N0} of {Import.RowTotal:N0} rows read {Sources()}{Target()} in {Elapsed.TotalSeconds:F1} s ({RowsPerSecond:N0} rows/s)"));
        if (Attachments is not null)
        {
            console.WriteLine(Attachments.ToString());
        }

        console.WriteLine($"import {Import.Id} is {Word.Of(Import.State)}");
        if (Import.Error is { } error)
        {
            console.WriteLine(error);
        }
        else if (Import is { IsTracked: true, Counts.Refused: > 0 })
        {
            console.WriteLine($"see the refused rows:  inhaul errors {Import.Id}");
        }
        else if (Import.Counts.Refused > 0)
        {
            console.WriteLine($"mend the refused rows:  inhaul errors {Import.Id} --csv errors.csv");
            console.WriteLine($"and bring them in:      inhaul retry {Import.Id} --corrections errors.csv");
        }
    }

    private string Target() => Import.IsTracked ? "by code outside the engine"
        : Import.Options.Definition is { HasTable: true } definition ? $"into {definition.Table}"
        : $"by {Import.Options.Processor}";

    private string Sources()
    {
        var names = Import.Options.TrackedSource ?? NameList.Of(Import.Options.Sources.Select(source => source.File.Name));
        return names.Length > 0 ? $"from {names} " : "";
    }

    private Table CountsTable()
    {
        var table = new Table().Border(TableBorder.Rounded).AddColumn("outcome").AddColumn(new TableColumn("rows").RightAligned());
        foreach (var outcome in Json.Outcomes.Where(outcome => Import.Counts[outcome] > 0))
        {
            table.AddRow(Word.Of(outcome), Import.Counts[outcome].ToString("N0", CultureInfo.InvariantCulture));
        }

        return table.AddRow("read", Import.Counts.Read.ToString("N0", CultureInfo.InvariantCulture));
    }

    private Table ErrorsTable()
    {
        var table = new Table().Border(TableBorder.Rounded)
            .AddColumn("error").AddColumn("column").AddColumn(new TableColumn("rows").RightAligned()).AddColumn(new TableColumn("line").RightAligned()).AddColumn("example");
        foreach (var group in Errors)
        {
            var example = group.Example.Length <= LongestExample ? group.Example : group.Example[..LongestExample] + "…";
            table.AddRow(
                Markup.Escape(group.Code), Markup.Escape(group.Column ?? ""), group.Count.ToString("N0", CultureInfo.InvariantCulture),
                group.Line > 0 ? group.Line.ToString(CultureInfo.InvariantCulture) : "", Markup.Escape(example));
        }

        return table;
    }
}
