using System.CommandLine;
using Inhaul.Stores;

namespace Inhaul.Cli.Commands;

/// <summary>What the commands about one import have in common: they open the store, find the import and act on it.</summary>
internal static class StoreCommand
{
    /// <summary>Makes a command about one import.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="description">What it does.</param>
    /// <param name="act">What it does with the import; returns the exit code.</param>
    public static Command OnImport(string name, string description, Func<ParseResult, IImportStore, ImportRecord, CancellationToken, Task<int>> act)
    {
        var id = ImportId.Argument();
        var command = new Command(name, description) { id };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var store = await StoreOpener.OpenExistingAsync(CommonOptions.StoreOf(parsed), cancellationToken);
            var import = await ImportId.FindAsync(store, CommonOptions.TenantOf(parsed), parsed.GetValue(id)!, cancellationToken);
            return await act(parsed, store, import, cancellationToken);
        });
        return command;
    }
}
