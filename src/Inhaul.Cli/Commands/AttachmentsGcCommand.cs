using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using Inhaul.Attachments;
using Inhaul.Cli.Output;
using Inhaul.Stores;

namespace Inhaul.Cli.Commands;

/// <summary><c>inhaul attachments gc</c>: removes contents that no row names any more.</summary>
internal static class AttachmentsGcCommand
{
    public static Command Create(Terminal terminal)
    {
        var location = AttachmentsCommand.Location();
        var olderThan = new Option<string>("--older-than") { Description = "For how long nobody must have needed what is removed, such as 90m, 24h or 7d", DefaultValueFactory = _ => "24h" };
        var dryRun = new Option<bool>("--dry-run") { Description = "Only say what would be removed" };
        var unknown = new Option<bool>("--unknown") { Description = "Also remove what the store does not know of, as after its ledger was lost; only for a storage that no other store uses" };
        var forget = new Option<string[]>("--forget") { Description = "A column table.column that is gone: what only it named is needed no more", AllowMultipleArgumentsPerToken = false };
        var command = new Command("gc", "Removes attachments that no row names any more.") { location, olderThan, dryRun, unknown, forget };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var unusedFor = Duration.Parse("--older-than", parsed.GetValue(olderThan)!);
            var isRehearsal = parsed.GetValue(dryRun);
            await using var store = await StoreOpener.OpenExistingAsync(CommonOptions.StoreOf(parsed), cancellationToken);
            var storages = await AttachmentStorageOpener.OpenAllAsync(store.Attachments, parsed.GetValue(location), cancellationToken);
            await ForgetAsync(store.Attachments, storages, parsed.GetValue(forget) ?? [], isRehearsal, cancellationToken);
            var reports = new List<(string Location, CollectionReport Report)>();
            foreach (var storage in storages)
            {
                using var collection = new AttachmentCollection(store.Attachments, storage, new AttachmentOptions(), TimeProvider.System);
                reports.Add((storage.Location, await collection.RunAsync(unusedFor, parsed.GetValue(unknown), isRehearsal, cancellationToken)));
            }

            await WriteAsync(terminal, CommonOptions.IsJson(parsed), isRehearsal, reports);
            return reports.Exists(one => one.Report.Left > 0) ? ExitCode.Failed : ExitCode.Ok;
        });
        return command;
    }

    private static async Task ForgetAsync(IAttachmentSource source, IReadOnlyList<IAttachmentStorage> storages, IEnumerable<string> columns, bool isRehearsal, CancellationToken cancellationToken)
    {
        foreach (var named in columns)
        {
            if (isRehearsal)
            {
                throw new InvalidConfigurationException("--forget is kept, so it cannot go with --dry-run. Leave one of them out.");
            }

            var dot = named.LastIndexOf('.');
            var forgotten = false;
            foreach (var storage in dot > 0 ? storages : [])
            {
                forgotten |= await source.ForgetColumnAsync(storage.Location, named[..dot], named[(dot + 1)..], cancellationToken);
            }

            if (!forgotten)
            {
                var known = (await Task.WhenAll(storages.Select(storage => source.ReadColumnsAsync(storage.Location, cancellationToken)))).SelectMany(some => some).Select(column => $"{column.Table}.{column.Column}").Distinct().ToList();
                throw new InvalidConfigurationException($"--forget {named}: no such column names attachments. {(known.Count > 0 ? $"Those that do are {NameList.Of(known)}." : "None does.")}");
            }
        }
    }

    private static async Task WriteAsync(Terminal terminal, bool isJson, bool isRehearsal, List<(string Location, CollectionReport Report)> reports)
    {
        if (isJson)
        {
            await Json.WriteAsync(terminal.Output, new JsonArray([.. reports.Select(one => new JsonObject
            {
                ["storage"] = one.Location,
                ["dryRun"] = isRehearsal,
                ["removed"] = one.Report.Removed,
                ["removedBytes"] = one.Report.RemovedBytes,
                ["left"] = one.Report.Left,
                ["trouble"] = one.Report.Trouble,
            })]));
            return;
        }

        foreach (var (location, report) in reports)
        {
            await terminal.Output.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture, $"{location}: {report.Removed:N0} attachments ({report.RemovedBytes:N0} bytes) {(isRehearsal ? "would be removed" : "removed")}"));
            if (report.Left > 0)
            {
                await terminal.Errors.WriteLineAsync(string.Create(
                    CultureInfo.InvariantCulture, $"inhaul: {report.Left:N0} could not be removed from {location}: {report.Trouble}. Run the same command again later."));
            }
        }

        if (reports.Count == 0)
        {
            await terminal.Output.WriteLineAsync("the store knows of no attachments");
        }
    }
}
