using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using Inhaul.Cli.Output;
using Spectre.Console;

namespace Inhaul.Cli.Commands;

/// <summary><c>inhaul list</c>: the imports, newest first.</summary>
internal static class ListCommand
{
    public static Command Create(Terminal terminal)
    {
        var limit = new Option<int>("--limit") { Description = "How many at most", DefaultValueFactory = _ => 50 };
        var command = new Command("list", "Lists the imports, newest first.") { limit };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var store = await StoreOpener.OpenExistingAsync(CommonOptions.StoreOf(parsed), cancellationToken);
            var imports = await store.ListAsync(CommonOptions.TenantOf(parsed), parsed.GetValue(limit), cancellationToken);
            if (CommonOptions.IsJson(parsed))
            {
                await Json.WriteAsync(terminal.Output, new JsonArray([.. imports.Select(Json.Import)]));
                return ExitCode.Ok;
            }

            var table = new Table().Border(TableBorder.Rounded)
                .AddColumn("id").AddColumn("type").AddColumn("state").AddColumn("liveness").AddColumn(new TableColumn("rows").RightAligned())
                .AddColumn(new TableColumn("refused").RightAligned()).AddColumn("created");
            foreach (var import in imports)
            {
                table.AddRow(
                    import.Id.ToString(), Markup.Escape(import.Type), Word.Of(import.State), Word.Of(import.Liveness), import.RowTotal.ToString("N0", CultureInfo.InvariantCulture),
                    import.Counts.Refused.ToString("N0", CultureInfo.InvariantCulture), Json.Time(import.CreatedAt)!);
            }

            terminal.Results.Write(table);
            return ExitCode.Ok;
        });
        return command;
    }
}
