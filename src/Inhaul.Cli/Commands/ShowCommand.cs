using System.Collections.ObjectModel;
using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using Inhaul.Cli.Output;
using Inhaul.Parsing.Csv;
using Inhaul.Reporting;
using Inhaul.Stores;
using Spectre.Console;

namespace Inhaul.Cli.Commands;

/// <summary><c>inhaul show</c>: one import with its counts, sources, columns, errors and history.</summary>
internal static class ShowCommand
{
    public static Command Create(Terminal terminal) => StoreCommand.OnImport("show", "Shows an import: counts, sources, columns, errors, history.", async (parsed, store, import, cancellationToken) =>
    {
        var errors = await store.ReadErrorGroupsAsync(import, cancellationToken);
        var counts = await store.ReadSourceCountsAsync(import, cancellationToken);
        var history = await store.ReadTransitionsAsync(import, cancellationToken);
        var cleaned = new CleanedReport(await store.ReadAllCleanedAsync(import, cancellationToken));
        var attachments = await ImportRun.AttachmentsOf(store, import, cancellationToken);
        var phases = await PhaseList.ReadAsync(store, import, cancellationToken);
        if (CommonOptions.IsJson(parsed))
        {
            await Json.WriteAsync(terminal.Output, ToJson(import, errors, counts, cleaned, attachments, phases, history));
            return ExitCode.Ok;
        }

        new ImportSummary(import, errors, Resumed: false, Duration(import), import.Counts.Read - import.Counts.Pending) { Attachments = attachments }.Write(terminal.Results);
        terminal.Results.WriteLine();
        terminal.Results.WriteLine($"{import.Type} by {import.CreatedBy}, {Word.Of(import.Liveness)}, in phase {Word.Of(import.PhaseInWork)}");
        Write(terminal.Results, phases);
        foreach (var (name, value) in import.Options.Metadata ?? ReadOnlyDictionary<string, string>.Empty)
        {
            terminal.Results.WriteLine($"{name}: {value}");
        }

        if (!import.IsTracked)
        {
            Write(terminal.Results, import, counts);
            cleaned.Write(terminal.Results);
        }

        Write(terminal.Results, history);
        return ExitCode.Ok;
    });

    private static void Write(IAnsiConsole console, IEnumerable<PhaseStatus> phases)
    {
        foreach (var phase in phases)
        {
            console.WriteLine(phase.ToString());
            foreach (var finding in phase.Findings)
            {
                console.WriteLine($"- {finding}");
            }
        }
    }

    private static TimeSpan Duration(ImportRecord import) => (import.FinishedAt ?? import.StartedAt) - import.StartedAt ?? TimeSpan.Zero;

    private static void Write(IAnsiConsole console, ImportRecord import, IReadOnlyDictionary<int, RowCounts> counts)
    {
        var definition = import.Options.Definition;
        foreach (var (position, source) in import.Options.Sources.Index())
        {
            var origin = source.File.Origin is { } from ? $" from {from}" : "";
            console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"source {source.File.Name}{origin}: {RowsOf(counts.GetValueOrDefault(position) ?? RowCounts.None)}; {source.File.Bytes:N0} bytes, sha256 {source.File.Sha256}, {source.File.Encoding.Name} ({source.File.Encoding.Evidence}), {source.Layout.Format}"));
        }

        var table = new Table().Border(TableBorder.Rounded).AddColumn("source column").AddColumn("target column").AddColumn("type").AddColumn("key");
        foreach (var field in definition.Fields)
        {
            table.AddRow(
                Markup.Escape(field.Gathers is { } gathered ? $"all of {NameList.Of(gathered)}" : field.Source), Markup.Escape(field.Column), Markup.Escape(field.Format is null ? Word.Of(field.Type) : $"{Word.Of(field.Type)} {field.Format}"),
                definition.Key.Contains(field.Column, StringComparer.OrdinalIgnoreCase) ? "key" : "");
        }

        console.Write(table);
        console.WriteLine($"on conflict {definition.Conflict}, duplicates {definition.Duplicates}");
    }

    /// <summary>The counts of a source in one line: what was read, and every outcome that there is.</summary>
    private static string RowsOf(RowCounts counts) => string.Join(", ",
        Json.Outcomes.Where(outcome => counts[outcome] > 0).Select(outcome => $"{counts[outcome].ToString("N0", CultureInfo.InvariantCulture)} {Word.Of(outcome)}")
            .Prepend($"{counts.Read.ToString("N0", CultureInfo.InvariantCulture)} rows"));

    private static void Write(IAnsiConsole console, IReadOnlyList<ImportTransition> history)
    {
        var table = new Table().Border(TableBorder.Rounded).AddColumn("at").AddColumn("from").AddColumn("to").AddColumn("by").AddColumn("reason");
        foreach (var transition in history)
        {
            table.AddRow(
                Json.Time(transition.At)!, transition.From is { } from ? Word.Of(from) : "", Word.Of(transition.To), Markup.Escape(transition.Actor), Markup.Escape(transition.Reason));
        }

        console.Write(table);
    }

    private static JsonObject ToJson(ImportRecord import, IReadOnlyList<ErrorGroup> errors, IReadOnlyDictionary<int, RowCounts> counts, CleanedReport cleaned, AttachmentReport? attachments, IReadOnlyList<PhaseStatus> phases, IReadOnlyList<ImportTransition> history)
    {
        var definition = import.Options.Definition;
        var json = Json.Import(import);
        json["phases"] = Json.Phases(phases);
        json["errors"] = Json.Errors(errors);
        json["cleaned"] = cleaned.ToJson();
        if (attachments is not null)
        {
            json["attachments"] = attachments.ToJson();
        }

        json["key"] = new JsonArray([.. definition.Key.Select(key => JsonValue.Create(key))]);
        json["onConflict"] = definition.Conflict.ToString();
        json["duplicates"] = definition.Duplicates.ToString();
        json["sources"] = import.Options.TrackedSource is { } tracked ? new JsonArray(new JsonObject { ["name"] = tracked }) : new JsonArray([.. import.Options.Sources.Select((source, position) => new JsonObject
        {
            ["name"] = source.File.Name,
            ["origin"] = source.File.Origin,
            ["packing"] = Word.Of(source.File.Packing),
            ["bytes"] = source.File.Bytes,
            ["sha256"] = source.File.Sha256,
            ["encoding"] = source.File.Encoding.Name,
            ["format"] = source.Layout.Format,
            ["rows"] = Json.Rows(counts.GetValueOrDefault(position) ?? RowCounts.None),
            ["separator"] = (source.Layout as CsvLayout)?.Separator.ToString(),
        })]);
        json["columns"] = new JsonArray([.. definition.Fields.Select(field => new JsonObject
        {
            ["source"] = field.Gathers is null ? field.Source : null,
            ["gathers"] = field.Gathers is { } gathered ? new JsonArray([.. gathered.Select(column => JsonValue.Create(column))]) : null,
            ["column"] = field.Column,
            ["type"] = Word.Of(field.Type),
            ["format"] = field.Format,
            ["cleaning"] = field.Cleaning is { } steps ? new JsonArray([.. steps.Select(step => JsonValue.Create(step))]) : null,
        })]);
        json["metadata"] = new JsonObject((import.Options.Metadata ?? ReadOnlyDictionary<string, string>.Empty).Select(value => KeyValuePair.Create(value.Key, (JsonNode?)JsonValue.Create(value.Value))));
        json["sample"] = new JsonArray([.. import.Sample.Select(row => new JsonObject(row.Select(value => KeyValuePair.Create(value.Key, (JsonNode?)JsonValue.Create(value.Value)))))]);
        json["history"] = new JsonArray([.. history.Select(transition => new JsonObject
        {
            ["at"] = Json.Time(transition.At),
            ["from"] = transition.From is { } from ? Word.Of(from) : null,
            ["to"] = Word.Of(transition.To),
            ["actor"] = transition.Actor,
            ["reason"] = transition.Reason,
        })]);
        return json;
    }
}
