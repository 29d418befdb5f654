using System.CommandLine;
using Inhaul.Cli.Output;
using Inhaul.Stores;

namespace Inhaul.Cli.Commands;

/// <summary><c>inhaul pause</c>: holds an import back; workers stop after the chunk they are at.</summary>
internal static class PauseCommand
{
    public static Command Create(Terminal terminal) => StoreCommand.OnImport("pause", "Pauses an import; workers stop after the chunk they are at.", async (parsed, store, import, cancellationToken) =>
    {
        import.RequireEngine("paused", $"stop it with 'inhaul cancel {import.Id}', and run that code again");
        var paused = await store.TransitionAsync(import.Tenant, import.Id, new StateChange(ImportState.Paused, CommonOptions.Actor, "paused by hand"), cancellationToken)
            ?? throw new InvalidConfigurationException($"Import {import.Id} is {Word.Of(import.State)} and cannot be paused.");
        await StateReport.WriteAsync(terminal, parsed, paused);
        return ExitCode.Ok;
    });
}
