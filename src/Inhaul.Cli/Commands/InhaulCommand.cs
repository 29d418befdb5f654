using System.CommandLine;
using Inhaul.Cli.Output;

namespace Inhaul.Cli.Commands;

/// <summary>The root of all commands.</summary>
internal static class InhaulCommand
{
    private static readonly (string Name, Func<Terminal, Command> Create)[] Commands =
    [
        ("import", ImportCommand.Create),
        ("list", ListCommand.Create),
        ("show", ShowCommand.Create),
        ("rows", RowsCommand.Create),
        ("errors", ErrorsCommand.Create),
        ("log", LogCommand.Create),
        ("retry", RetryCommand.Create),
        ("pause", PauseCommand.Create),
        ("resume", ResumeCommand.Create),
        ("cancel", CancelCommand.Create),
        ("verify", VerifyCommand.Create),
        ("attachments", AttachmentsCommand.Create),
        ("profile", ProfileCommand.Create),
        ("schema", SchemaCommand.Create),
        ("map", MapCommand.Create),
        ("new", NewCommand.Create),
        ("review", ReviewCommand.Create),
        ("worker", WorkerCommand.Create),
        ("migrate", MigrateCommand.Create),
    ];

    /// <summary>The root with all commands.</summary>
    public static RootCommand Create(Terminal terminal) => Create(terminal, Commands);

    /// <summary>The root for a command line. When that begins with a command, the others are left out: to make them takes longer than to run many a command.</summary>
    public static RootCommand Create(Terminal terminal, string[] arguments)
    {
        var named = Array.FindAll(Commands, command => arguments is [var first, ..] && first == command.Name);
        return Create(terminal, named.Length > 0 ? named : Commands);
    }

    private static RootCommand Create(Terminal terminal, (string Name, Func<Terminal, Command> Create)[] commands)
    {
        var root = new RootCommand("Imports data with every row accounted for.") { CommonOptions.Store, CommonOptions.Tenant, CommonOptions.Output };
        foreach (var (_, create) in commands)
        {
            root.Add(create(terminal));
        }

        return root;
    }
}
