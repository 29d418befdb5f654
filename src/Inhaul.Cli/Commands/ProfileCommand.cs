using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using Inhaul.Cli.Output;
using Inhaul.Parsing;
using Inhaul.Parsing.Csv;
using Inhaul.Profiling;
using Spectre.Console;

namespace Inhaul.Cli.Commands;

/// <summary><c>inhaul profile</c>: what is in a file, with the evidence for every type.</summary>
internal static class ProfileCommand
{
    public static Command Create(Terminal terminal)
    {
        var path = new Argument<string>("path") { Description = "A file, a URL (https://…, s3://bucket/key), or - for standard input" };
        var command = new Command("profile", "Tells what is in a file: columns, types with evidence, fill rate, samples, problems.") { path, InputOptions.Name, InputOptions.Entry, InputOptions.Limit };
        ParseSettings.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var limits = InputOptions.LimitsOf(parsed);
            await using var input = new InputReading([parsed.GetValue(path)!], parsed.GetValue(InputOptions.Name), parsed.GetValue(InputOptions.Entry)!, limits, _ => { }, cancellationToken);
            var (_, found) = await input.FindAsync();
            var profile = await Profiler.ProfileAsync(found.Only, ParseSettings.Of(parsed), limits, showSensitive: false, cancellationToken);
            if (CommonOptions.IsJson(parsed))
            {
                await Json.WriteAsync(terminal.Output, ToJson(profile));
            }
            else
            {
                Write(terminal.Results, profile);
            }

            return ExitCode.Ok;
        });
        return command;
    }

    private static void Write(IAnsiConsole console, SourceProfile profile)
    {
        var source = profile.Source;
        console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{source.Name}: {profile.Rows:N0} rows, {profile.Columns.Count} columns, {source.Bytes:N0} bytes, sha256 {source.Sha256}"));
        console.WriteLine($"{source.Encoding.Name} ({source.Encoding.Evidence}), {profile.Layout.Format}");
        var table = new Table().Border(TableBorder.Rounded)
            .AddColumn("column").AddColumn("type").AddColumn("why").AddColumn(new TableColumn("filled").RightAligned())
            .AddColumn(new TableColumn("distinct").RightAligned()).AddColumn("samples");
        foreach (var column in profile.Columns)
        {
            table.AddRow(
                Markup.Escape(column.Name), Markup.Escape(Type(column.Inferred)), Markup.Escape(column.Inferred.Why),
                column.FillRate.ToString("P1", CultureInfo.InvariantCulture), column.Distinct.ToString("N0", CultureInfo.InvariantCulture), Markup.Escape(string.Join(" · ", column.Samples)));
        }

        console.Write(table);
        foreach (var problem in Problems(profile))
        {
            console.WriteLine($"problem: {problem}");
        }
    }

    private static IEnumerable<string> Problems(SourceProfile profile)
    {
        foreach (var note in profile.Layout.Notes)
        {
            yield return note;
        }

        if (profile.MalformedRows > 0)
        {
            yield return string.Create(CultureInfo.InvariantCulture,
                $"{profile.MalformedRows:N0} rows are malformed and would be refused, the first on line {profile.FirstMalformedLine}");
        }

        foreach (var column in profile.Columns)
        {
            foreach (var problem in column.Inferred.Problems)
            {
                yield return $"{column.Name}: {problem}";
            }
        }
    }

    private static string Type(InferredType inferred) => inferred.Format is null ? Word.Of(inferred.Type) : $"{Word.Of(inferred.Type)} {inferred.Format}";

    private static JsonObject ToJson(SourceProfile profile) => new()
    {
        ["name"] = profile.Source.Name,
        ["bytes"] = profile.Source.Bytes,
        ["sha256"] = profile.Source.Sha256,
        ["encoding"] = profile.Source.Encoding.Name,
        ["encodingEvidence"] = profile.Source.Encoding.Evidence,
        ["format"] = profile.Layout.Format,
        ["separator"] = (profile.Layout as CsvLayout)?.Separator.ToString(),
        ["rows"] = profile.Rows,
        ["malformedRows"] = profile.MalformedRows,
        ["columns"] = new JsonArray([.. profile.Columns.Select(column => new JsonObject
        {
            ["name"] = column.Name,
            ["type"] = Word.Of(column.Inferred.Type),
            ["format"] = column.Inferred.Format,
            ["why"] = column.Inferred.Why,
            ["filled"] = column.Filled,
            ["fillRate"] = Math.Round(column.FillRate, 4),
            ["distinct"] = column.Distinct,
            ["misfits"] = column.Inferred.Misfits,
            ["longestBytes"] = column.LongestBytes,
            ["samples"] = new JsonArray([.. column.Samples.Select(sample => JsonValue.Create(sample))]),
            ["problems"] = new JsonArray([.. column.Inferred.Problems.Select(problem => JsonValue.Create(problem))]),
        })]),
        ["problems"] = new JsonArray([.. Problems(profile).Select(problem => JsonValue.Create(problem))]),
    };
}
