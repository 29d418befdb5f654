using System.CommandLine;
using Inhaul.Cli.Output;
using Inhaul.Reporting;
using Inhaul.Stores;

namespace Inhaul.Cli.Commands;

/// <summary><c>inhaul resume</c>: goes on with a paused or interrupted import in this process.</summary>
internal static class ResumeCommand
{
    public static Command Create(Terminal terminal)
    {
        var command = StoreCommand.OnImport("resume", "Goes on with a paused or interrupted import.", async (parsed, store, import, cancellationToken) =>
        {
            import.RequireEngine("resumed");
            using var log = FollowOptions.OpenLog(parsed);
            var run = new ImportRun(terminal, CommonOptions.IsJson(parsed)) { Log = log };
            if (await WriteVerification.IsDueAsync(store, import, cancellationToken))
            {
                await run.ShowAsync(async () =>
                {
                    await run.VerifyIfAskedAsync(parsed, store, import, cancellationToken);
                    return import;
                });
                return await run.ReportAsync(parsed, store, import, import.Counts.Read, resumed: true, cancellationToken);
            }

            var active = import.State is ImportState.Active or ImportState.Queued ? import
                : import.State is ImportState.Paused ? await store.TransitionAsync(import.Tenant, import.Id, new StateChange(ImportState.Active, CommonOptions.Actor, "resumed by hand"), cancellationToken)
                : null;
            if (active is null)
            {
                throw new InvalidConfigurationException($"Import {import.Id} is {Word.Of(import.State)}; only a paused or interrupted import can be resumed.");
            }

            var before = active.Counts;
            var ended = await run.ShowAsync(() => run.WorkAsync(parsed, store, active, null, cancellationToken));
            return await run.ReportAsync(parsed, store, ended, before.Read - before.Pending, resumed: true, cancellationToken);
        });
        command.Options.Add(WorkerSettings.Workers);
        command.Options.Add(WorkerSettings.Lease);
        command.Options.Add(WorkerSettings.MaxUploads);
        command.Options.Add(ImportRun.ErrorsTo);
        FollowOptions.AddTo(command);
        return command;
    }
}
