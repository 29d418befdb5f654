using System.CommandLine;
using Inhaul.Cli.Output;
using Inhaul.Delivery;
using Inhaul.Reporting;

namespace Inhaul.Cli.Commands;

/// <summary><c>inhaul retry</c>: tries refused rows again, corrected or as they are, in the same import.</summary>
internal static class RetryCommand
{
    public static Command Create(Terminal terminal)
    {
        var corrections = new Option<string?>("--corrections") { Description = "A mended file of 'inhaul errors --csv'; only its rows are tried again" };
        var command = StoreCommand.OnImport("retry", "Tries refused rows again, in the same import.", async (parsed, store, import, cancellationToken) =>
        {
            import.RequireEngine("retried");
            using var log = FollowOptions.OpenLog(parsed);
            var run = new ImportRun(terminal, CommonOptions.IsJson(parsed)) { Log = log };
            var patches = parsed.GetValue(corrections) is { } path ? CorrectionsCsv.Read(import, path) : null;
            var (reopened, rows) = await new RowRetry(store).ReopenAsync(import, patches, CommonOptions.Actor, cancellationToken);
            if (rows == 0)
            {
                await terminal.Errors.WriteLineAsync("these corrections were brought in before; nothing was done.");
            }

            var ended = await run.ShowAsync(() => run.WorkAsync(parsed, store, reopened, null, cancellationToken));
            return await run.ReportAsync(parsed, store, ended, ended.Counts.Read - ended.Counts.Pending - rows, resumed: true, cancellationToken);
        });
        command.Options.Add(corrections);
        command.Options.Add(WorkerSettings.Workers);
        command.Options.Add(WorkerSettings.Lease);
        command.Options.Add(WorkerSettings.MaxUploads);
        command.Options.Add(ImportRun.ErrorsTo);
        FollowOptions.AddTo(command);
        return command;
    }
}
