using System.CommandLine;
using System.Globalization;

namespace Licenses;

/// <summary>The command line.</summary>
internal static class LicensesCommand
{
    private const string UsualDebugLog = "licenses.log";

    private static readonly Option<string?> StatesDir = new("--states-dir") { Description = "The folder with the record files *_parse.json (default with --single-file: the one that has it)" };
    private static readonly Option<string> Tag = new("--tag") { Description = "What the data set is called", Required = true };
    private static readonly Option<string> Store = new("--store") { Description = "An SQLite file, or the URL of a PostgreSQL database", DefaultValueFactory = _ => "licenses.db" };
    private static readonly Option<string> Attachments = new("--attachments") { Description = "Where the screenshots are kept: a folder, or s3://bucket/folder", DefaultValueFactory = _ => "attachments" };
    private static readonly Option<int> BatchSize = Number("--batch-size", "How many rows are written together", 25, 1_000_000);
    private static readonly Option<int> MaxWorkers = Number("--max-workers", "How many batches are in work at once", 16, 1024);
    private static readonly Option<int> MaxUploads = Number("--max-concurrent-uploads", "How many screenshots are uploaded at once", 10, 1000);
    private static readonly Option<string?> DebugLog = new("--debug-log") { Description = $"Write what becomes of each row to a file (default: {UsualDebugLog})", Arity = ArgumentArity.ZeroOrOne };
    private static readonly Option<bool> VerifyWrites = new("--verify-writes") { Description = "Read back and compare at the end what was written" };
    private static readonly Option<string?> SingleFile = new("--single-file") { Description = "Import this record file only" };

    /// <summary>The command.</summary>
    public static RootCommand Create()
    {
        var command = new RootCommand("Imports a folder of results of licence searches, each with its screenshot. Run it again, and it goes on where it stopped, and imports what is new or corrected.")
        {
            StatesDir, Tag, Store, Attachments, BatchSize, MaxWorkers, MaxUploads, DebugLog, VerifyWrites, SingleFile,
        };
        command.Validators.Add(result =>
        {
            if (result.GetResult(StatesDir) is null && result.GetResult(SingleFile) is null)
            {
                result.AddError("Option '--states-dir' is required: it names the folder with the record files.");
            }
        });
        command.SetAction((parsed, cancellationToken) => new LicensesRun(Of(parsed), Console.Out).RunAsync(cancellationToken));
        return command;
    }

    private static Settings Of(ParseResult parsed)
    {
        var single = parsed.GetValue(SingleFile);
        return new Settings(parsed.GetValue(StatesDir) ?? Path.GetDirectoryName(Path.GetFullPath(single!))!, parsed.GetValue(Tag)!)
        {
            Store = parsed.GetValue(Store)!,
            Attachments = parsed.GetValue(Attachments)!,
            BatchSize = parsed.GetValue(BatchSize),
            MaxWorkers = parsed.GetValue(MaxWorkers),
            MaxUploads = parsed.GetValue(MaxUploads),
            DebugLog = parsed.GetResult(DebugLog) is null ? null : parsed.GetValue(DebugLog) ?? UsualDebugLog,
            VerifyWrites = parsed.GetValue(VerifyWrites),
            SingleFile = single,
        };
    }

    private static Option<int> Number(string name, string description, int usual, int most)
    {
        var option = new Option<int>(name) { Description = description, DefaultValueFactory = _ => usual };
        option.Validators.Add(result =>
        {
            if (result.Tokens is [var given] && int.TryParse(given.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && (number < 1 || number > most))
            {
                result.AddError($"{name} {number} is out of range; it must be from 1 to {most}.");
            }
        });
        return option;
    }
}
