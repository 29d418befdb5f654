using System.CommandLine;
using Inhaul.Cli.Output;

namespace Inhaul.Cli.Commands;

/// <summary><c>inhaul migrate</c>: creates or upgrades the store.</summary>
internal static class MigrateCommand
{
    public static Command Create(Terminal terminal)
    {
        var command = new Command("migrate", "Creates the store, or brings it up to date.");
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var store = await StoreOpener.OpenAsync(CommonOptions.StoreOf(parsed), cancellationToken);
            await terminal.Output.WriteLineAsync($"the store {StoreOpener.Display(CommonOptions.StoreOf(parsed))} is up to date");
            return ExitCode.Ok;
        });
        return command;
    }
}
