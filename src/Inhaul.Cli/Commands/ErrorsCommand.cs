using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using Inhaul.Cli.Output;
using Inhaul.Reporting;
using Inhaul.Stores;

namespace Inhaul.Cli.Commands;

/// <summary><c>inhaul errors</c>: the refused rows with all their reasons; as CSV to be mended and retried.</summary>
internal static class ErrorsCommand
{
    public static Command Create(Terminal terminal)
    {
        var csv = new Option<string?>("--csv") { Description = "Write the refused rows to this file: their columns, row, line and reasons" };
        var command = StoreCommand.OnImport("errors", "Lists the refused rows with all their reasons.", async (parsed, store, import, cancellationToken) =>
        {
            if (parsed.GetValue(csv) is { } path)
            {
                var written = await ErrorsCsv.WriteAsync(store, import, path, cancellationToken);
                await terminal.Errors.WriteLineAsync($"{written} refused rows written to {path}");
                return ExitCode.Ok;
            }

            var json = CommonOptions.IsJson(parsed) ? new JsonArray() : null;
            await foreach (var (error, line, attempt, _) in store.ReadAllErrorsAsync(import, cancellationToken))
            {
                if (json is null)
                {
                    var place = line > 0 ? string.Create(CultureInfo.InvariantCulture, $"row {error.Row}, line {line}") : string.Create(CultureInfo.InvariantCulture, $"row {error.Row}");
                    var column = error.Column is null ? "" : $"{error.Column}: ";
                    await terminal.Output.WriteLineAsync($"{place}  {error.Code}  {column}{error.Message}");
                }
                else
                {
                    json.Add((JsonNode)new JsonObject
                    {
                        ["row"] = error.Row,
                        ["line"] = line > 0 ? line : null,
                        ["code"] = error.Code,
                        ["column"] = error.Column,
                        ["message"] = error.Message,
                        ["value"] = error.Value,
                        ["severity"] = Word.Of(error.Severity),
                        ["attempt"] = attempt,
                    });
                }
            }

            if (json is not null)
            {
                await Json.WriteAsync(terminal.Output, json);
            }

            return ExitCode.Ok;
        });
        command.Options.Add(csv);
        return command;
    }
}
