using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using Inhaul.Cli.Output;
using Inhaul.Reporting;

namespace Inhaul.Cli.Commands;

/// <summary><c>inhaul verify</c>: checks that every row is accounted for and that the table holds what was written.</summary>
internal static class VerifyCommand
{
    public static Command Create(Terminal terminal) => StoreCommand.OnImport("verify", "Checks the ledger of an import and what the table holds.", async (parsed, store, import, cancellationToken) =>
    {
        var report = await new Verifier(store).VerifyAsync(import, cancellationToken);
        if (CommonOptions.IsJson(parsed))
        {
            await Json.WriteAsync(terminal.Output, new JsonObject
            {
                ["id"] = import.Id.ToString(),
                ["clean"] = report.IsClean,
                ["rows"] = Json.Rows(report.Counts),
                ["problems"] = new JsonArray([.. report.Problems.Select(problem => JsonValue.Create(problem))]),
                ["target"] = new JsonObject { ["same"] = report.Same, ["different"] = report.Different, ["missing"] = report.Missing },
                ["examples"] = new JsonArray([.. report.Examples.Select(example => JsonValue.Create(example))]),
            });
            return report.IsClean ? ExitCode.Ok : ExitCode.Failed;
        }

        await terminal.Output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
            $"{report.Counts.Read:N0} rows in the ledger, {report.Counts.Pending:N0} without an outcome; the table holds {report.Same:N0} written rows exactly, {report.Different:N0} differ, {report.Missing:N0} are missing"));
        foreach (var line in report.Problems.Concat(report.Examples))
        {
            await terminal.Output.WriteLineAsync($"- {line}");
        }

        await terminal.Output.WriteLineAsync(report.IsClean ? "every row is accounted for" : "not clean");
        return report.IsClean ? ExitCode.Ok : ExitCode.Failed;
    });
}
