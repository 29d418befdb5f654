using System.CommandLine;
using Inhaul.Cli.Output;
using Inhaul.Stores;

namespace Inhaul.Cli.Commands;

/// <summary><c>inhaul cancel</c>: stops an import for good; what was written stays written and is said.</summary>
internal static class CancelCommand
{
    public static Command Create(Terminal terminal) => StoreCommand.OnImport("cancel", "Cancels an import; chunks in work are finished first.", async (parsed, store, import, cancellationToken) =>
    {
        var cancelling = import.State == ImportState.Cancelling ? import
            : await store.TransitionAsync(import.Tenant, import.Id, new StateChange(ImportState.Cancelling, CommonOptions.Actor, "cancelled by hand"), cancellationToken)
            ?? throw new InvalidConfigurationException($"Import {import.Id} is {Word.Of(import.State)} and cannot be cancelled.");
        await store.Work.ReleaseDeadAsync(import, WorkerIdentity.IsDead, cancellationToken);
        await StateReport.WriteAsync(terminal, parsed, await store.EndIfDoneAsync(cancelling, CommonOptions.Actor, cancellationToken));
        return ExitCode.Ok;
    });
}
