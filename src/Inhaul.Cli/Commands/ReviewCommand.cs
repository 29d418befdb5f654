using System.CommandLine;
using System.Reflection;
using Inhaul.Cli.Output;
using Inhaul.Review;
using Inhaul.Review.Changes;
using Inhaul.Review.Configuration;
using Inhaul.Review.Discovery;
using Inhaul.Review.Python;
using Inhaul.Review.Reporting;
using Inhaul.Review.Suppressing;

namespace Inhaul.Cli.Commands;

/// <summary><c>inhaul review</c>: finds the classic mistakes of import code, each with the path that proves it.</summary>
internal sealed class ReviewCommand
{
    private readonly Argument<string[]> _paths = new("path") { Description = "Files of Python, or folders with them", Arity = ArgumentArity.OneOrMore };
    private readonly Option<string?> _format = new("--format") { Description = "How the findings are written (default: by the ending of --to, else table)" };
    private readonly Option<string?> _to = new("--to") { Description = "The file to write (default: standard output)" };
    private readonly Option<string> _minSeverity = new("--min-severity") { Description = "The least severity that the exit code counts", DefaultValueFactory = _ => ReviewWord.Of(ReviewSeverity.Low) };
    private readonly Option<string?> _config = new("--config") { Description = "A JSON file with the names that the code uses, severities, triggers and excluded paths" };
    private readonly Option<string?> _diff = new("--diff") { Description = "Only findings on lines that differ from a revision of git", HelpName = "revision" };
    private readonly Terminal _terminal;

    private ReviewCommand(Terminal terminal)
    {
        _terminal = terminal;
        _format.AcceptOnlyFromAmong([.. ReviewFormat.Words]);
        _minSeverity.AcceptOnlyFromAmong([.. ReviewWord.Severities]);
    }

    public static Command Create(Terminal terminal)
    {
        var review = new ReviewCommand(terminal);
        var command = new Command("review", "Reviews import code in Python: what it begins it must complete, what it writes it must flush, on every path.")
        {
            review._paths, review._format, review._to, review._minSeverity, review._config, review._diff,
        };
        command.SetAction(review.RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var to = parsed.GetValue(_to);
        var format = ReviewFormat.Of(parsed.GetValue(_format), CommonOptions.IsJson(parsed), to);
        try
        {
            var (report, sources) = await ReviewAsync(parsed, cancellationToken);
            var counted = report.Findings.Count(finding => finding.Severity >= ReviewWord.SeverityOf(parsed.GetValue(_minSeverity)!));
            await WriteAsync(format, report, sources, to);
            return counted > 0 ? ExitCode.Found : ExitCode.Ok;
        }
        catch (Exception stopped) when (cancellationToken.IsCancellationRequested && stopped is (OperationCanceledException or ReviewException))
        {
            // What is found is written at the end, and not in part. The signal may have ended Python, too, which is then no fault of it.
            await _terminal.Errors.WriteLineAsync("inhaul: interrupted. Nothing was written; the same command reviews from the beginning.");
            return ExitCode.Interrupted;
        }
        catch (ReviewException refusal)
        {
            throw new InvalidConfigurationException(refusal.Message);
        }
    }

    private async Task<(ReviewReport Report, SourceTexts Sources)> ReviewAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var configuration = parsed.GetValue(_config) is { } path ? ConfigurationReader.Read(path) : ReviewConfiguration.Default;
        var paths = parsed.GetValue(_paths)!;
        var (files, notes) = SourceSearch.Find(paths, configuration.Excluded, cancellationToken);
        // Git is asked first: it is quick, and what is wrong with it is said before a long review.
        var changes = parsed.GetValue(_diff) is { } revision ? await GitChanges.ReadAsync(paths, files.Keys, revision, cancellationToken) : null;
        var reviewer = new PythonReviewer(configuration.Rules);
        ReviewFile[] sources = [.. files.Select(file => new ReviewFile(file.Key, file.Value))];
        var found = await Task.Run(() => reviewer.Review(sources, cancellationToken), cancellationToken).WaitAsync(cancellationToken);
        var report = configuration.Limit(SuppressionFilter.Apply(found, files));
        report = report with { Notes = [.. notes, .. report.Notes] };
        return (changes?.Limit(report, files) ?? report, new SourceTexts(files));
    }

    private async Task WriteAsync(string format, ReviewReport report, SourceTexts sources, string? to)
    {
        using var written = new StringWriter();
        var target = to is null ? _terminal : new Terminal(written, _terminal.Errors);
        switch (format)
        {
            case ReviewFormat.Markdown:
                await target.Output.WriteAsync(MarkdownReport.Of(report, sources));
                break;
            case ReviewFormat.Sarif:
                await Json.WriteAsync(target.Output, SarifReport.Of(report, sources, Version()));
                break;
            case ReviewFormat.Json:
                await Json.WriteAsync(target.Output, JsonReport.Of(report));
                break;
            default:
                ReviewText.Write(target.Results, report, sources);
                break;
        }

        if (to is not null)
        {
            try
            {
                await File.WriteAllTextAsync(to, written.ToString(), CancellationToken.None);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                throw new InvalidConfigurationException($"--to {to} cannot be written: {exception.Message}");
            }

            await _terminal.Errors.WriteLineAsync($"{ReportSummary.Of(report)} Written to {to}.");
        }
    }

    private static string Version() => typeof(ReviewCommand).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];
}
