using System.CommandLine;
using Inhaul.Cli.Output;
using Inhaul.Hosting;
using Inhaul.Processing;

namespace Inhaul.Cli.Commands;

/// <summary><c>inhaul worker</c>: a process that works on all imports of all tenants of a store.</summary>
internal static class WorkerCommand
{
    public static Command Create(Terminal terminal)
    {
        var untilIdle = new Option<bool>("--until-idle") { Description = "End when nothing is left to do" };
        var command = new Command("worker", "Works on all imports of the store, of all tenants, until it is stopped.")
        {
            WorkerSettings.Workers, WorkerSettings.Lease, WorkerSettings.MaxUploads, untilIdle,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var options = WorkerSettings.Of(parsed) with { Poll = WorkerOptions.HostPoll };
            if (options.Workers == 0)
            {
                throw new InvalidConfigurationException("--workers 0 leaves nobody to work; write 1 to 1024.");
            }

            await using var store = await StoreOpener.OpenAsync(CommonOptions.StoreOf(parsed), cancellationToken);
            var report = new WorkerReport(
                import => StateReport.WriteLineAsync(terminal, parsed, store, import),
                entry => terminal.Errors.WriteLineAsync($"inhaul: {entry.Message}"));
            await terminal.Errors.WriteLineAsync($"worker ready: {options.Workers} at once, process {Environment.ProcessId}");
            await new WorkerHost(store, options, CommonOptions.Actor, report).RunAsync(parsed.GetValue(untilIdle), cancellationToken);
            return ExitCode.Ok;
        });
        return command;
    }
}
