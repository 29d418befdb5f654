using System.CommandLine;
using System.Text.Json.Nodes;
using Inhaul.Cli.Output;
using Inhaul.Stores;

namespace Inhaul.Cli.Commands;

/// <summary><c>inhaul log</c>: the state changes and the log lines of an import, in the order of time.</summary>
internal static class LogCommand
{
    public static Command Create(Terminal terminal) => StoreCommand.OnImport("log", "Shows what happened to an import, in the order of time.", async (parsed, store, import, cancellationToken) =>
    {
        var changes = (await store.ReadTransitionsAsync(import, cancellationToken)).Select(change => new LogEntry(
            null, "information", $"{(change.From is { } from ? $"{Word.Of(from)} → " : "")}{Word.Of(change.To)} by {change.Actor}: {change.Reason}", null, change.At));
        var entries = changes.Concat(await store.ReadLogAsync(import, cancellationToken)).OrderBy(entry => entry.At).ToList();
        if (CommonOptions.IsJson(parsed))
        {
            await Json.WriteAsync(terminal.Output, new JsonArray([.. entries.Select(entry => new JsonObject
            {
                ["at"] = Json.Time(entry.At),
                ["level"] = entry.Level,
                ["row"] = entry.Row,
                ["message"] = entry.Message,
                ["details"] = entry.Details,
            })]));
            return ExitCode.Ok;
        }

        foreach (var entry in entries)
        {
            await terminal.Output.WriteLineAsync($"{Json.Time(entry.At)}  {entry.Level,-11}  {entry.Message}");
        }

        return ExitCode.Ok;
    });
}
