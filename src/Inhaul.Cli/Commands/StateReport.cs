using System.CommandLine;
using Inhaul.Cli.Output;
using Inhaul.Stores;

namespace Inhaul.Cli.Commands;

/// <summary>What a command says that changed an import's state.</summary>
internal static class StateReport
{
    /// <summary>Says it, as JSON over several lines.</summary>
    public static Task WriteAsync(Terminal terminal, ParseResult parsed, ImportRecord import) =>
        CommonOptions.IsJson(parsed) ? Json.WriteAsync(terminal.Output, Json.Import(import)) : terminal.Output.WriteLineAsync(Sentence(import));

    /// <summary>Says it in one line, also as JSON, for a reader of many.</summary>
    public static async Task WriteLineAsync(Terminal terminal, ParseResult parsed, IImportStore store, ImportRecord import)
    {
        if (!CommonOptions.IsJson(parsed))
        {
            await terminal.Output.WriteLineAsync(Sentence(import));
            return;
        }

        var json = Json.Import(import);
        json["errors"] = Json.Errors(await store.ReadErrorGroupsAsync(import, CancellationToken.None));
        await terminal.Output.WriteLineAsync(Json.Line(json));
    }

    private static string Sentence(ImportRecord import)
    {
        var counts = import.Counts;
        return $"import {import.Id} is {Word.Of(import.State)}: {counts.Inserted} inserted, {counts.Updated} updated, {counts.Refused} refused, {import.RowTotal - counts.Read + counts.Pending} not done";
    }
}
