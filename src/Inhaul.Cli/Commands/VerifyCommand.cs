using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using Inhaul.Attachments;
using Inhaul.Cli.Output;
using Inhaul.Reporting;
using Inhaul.Reporting.Previews;
using Inhaul.Stores;

namespace Inhaul.Cli.Commands;

/// <summary><c>inhaul verify</c>: checks that every row is accounted for and that the table holds what was written.</summary>
internal static class VerifyCommand
{
    public static Command Create(Terminal terminal)
    {
        var against = new Option<string?>("--against") { Description = "Compare what happened to each row with a prediction instead: the file of 'import --dry-run --diff-to file.json'" };
        var command = StoreCommand.OnImport("verify", "Checks the ledger of an import and what the table holds.", (parsed, store, import, cancellationToken) =>
            parsed.GetValue(against) is { } prediction
                ? CompareAsync(terminal, CommonOptions.IsJson(parsed), store, import, prediction, cancellationToken)
                : VerifyAsync(terminal, CommonOptions.IsJson(parsed), store, import, cancellationToken));
        command.Options.Add(against);
        return command;
    }

    private static async Task<int> CompareAsync(Terminal terminal, bool isJson, IImportStore store, ImportRecord import, string path, CancellationToken cancellationToken)
    {
        using var prediction = await PredictionReader.OpenAsync(path, cancellationToken);
        var check = new DriftCheck(store, import, prediction);
        check.RequireSameInput();
        var report = new DriftReport(check);
        await (isJson
            ? report.WriteJsonAsync(terminal.Output, new JsonObject { ["id"] = import.Id.ToString(), ["prediction"] = path }, cancellationToken)
            : report.WriteAsync(terminal.Results, path, cancellationToken));
        return check.Drifted == 0 ? ExitCode.Ok : ExitCode.Drifted;
    }

    private static async Task<int> VerifyAsync(Terminal terminal, bool isJson, IImportStore store, ImportRecord import, CancellationToken cancellationToken)
    {
        var report = await new WriteVerification(store, AttachmentStorageOpener.ForWorkers(new AttachmentOptions().Uploads)).RunAsync(import, told: null, cancellationToken);
        if (isJson)
        {
            await Json.WriteAsync(terminal.Output, new JsonObject
            {
                ["id"] = import.Id.ToString(),
                ["clean"] = report.IsClean,
                ["rows"] = Json.Rows(report.Counts),
                ["problems"] = new JsonArray([.. report.Problems.Select(problem => JsonValue.Create(problem))]),
                ["target"] = new JsonObject { ["same"] = report.Same, ["different"] = report.Different, ["missing"] = report.Missing },
                ["attachments"] = new JsonObject { ["verified"] = report.Contents, ["lost"] = report.LostContents },
                ["sentences"] = new JsonArray([.. report.Sentences.Select(sentence => JsonValue.Create(sentence))]),
                ["examples"] = new JsonArray([.. report.Examples.Select(example => JsonValue.Create(example))]),
            });
            return report.IsClean ? ExitCode.Ok : ExitCode.Failed;
        }

        await terminal.Output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
            $"{report.Counts.Read:N0} rows in the ledger, {report.Counts.Pending:N0} without an outcome; the table holds {report.Same:N0} written rows exactly, {report.Different:N0} differ, {report.Missing:N0} are missing{(report.Contents > 0 ? $"; {report.Contents:N0} attachments were read back, {report.LostContents:N0} are lost" : "")}"));
        foreach (var line in report.Sentences)
        {
            await terminal.Output.WriteLineAsync($"- {line}");
        }

        await terminal.Output.WriteLineAsync(report.IsClean ? "every row is accounted for" : "not clean");
        return report.IsClean ? ExitCode.Ok : ExitCode.Failed;
    }
}
