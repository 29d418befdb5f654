using System.CommandLine;
using Inhaul.Cli.Output;
using Inhaul.Stores;

namespace Inhaul.Cli.Commands;

/// <summary>What a command says that changed an import's state.</summary>
internal static class StateReport
{
    public static async Task WriteAsync(Terminal terminal, ParseResult parsed, ImportRecord import)
    {
        if (CommonOptions.IsJson(parsed))
        {
            await Json.WriteAsync(terminal.Output, Json.Import(import));
            return;
        }

        var counts = import.Counts;
        await terminal.Output.WriteLineAsync(
            $"import {import.Id} is {Word.Of(import.State)}: {counts.Inserted} inserted, {counts.Updated} updated, {counts.Refused} refused, {import.RowTotal - counts.Read + counts.Pending} not done");
    }
}
