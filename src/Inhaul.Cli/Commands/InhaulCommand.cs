using System.CommandLine;
using Inhaul.Cli.Output;

namespace Inhaul.Cli.Commands;

/// <summary>The root of all commands.</summary>
internal static class InhaulCommand
{
    public static RootCommand Create(Terminal terminal) => new("Imports data with every row accounted for.")
    {
        CommonOptions.Store,
        CommonOptions.Tenant,
        CommonOptions.Output,
        ImportCommand.Create(terminal),
        ListCommand.Create(terminal),
        ShowCommand.Create(terminal),
        RowsCommand.Create(terminal),
        ErrorsCommand.Create(terminal),
        LogCommand.Create(terminal),
        RetryCommand.Create(terminal),
        PauseCommand.Create(terminal),
        ResumeCommand.Create(terminal),
        CancelCommand.Create(terminal),
        VerifyCommand.Create(terminal),
        AttachmentsCommand.Create(terminal),
        ProfileCommand.Create(terminal),
        SchemaCommand.Create(terminal),
        MapCommand.Create(terminal),
        NewCommand.Create(terminal),
        ReviewCommand.Create(terminal),
        WorkerCommand.Create(terminal),
        MigrateCommand.Create(terminal),
    };
}
