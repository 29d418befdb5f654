using System.CommandLine;
using System.Diagnostics;
using Inhaul.Cli.Output;
using Inhaul.Delivery;
using Inhaul.Hosting;
using Inhaul.Intake;
using Inhaul.Reporting;
using Inhaul.Stores;

namespace Inhaul.Cli.Commands;

/// <summary>Runs an import in this process and reports its result; shared by <c>import</c>, <c>resume</c> and <c>retry</c>.</summary>
/// <param name="terminal">Where to report.</param>
/// <param name="isJson">Whether for programs.</param>
internal sealed class ImportRun(Terminal terminal, bool isJson)
{
    private readonly Stopwatch _clock = Stopwatch.StartNew();

    /// <summary>How many workers.</summary>
    public static Option<int> Workers { get; } = new("--workers")
    {
        Description = "How many chunks are in work at once (default: the number of cores)",
        DefaultValueFactory = _ => Environment.ProcessorCount,
    };

    /// <summary>Where the refused rows go.</summary>
    public static Option<string?> ErrorsTo { get; } = new("--errors-to") { Description = "Write the refused rows to this CSV file at the end" };

    /// <summary>Told how far the import is.</summary>
    public ImportProgress Progress { get; } = new();

    /// <summary>Shows progress while work goes on.</summary>
    public Task<T> ShowAsync<T>(Func<Task<T>> work) => new ProgressDisplay(terminal, isJson).ShowAsync(Progress, work);

    /// <summary>Does the import's work.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="store">The store.</param>
    /// <param name="import">The import.</param>
    /// <param name="intake">What the first look prepared, if one was taken.</param>
    /// <param name="cancellationToken">Stops soon, resumable.</param>
    /// <param name="acceptedErrors">Refused rows that a person has seen and accepted by resuming.</param>
    public Task<ImportRecord> WorkAsync(
        ParseResult parsed, IImportStore store, ImportRecord import, PreparedIntake? intake, CancellationToken cancellationToken, long acceptedErrors = 0)
    {
        var workers = parsed.GetValue(Workers);
        if (workers is < 1 or > 1024)
        {
            throw new InvalidConfigurationException($"--workers {workers} is not a number of workers; write 1 to 1024.");
        }

        return new ImportRunner(store, new DeliveryOptions { Workers = workers, AcceptedErrors = acceptedErrors }).RunAsync(import, intake, Progress, CommonOptions.Actor, cancellationToken);
    }

    /// <summary>Reports the result.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="store">The store.</param>
    /// <param name="import">The import at the end.</param>
    /// <param name="doneBefore">How many rows were decided before this command.</param>
    /// <param name="resumed">Whether it was begun by an earlier command.</param>
    /// <param name="cancellationToken">Stops the report.</param>
    /// <returns>The exit code.</returns>
    public async Task<int> ReportAsync(ParseResult parsed, IImportStore store, ImportRecord import, long doneBefore, bool resumed, CancellationToken cancellationToken)
    {
        var done = import.Counts.Read - import.Counts.Pending - doneBefore;
        var summary = new ImportSummary(import, await store.ReadErrorGroupsAsync(import, cancellationToken), resumed, _clock.Elapsed, Math.Max(0, done));
        if (isJson)
        {
            await Json.WriteAsync(terminal.Output, summary.ToJson());
        }
        else
        {
            summary.Write(terminal.Results);
        }

        if (parsed.GetValue(ErrorsTo) is { } path)
        {
            var rows = await ErrorsCsv.WriteAsync(store, import, path, cancellationToken);
            await terminal.Errors.WriteLineAsync($"{rows} refused rows written to {path}");
        }

        return ExitCode.Of(import.State);
    }
}
