using System.CommandLine;
using Inhaul.Cli.Output;
using Inhaul.Intake;
using Inhaul.Sources;
using Inhaul.Stores;

namespace Inhaul.Cli.Commands;

/// <summary><c>inhaul map</c>: which column of a file feeds which column of a table, to see and to decide.</summary>
internal sealed class MapCommand
{
    private readonly Argument<string> _path = new("path") { Description = "A file, a URL (https://…, s3://bucket/key), or - for standard input" };
    private readonly Option<string?> _type = new("--type") { Description = "The import type that decisions are kept for (default: from the file's name)" };
    private readonly Option<string?> _table = new("--table") { Description = "The target table (default: the import type)" };
    private readonly Option<string[]> _approve = new("--approve") { Description = "Approve what is suggested: column, or column=field" };
    private readonly Option<string[]> _reject = new("--reject") { Description = "Reject what is suggested or was approved: column, or column=field" };
    private readonly Option<string[]> _change = new("--change") { Description = "Choose another field: column=field; column= leaves the column out" };
    private readonly Option<bool> _allHigh = new("--all-high") { Description = "Approve all that is suggested with high confidence" };

    private MapCommand()
    {
    }

    public static Command Create(Terminal terminal)
    {
        var map = new MapCommand();
        var command = new Command("map", "Tells which column of a file feeds which column of a table, and takes decisions about it.")
        {
            map._path, map._type, map._table, InputOptions.Aliases, map._approve, map._reject, map._change, map._allHigh, InputOptions.Name, InputOptions.Entry, InputOptions.Limit,
        };
        ParseSettings.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var store = await StoreOpener.OpenExistingAsync(CommonOptions.StoreOf(parsed), cancellationToken);
            var report = new MappingReport(await map.RunAsync(parsed, store, cancellationToken));
            if (CommonOptions.IsJson(parsed))
            {
                await Json.WriteAsync(terminal.Output, report.ToJson());
            }
            else
            {
                report.Write(terminal.Results);
            }

            return ExitCode.Ok;
        });
        return command;
    }

    private async Task<MappingLook> RunAsync(ParseResult parsed, IImportStore store, CancellationToken cancellationToken)
    {
        await using var input = new InputReading(
            [parsed.GetValue(_path)!], parsed.GetValue(InputOptions.Name), parsed.GetValue(InputOptions.Entry)!, ParseSettings.Of(parsed).Sheet, InputOptions.LimitsOf(parsed), _ => { }, cancellationToken);
        var (files, found) = await input.FindAsync();
        var look = await MappingLook.TakeAsync(store, Request(parsed, files), found, cancellationToken);
        var wishes = new MappingWishes(look);
        Array.ForEach(parsed.GetValue(_approve)!, wishes.Approve);
        Array.ForEach(parsed.GetValue(_reject)!, wishes.Reject);
        Array.ForEach(parsed.GetValue(_change)!, wishes.Change);
        if (parsed.GetValue(_allHigh))
        {
            wishes.ApproveAllHigh();
        }

        if (wishes.Decisions.Count > 0)
        {
            look = await look.DecideAsync(store, wishes.Decisions, cancellationToken);
        }

        await look.SuggestAsync(store, cancellationToken);
        return look;
    }

    private ImportRequest Request(ParseResult parsed, IReadOnlyList<InputFile> files) => new()
    {
        Inputs = files,
        Tenant = CommonOptions.TenantOf(parsed),
        Actor = CommonOptions.Actor,
        Type = parsed.GetValue(_type),
        Table = parsed.GetValue(_table),
        Aliases = InputOptions.AliasesOf(parsed),
        Parse = ParseSettings.Of(parsed),
        Limits = InputOptions.LimitsOf(parsed),
    };
}
